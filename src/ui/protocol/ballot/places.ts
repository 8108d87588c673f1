import type { Stroke } from '../../../core/protocol/mark.ts'
import type { Random } from '../../../core/random.ts'
import type { Layout, Region, Row } from './layout.ts'

/** The subjects whose lines a mark means; the generator's ballots have these and more. */
export interface Meant {
  readonly choice: string | null
  readonly second: string | null
  readonly third: string | null
}

/** The lines a mark is drawn on. */
export interface Lines {
  readonly chosen: Row | undefined
  /** The line below the chosen one; above it, where the chosen one is the last of its column. */
  readonly next: Row | undefined
  readonly second: Row | undefined
  readonly third: Row | undefined
}

/** Finds the lines; where a ballot names none, chance does, so that every mark can be drawn. */
export function linesFor({ choice, second, third }: Meant, { rows }: Layout, random: Random): Lines {
  const named = [choice, second, third].map((subject) => rows.find((row) => row.subject === subject))
  const free = random.shuffle(rows.filter((row) => !named.includes(row)))
  const [first, other, last] = named.map((row) => row ?? free.pop())
  return { chosen: first, next: first && neighbourOf(first, rows), second: other, third: last }
}

function neighbourOf(row: Row, rows: readonly Row[]): Row | undefined {
  const at = rows.indexOf(row)
  const below = rows[at + 1]
  return below && below.line.x === row.line.x ? below : rows[at - 1]
}

/** Where a stroke goes, before its size is looked at: once for each line it is drawn on. */
export function regionsOf({ shape, at, on, shift = 0 }: Stroke, layout: Layout, lines: Lines): Region[] {
  const { rows, frame, paper, header, margin, foot } = layout
  const spotsOf = (row: Row | undefined): Region[] =>
    row ? spotsOn(row, shape, on).map((spot) => slipped(spot, shift, row, lines.next)) : []
  switch (at) {
    case 'chosen':
    case 'second':
    case 'third':
      return spotsOf(lines[at])
    case 'all':
      return shape === 'wave' ? columnsOf(rows) : rows.flatMap(spotsOf)
    case 'others':
      return rows.filter((row) => row !== lines.chosen).flatMap(spotsOf)
    case 'between':
      return betweenLines(lines, on === 'line')
    case 'header':
      return [header]
    case 'margin':
      return [margin]
    case 'foot':
      return [shape === 'signature' || shape === 'word' ? foot : { ...foot, width: on === 'name' ? 100 : 36 }]
    case 'back':
      return [{ x: paper.x, y: paper.y, width: 72, height: 72 }]
    case 'paper':
      return [
        { ...paper, width: frame.width * (shape === 'word' ? 0.86 : 0.64), height: paper.height * 0.68 },
      ]
    case 'envelope':
      return [{ x: paper.x + 76, y: layout.above - 18, width: 138, height: 18 }]
  }
}

/** A name in several rows is crossed out row by row and underlined under the last. */
function spotsOn(row: Row, shape: Stroke['shape'], on: Stroke['on']): readonly Region[] {
  if (on === 'line') return [{ ...row.line, width: row.line.width - 18, height: row.number.height + 2 }]
  if (on !== 'name') return [row[on]]
  if (shape === 'line' || shape === 'double-line') return row.nameRows
  if (shape === 'underline') return row.nameRows.slice(-1)
  return [row.name]
}

/** Slipped towards the neighbouring line, wherever that is. */
function slipped(spot: Region, shift: number, row: Row, next: Row | undefined): Region {
  const towards = next && next.line.y < row.line.y ? -1 : 1
  return { ...spot, y: spot.y + (towards * shift * row.line.height) / 100 }
}

/** The rule between the chosen line and its neighbour, or both their numbers. */
function betweenLines({ chosen, next }: Lines, both: boolean): Region[] {
  if (!chosen) return []
  if (!next) return [chosen.number]
  const { x, width, height } = chosen.number
  const y = (chosen.line.y + next.line.y) / 2
  return [{ x, y, width, height: both ? Math.abs(chosen.line.y - next.line.y) + height : height }]
}

/** The numbers of each column together. */
function columnsOf(rows: readonly Row[]): Region[] {
  return [...new Set(rows.map((row) => row.number.x))].map((x) => {
    const column = rows.filter((row) => row.number.x === x)
    const levels = column.map((row) => row.number.y)
    const [top, bottom] = [Math.min(...levels), Math.max(...levels)]
    return { x, y: (top + bottom) / 2, width: 20, height: bottom - top + 26 }
  })
}

/** A region so many per cent as large, in the same place. */
export function sized(region: Region, percent: number): Region {
  return { ...region, width: (region.width * percent) / 100, height: (region.height * percent) / 100 }
}
