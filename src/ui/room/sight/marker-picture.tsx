import { markerBits } from '../../../flow/marker.ts'

/** Cells of a marker with its dark border, and light cells round it. */
const [SIDE, QUIET] = [8, 1]
const WHOLE = SIDE + 2 * QUIET

interface Props {
  /** Which card, from 0 to 249. */
  readonly id: number
  /** By how many quarters it is turned clockwise: which answer is on top. */
  readonly turn: number
  /** What it is, for whoever cannot see it; none where a text beside it says so. */
  readonly label?: string
}

/** A marker card, always dark on light, since the reader looks for that. */
export function MarkerPicture({ id, turn, label }: Props) {
  const middle = WHOLE / 2
  return (
    <svg
      class="si-marker"
      viewBox={`0 0 ${WHOLE} ${WHOLE}`}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
      shape-rendering="crispEdges"
    >
      <rect width={WHOLE} height={WHOLE} fill="#fff" />
      <rect x={QUIET} y={QUIET} width={SIDE} height={SIDE} fill="#000" />
      <path d={lightCells(id)} fill="#fff" transform={`rotate(${turn * 90} ${middle} ${middle})`} />
    </svg>
  )
}

/** One path for all light cells, a row's neighbours joined. */
function lightCells(id: number): string {
  let path = ''
  for (const [row, cells] of markerBits(id).entries())
    for (let column = 0; column < cells.length; column++) {
      if (!cells[column]) continue
      const from = column
      while (cells[column + 1]) column++
      path += `M${from + QUIET + 1} ${row + QUIET + 1}h${column + 1 - from}v1h${from - column - 1}z`
    }
  return path
}
