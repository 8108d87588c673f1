/** The edges of a card as it is printed, by the turn the camera reads when that edge is on top: turned clockwise once, the left one is. */
export const EDGES = ['north', 'west', 'south', 'east'] as const
