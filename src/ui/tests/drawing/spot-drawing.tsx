import { type DrawingName, spotsOf } from '../../../core/question/drawings.ts'
import { BALLOT_MARKS } from './ballot-marks.ts'
import { BALLOT_VALID } from './ballot-valid.ts'
import { BOX_AND_SEALS } from './box-and-seals.ts'
import type { Drawn, DrawnSpot } from './drawn.ts'
import { POLLING_ROOM } from './polling-room.ts'
import type { Shape } from './shapes.ts'

const DRAWN: Readonly<Record<DrawingName, Drawn>> = {
  'polling-room': POLLING_ROOM,
  'ballot-valid': BALLOT_VALID,
  'ballot-marks': BALLOT_MARKS,
  'box-and-seals': BOX_AND_SEALS,
}

interface Props {
  readonly drawing: DrawingName
  /** The spots of the question: those of them that are not drawn always make the difference. */
  readonly spots: readonly string[]
}

/** A drawing with what a question needs to be seen in it; hidden from screen readers, since the names of the spots stand beside it. */
export function SpotDrawing({ drawing, spots }: Props) {
  const { size, behind } = DRAWN[drawing]
  return (
    <svg class="ts-drawing" viewBox={`0 0 ${size.join(' ')}`} aria-hidden="true" focusable="false">
      {behind.map(path)}
      {seen(drawing, spots).map(([id, { corner = [0, 0], shapes }]) => (
        <g key={id} transform={`translate(${corner.join(' ')})`}>
          {shapes.map(path)}
        </g>
      ))}
    </svg>
  )
}

/** Where the numbers of spots lie, in percent of the picture's width and height. */
export function spotPlaces(
  drawing: DrawingName,
  spots: readonly string[],
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const [width, height] = DRAWN[drawing].size
  const drawn = new Map(seen(drawing, spots))
  return new Map(
    spots.flatMap((id) => {
      const at = drawn.get(id)?.at
      return at ? [[id, { x: (100 * at[0]) / width, y: (100 * at[1]) / height }] as const] : []
    }),
  )
}

/** What is to be seen, from the back to the front: what the drawing always has, and of the rest what the question names. */
function seen(drawing: DrawingName, spots: readonly string[]): [string, DrawnSpot][] {
  const known = spotsOf(drawing)
  const listed = known.filter(({ id, drawn }) => drawn === 'listed' && spots.includes(id))
  const gone = new Set(listed.map(({ instead }) => instead))
  const rest = new Set(known.filter(({ drawn }) => drawn === 'listed').map(({ id }) => id))
  const named = spots.filter((id) => rest.has(id))
  return Object.entries(DRAWN[drawing].spots(named)).filter(
    ([id]) => !gone.has(id) && (!rest.has(id) || named.includes(id)),
  )
}

const OPEN: ReadonlySet<string> = new Set(['line', 'line-thick', 'paper-line', 'stamp', 'crease'])

function path([paint, way]: Shape, at: number) {
  return OPEN.has(paint) ? (
    <path key={at} d={way} class={`ts-${paint}`} />
  ) : (
    <path key={at} d={way} fill={`var(--ts-${paint})`} />
  )
}
