/**
 * What a shape is filled with: a colour of the drawing (`--sc-…`) or a part of a person (`skin`, `hair`, `top` …). Some
 * have a way of their own: `line` is drawn and not filled, so is `crease`, a soft line on skin; `stubble` and `glow` have
 * no edge.
 */
export type Paint = string

/**
 * One shape: its paint and its way in the language of SVG paths. A `both` is drawn a second time as its mirror image, so
 * that the right half tells the whole; it reaches a little over the middle, lest a gap shows.
 */
export type Shape = readonly [paint: Paint, way: string, sides?: 'both']

/** Which colour each part of a person has; a paint that is not named here is a colour itself. */
export type Tones = Readonly<Record<Paint, string>>

interface Props {
  readonly shapes: readonly Shape[]
  readonly tones?: Tones
}

const OPEN: ReadonlySet<Paint> = new Set(['line', 'crease'])
const EDGELESS: ReadonlySet<Paint> = new Set(['stubble', 'glow'])

/** Shapes one over the other, the last on top. */
export function Shapes({ shapes, tones = {} }: Props) {
  return (
    <>
      {shapes.flatMap(([paint, way, sides], at) => {
        const colour = `var(--sc-${tones[paint] ?? paint})`
        const [fill, stroke] = OPEN.has(paint)
          ? ['none', colour]
          : [colour, EDGELESS.has(paint) ? 'none' : undefined]
        const path = (mirror?: string) => (
          <path key={`${at}${mirror}`} d={way} fill={fill} stroke={stroke} transform={mirror} />
        )
        return sides ? [path(), path('scale(-1 1)')] : path()
      })}
    </>
  )
}
