import type { Shape } from './shapes.ts'

/** One spot as it is drawn: where its number lies, and its shapes, the last on top. */
export interface DrawnSpot {
  readonly at: readonly [x: number, y: number]
  /** Where its shapes are drawn from; without it from the corner of the sheet. */
  readonly corner?: readonly [x: number, y: number]
  readonly shapes: readonly Shape[]
}

/** A drawing: how large its sheet is, what lies behind all spots, and the spots from the back to the front. */
export interface Drawn {
  readonly size: readonly [width: number, height: number]
  readonly behind: readonly Shape[]
  /** @param listed the spots of the question that are not drawn always, in its order: some drawings lay them out in a row */
  readonly spots: (listed: readonly string[]) => Readonly<Record<string, DrawnSpot>>
}
