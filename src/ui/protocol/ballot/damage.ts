import type { Stroke } from '../../../core/protocol/mark.ts'
import type { Random } from '../../../core/random.ts'
import type { Layout, Region } from './layout.ts'
import type { Lines } from './places.ts'
import { amid, corners, jagged, type Point, patch, swing } from './pen.ts'

/** What happened to the paper itself: a `gap` where the table shows through, its `edge`, the shades of a crumpled paper. */
export interface Damage {
  readonly of: 'gap' | 'edge' | 'fold' | 'shade' | 'shine'
  readonly path: string
}

type Accident = Extract<Stroke['shape'], 'tear' | 'hole' | 'crease'>

export function isAccident(shape: Stroke['shape']): shape is Accident {
  return shape === 'tear' || shape === 'hole' || shape === 'crease'
}

/** Draws damage; the paper's own shape is never cut, the table's colour lies over it. */
export function drawDamage(stroke: Stroke, layout: Layout, lines: Lines, random: Random): Damage[] {
  switch (stroke.shape) {
    case 'hole':
      return hole(layout.margin, random)
    case 'crease':
      return creases(layout.paper, random)
    default:
      if (stroke.at === 'paper') return inTwo(layout, random)
      if (stroke.at === 'chosen' && lines.chosen) return bitten(lines.chosen.number, layout.paper, random)
      return cornerGone(layout.paper, random)
  }
}

/** A gap between a torn edge and points beyond the paper. */
function gap(edge: readonly Point[], beyond: readonly Point[]): Damage[] {
  return [
    { of: 'gap', path: corners([...edge, ...beyond]) },
    { of: 'edge', path: corners(edge).slice(0, -1) },
  ]
}

function hole({ x, y }: Region, random: Random): Damage[] {
  const path = patch([x, y], [7.5, 7], random, 0.12)
  return [
    { of: 'gap', path },
    { of: 'edge', path },
  ]
}

/** How far beyond the paper a gap reaches, so that the paper's shadow goes with it. */
const BEYOND = 4

/** The lower right corner. */
function cornerGone({ x, y, width, height }: Region, random: Random): Damage[] {
  const [right, bottom] = [x + width / 2, y + height / 2]
  const [up, along] = [amid(random, 42, 54), amid(random, 66, 92)]
  const edge = jagged([right, bottom - up], [right - along, bottom], random)
  return gap(edge, [
    [right - along, bottom + BEYOND],
    [right + BEYOND, bottom + BEYOND],
    [right + BEYOND, bottom - up],
  ])
}

/** A number with the paper round it: a bite out of the edge, or a hole where the edge is too far. */
function bitten(number: Region, paper: Region, random: Random): Damage[] {
  const reach = number.width / 2 + 5
  const left = paper.x - paper.width / 2
  const far = number.x - left > 60
  const from = far ? 0 : 130
  const round = Array.from({ length: 20 }, (_, at): Point => {
    const angle = ((-from + ((far ? 360 : 2 * from) * at) / 19) * Math.PI) / 180
    const ragged = reach * amid(random, 0.98, 1.2)
    return [number.x + Math.cos(angle) * ragged, number.y + Math.sin(angle) * ragged]
  })
  if (far) return gap(round, [])
  const edge: Point[] = [[left, number.y - reach * 1.25], ...round, [left, number.y + reach * 1.3]]
  return gap(edge, [
    [left - BEYOND, number.y + reach * 1.3],
    [left - BEYOND, number.y - reach * 1.25],
  ])
}

/** A tear from edge to edge, along a rule near the middle, wide enough to see the table. */
function inTwo({ paper, rows }: Layout, random: Random): Damage[] {
  const rules = rows.map(({ line }) => line.y + line.height / 2)
  const level = rules.reduce(
    (best, rule) => (Math.abs(rule - paper.y) < Math.abs(best - paper.y) ? rule : best),
    0,
  )
  const [left, right] = [paper.x - paper.width / 2, paper.x + paper.width / 2]
  const upper = jagged([left, level - 7], [right, level - 2], random, 2.2)
  const lower = jagged([right, level + 6], [left, level + 3], random, 2.2)
  return [
    {
      of: 'gap',
      path: corners([
        [left - BEYOND, level - 7],
        ...upper,
        [right + BEYOND, level - 2],
        [right + BEYOND, level + 6],
        ...lower,
        [left - BEYOND, level + 3],
      ]),
    },
    { of: 'edge', path: corners(upper).slice(0, -1) },
    { of: 'edge', path: corners(lower).slice(0, -1) },
  ]
}

/** Folds all over a crumpled paper: along each, one side lies in the shade and the ridge shines. */
function creases({ x, y, width, height }: Region, random: Random): Damage[] {
  const [left, top] = [x - width / 2, y - height / 2]
  const within = (across: number, down: number): Point => [left + width * across, top + height * down]
  return Array.from({ length: 8 }, (_, at) => {
    const share = (Math.floor(at / 2) + amid(random, 0.1, 0.9)) / 4
    const slant = swing(random) * 0.28
    const hold = (part: number) => Math.min(0.995, Math.max(0.005, part))
    const [from, to] =
      at % 2 === 0
        ? [within(hold(share), 0.002), within(hold(share + slant), 0.998)]
        : [within(0.002, hold(share)), within(0.998, hold(share + slant))]
    const middle: Point = [
      (from[0] + to[0]) / 2 + swing(random) * 16,
      (from[1] + to[1]) / 2 + swing(random) * 16,
    ]
    const side = at % 2 === 0 ? [amid(random, 9, 20), 0] : [0, amid(random, 9, 20)]
    const [off = 0, below = 0] = side
    const held: Point = [
      Math.min(left + width - 1, middle[0] + off),
      Math.min(top + height - 1, middle[1] + below),
    ]
    return [
      { of: 'shade', path: corners([from, middle, to, held]) },
      { of: 'fold', path: corners([from, middle, to]).slice(0, -1) },
      {
        of: 'shine',
        path: corners([from, middle, to].map(([px, py]): Point => [px - 1, py - 1])).slice(0, -1),
      },
    ] satisfies Damage[]
  }).flat()
}
