/** One shape: its paint (a colour of the drawing, `--ts-…`; `line` is drawn and not filled) and its way in the language of SVG paths. */
export type Shape = readonly [paint: string, way: string]

/** A box with its upper left corner at x and y. */
export function box(paint: string, x: number, y: number, width: number, height: number): Shape {
  return [paint, `M${x} ${y}h${width}v${height}h${-width}z`]
}

/** A disc round x and y. */
export function disc(paint: string, x: number, y: number, radius: number): Shape {
  return [
    paint,
    `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`,
  ]
}

/** Strokes one after another, each a way of its own. */
export function strokes(...ways: readonly string[]): Shape {
  return ['line', ways.join('')]
}

/** Lines of writing below one another. */
export function writing(x: number, y: number, width: number, lines: number, apart = 5): Shape {
  return strokes(...Array.from({ length: lines }, (_, line) => `M${x} ${y + line * apart}h${width}`))
}

/** Somebody standing, head and shoulders over a coat; x is the middle, y the crown of the head. */
export function somebody(x: number, y: number, cloth: string, hair = 'hair'): readonly Shape[] {
  return [
    [cloth, `M${x - 11} ${y + 44}v-18q0-9 11-9t11 9v18z`],
    disc('skin', x, y + 9, 7),
    [hair, `M${x - 7.5} ${y + 8}q0-8.5 7.5-8.5t7.5 8.5q-7.5-5-15 0z`],
  ]
}

/** A folding table or desk: its top, and below it the front. */
export function table(x: number, y: number, width: number, height = 20): readonly Shape[] {
  return [box('wood', x, y, width, 8), box('wood-deep', x + 3, y + 8, width - 6, height - 8)]
}
