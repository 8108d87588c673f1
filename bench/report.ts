import { middle, type Figures } from './measure.ts'

/** What is looked at, and what it should come to. */
interface Row {
  readonly name: string
  readonly says: string
  readonly unit: 'ms' | 'bytes' | 'count' | 'share'
  /** At most so many times the floor of the same round. */
  readonly timesFloor?: number
  /** At most so much. */
  readonly most?: number
  /** Breaking it fails the run: only for what does not depend on the machine. */
  readonly fails?: true
}

const KIB = 1024

export const ROWS: readonly (Row | string)[] = [
  'First visit, slow 3G, 6× slower',
  { name: 'firstPaint', says: 'first paint with content', unit: 'ms' },
  { name: 'firstReady', says: 'home readable', unit: 'ms', timesFloor: 1.15 },
  { name: 'firstLive', says: 'home live', unit: 'ms' },
  { name: 'firstSettled', says: 'readable and no long task', unit: 'ms', timesFloor: 1.25 },
  { name: 'firstBlocking', says: 'blocking time', unit: 'ms', most: 0 },
  {
    name: 'firstRequestsBefore',
    says: 'requests answered before readable',
    unit: 'count',
    most: 2,
    fails: true,
  },
  { name: 'firstBytesBefore', says: 'bytes before readable', unit: 'bytes', most: 14 * KIB, fails: true },
  { name: 'firstRequests', says: 'requests until quiet', unit: 'count' },
  { name: 'firstBytes', says: 'bytes until quiet', unit: 'bytes' },
  { name: 'firstQuiet', says: 'quiet', unit: 'ms' },
  { name: 'foreign', says: 'requests to other hosts', unit: 'count', most: 0, fails: true },
  'Everything saved for offline, slow 3G, 6× slower',
  { name: 'wholeTime', says: 'whole', unit: 'ms' },
  { name: 'wholeLine', says: 'the line alone', unit: 'ms' },
  { name: 'wholeOver', says: 'whole ÷ (line × 1.15 + 2.5 s)', unit: 'share', most: 1 },
  { name: 'wholeRequests', says: 'requests, with page, worker, icon and manifests', unit: 'count' },
  { name: 'wholeBytes', says: 'bytes, with all that the line adds', unit: 'bytes' },
  'Second visit with a line, nothing new',
  { name: 'againRequests', says: 'requests', unit: 'count', most: 1, fails: true },
  { name: 'againBytes', says: 'bytes', unit: 'bytes', most: 200, fails: true },
  { name: 'againReady', says: 'home readable', unit: 'ms' },
  'Cold start without a server: home',
  { name: 'coldPaint', says: 'first paint with content, 6×', unit: 'ms' },
  { name: 'coldReady', says: 'readable, 6×', unit: 'ms', timesFloor: 1.3 },
  { name: 'coldBlocking', says: 'blocking time, 6×', unit: 'ms', most: 0 },
  { name: 'coldLongest', says: 'longest task, 6×', unit: 'ms' },
  { name: 'coldCpu', says: 'main thread, not slowed', unit: 'ms', timesFloor: 1.6 },
  { name: 'coldScript', says: 'of it script', unit: 'ms', most: 8 },
  { name: 'coldHeap', says: 'heap', unit: 'bytes', most: 1.3 * KIB * KIB },
  'Cold start without a server: a chapter',
  { name: 'deepPaint', says: 'first paint with content, 6×', unit: 'ms' },
  { name: 'deepReady', says: 'readable, 6×', unit: 'ms', timesFloor: 1.6 },
  { name: 'deepBlocking', says: 'blocking time, 6×', unit: 'ms' },
  { name: 'deepCpu', says: 'main thread, not slowed', unit: 'ms' },
  { name: 'deepHeap', says: 'heap', unit: 'bytes' },
  'Going about, 6× slower',
  { name: 'wayMedian', says: 'change of page, middle', unit: 'ms', most: 60 },
  { name: 'wayFirst', says: 'of it home to contents', unit: 'ms' },
  { name: 'waySecond', says: 'of it contents to a chapter', unit: 'ms' },
  { name: 'wayBack', says: 'of it back to home', unit: 'ms' },
  { name: 'wayNew', says: 'the first two together, first time', unit: 'ms' },
  { name: 'searchMedian', says: 'key to hits painted, middle', unit: 'ms', most: 50 },
  { name: 'search95', says: 'key to hits painted, 95 of 100', unit: 'ms', most: 100 },
  { name: 'searchFirst', says: 'the first key after a cold start', unit: 'ms', most: 100 },
  { name: 'searchOpened', says: 'from cold start to first hits', unit: 'ms' },
  { name: 'searchSlip', says: 'a word with a slip', unit: 'ms', most: 150 },
  { name: 'usedHeap', says: 'heap, guide open and searched', unit: 'bytes', most: 4 * KIB * KIB },
]

/** What the rounds of one site came to. */
export type Rounds = readonly Figures[]

/** A line of the table. */
export interface Line {
  readonly name: string
  readonly says: string
  readonly values: Readonly<Record<string, number | undefined>>
  /** Middle of the rounds' ratios to the floor. */
  readonly ratio: number | undefined
  readonly goal: string
  readonly state: 'ok' | 'over' | 'BROKEN' | ''
}

/** Compares the rounds of all sites; the floor's and the app's names are given. */
export function compare(
  rounds: Readonly<Record<string, Rounds>>,
  floor: string,
  app: string,
): (Line | string)[] {
  return ROWS.map((row): Line | string => {
    if (typeof row === 'string') return row
    const values = Object.fromEntries(
      Object.entries(rounds).map(([site, figures]) => [site, middleOf(figures, row.name)]),
    )
    const value = values[app]
    const ratio = ratioOf(rounds[app] ?? [], rounds[floor] ?? [], row.name)
    const within =
      row.most !== undefined && value !== undefined
        ? value <= row.most
        : row.timesFloor !== undefined && ratio !== undefined
          ? ratio <= row.timesFloor
          : undefined
    return {
      name: row.name,
      says: row.says,
      values,
      ratio,
      goal: goalOf(row),
      state: within === undefined ? '' : within ? 'ok' : row.fails ? 'BROKEN' : 'over',
    }
  })
}

function middleOf(figures: Rounds, name: string): number | undefined {
  const values = figures.map((each) => each[name]).filter((value) => value !== undefined)
  return values.length > 0 ? middle(values) : undefined
}

function ratioOf(app: Rounds, floor: Rounds, name: string): number | undefined {
  const ratios = app.flatMap((figures, round) => {
    const [value, least] = [figures[name], floor[round]?.[name]]
    return value !== undefined && least ? [value / least] : []
  })
  return ratios.length > 0 ? middle(ratios) : undefined
}

function goalOf({ timesFloor, most, unit }: Row): string {
  if (timesFloor !== undefined) return `≤ ×${timesFloor}`
  return most === undefined ? '' : `≤ ${written(most, unit)}`
}

function written(value: number | undefined, unit: Row['unit']): string {
  if (value === undefined) return '–'
  if (Number.isNaN(value)) return '?'
  if (unit === 'ms')
    return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`
  if (unit === 'share') return value.toFixed(2)
  if (unit === 'count') return String(value)
  return value >= KIB * KIB
    ? `${(value / KIB / KIB).toFixed(2)} MiB`
    : value >= KIB
      ? `${(value / KIB).toFixed(1)} KiB`
      : `${value} B`
}

/** Writes the lines as a table. */
export function table(lines: readonly (Line | string)[], sites: readonly string[]): string {
  const units = new Map(
    ROWS.flatMap((row) => (typeof row === 'string' ? [] : [[row.name, row.unit] as const])),
  )
  const cells = lines.map((line) =>
    typeof line === 'string'
      ? line
      : [
          `  ${line.says}`,
          ...sites.map((site) => written(line.values[site], units.get(line.name) ?? 'count')),
          line.ratio === undefined ? '' : `×${line.ratio.toFixed(2)}`,
          line.goal,
          line.state,
        ],
  )
  const head = ['', ...sites, 'to floor', 'goal', '']
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => (typeof row === 'string' ? 0 : (row[column] ?? '').length))),
  )
  const lay = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  return [lay(head), ...cells.map((row) => (typeof row === 'string' ? row : lay(row)))].join('\n')
}
