/** One piece of what was drawn: `ink` from the pen, or something that happened to the paper. */
export interface Piece {
  readonly of: 'ink' | 'print-off' | 'stain' | 'rim' | 'finger'
  readonly path: string
}
