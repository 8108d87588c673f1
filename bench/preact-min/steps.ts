/** What the bare app shows. */
export const STEPS = [
  {
    id: 'open',
    title: 'Open the room at seven',
    text: 'All who are on duty are there before the doors open.',
  },
  { id: 'lots', title: 'Draw lots for the duties of the day', text: 'Nobody chooses; the lots do.' },
  { id: 'seal', title: 'Show the empty box and seal it', text: 'Everyone present sees that it is empty.' },
  { id: 'count', title: 'Count what lies in it', text: 'When the doors are closed, and not before.' },
]
