import { loadavg } from 'node:os'
import { pathToFileURL } from 'node:url'
import { KINDS, type Kind } from './centre.ts'
import { eveningFigures, soakFigures } from './evening.ts'
import type { Figures } from './measure.ts'
import { outageFigures, returnFigures } from './outage.ts'
import { startPostgres } from './own-postgres.ts'
import { lineFigures } from './sync-line.ts'
import { rateFigures } from './sync-rate.ts'

/*
 * The server under load (docs/scaling.md). `node out/ts/bench/load.js` runs only this, with `evening`, `rate`, `soak` or `outage` only
 * that part; `node out/ts/bench/load.js whole` runs both evenings with all 30,000 members.
 */

/** What a figure is, and what it should come to. */
export interface LoadGoal {
  readonly name: string
  readonly says: string
  readonly unit: 'ms' | 'a second' | 'MiB' | 'B' | ''
  readonly most?: number
  readonly least?: number
  /** Breaking it fails the run: it does not depend on the machine. */
  readonly fails?: true
}

const ofKind = (kind: Kind): LoadGoal[] => [
  { name: `rate${kind}`, says: 'statements taken, batches of 20 to 50', unit: 'a second', least: 10_000 },
  { name: `rate99${kind}`, says: 'a batch, eight at once, 99 of 100', unit: 'ms', most: 100 },
  { name: `rateBare${kind}`, says: 'a bare handler that writes the same rows', unit: 'a second' },
  { name: `rateShare${kind}`, says: 'of it the server reaches', unit: '', least: 0.5 },
  { name: `rateRows${kind}`, says: 'a bare handler that writes one small row each', unit: 'a second' },
  { name: `rateProcessor${kind}`, says: 'processor time of the server for 1,000 statements', unit: 'ms' },
  ...(['Calm', 'Rush'] as const).flatMap((name): LoadGoal[] => [
    { name: `evening50${name}${kind}`, says: `${WHEN[name]}, middle`, unit: 'ms' },
    {
      name: `evening99${name}${kind}`,
      says: `${WHEN[name]}, 99 of 100`,
      unit: 'ms',
      most: name === 'Calm' ? 150 : 500,
    },
    { name: `eveningAgain${name}${kind}`, says: 'requests made again', unit: '' },
    { name: `eveningLost${name}${kind}`, says: 'attempts lost or given up', unit: '', most: 0, fails: true },
    { name: `eveningMemory${name}${kind}`, says: 'memory at the peak', unit: 'MiB', most: 150 },
    { name: `eveningProcessor${name}${kind}`, says: 'of one processor, in 100', unit: '' },
  ]),
  { name: `size${kind}`, says: 'an attempt with its statement on the disk', unit: 'B' },
  { name: `soakPeak${kind}`, says: 'memory at the peak of a soak', unit: 'MiB', most: 150 },
  { name: `soakGrowth${kind}`, says: 'its last third to its middle third', unit: '', most: 1.1 },
  { name: `ready${kind}`, says: 'well again after SIGKILL', unit: 'ms', most: 1_000 },
]
const WHEN = { Calm: '30,000 members in ten minutes', Rush: '30,000 members in two minutes' } as const

export const LOAD_GOALS: readonly (LoadGoal | string)[] = [
  ...KINDS.flatMap((kind) => [kind, ...ofKind(kind)]),
  'After an outage',
  {
    name: 'outageWave',
    says: 'knocks in the fullest five seconds to the last five in which nobody answered',
    unit: '',
    most: 2,
  },
  { name: 'outageLost', says: 'attempts lost', unit: '', most: 0, fails: true },
  { name: 'outageDone', says: 'until all is home', unit: 'ms' },
  {
    name: 'returnWave',
    says: '30,000 full outboxes within a minute: fullest ten seconds to the first wave, by sums',
    unit: '',
    most: 2,
    fails: true,
  },
  { name: 'returnLost', says: 'phones that gave up', unit: '', most: 0, fails: true },
  { name: 'returnSentAway', says: 'times each was sent away', unit: '' },
  { name: 'returnDone', says: 'until all is home at 10,000 a second', unit: 'ms' },
  'On the line: fifty attempts',
  { name: 'lineRequests', says: 'requests', unit: '', most: 2, fails: true },
  { name: 'lineBytes', says: 'with their heads', unit: 'B', most: 15_000, fails: true },
  { name: 'lineEvent', says: 'for each thing done in them', unit: 'B', most: 45, fails: true },
  { name: 'lineAttempt', says: 'for each attempt', unit: 'B' },
  {
    name: 'lineTime',
    says: 'slow 3G with the connection and TLS, by sums',
    unit: 'ms',
    most: 3_000,
    fails: true,
  },
]

/** What follows from sums alone, on any machine. */
export function sumFigures(): Figures {
  return { ...lineFigures(), ...returnFigures() }
}

/** Everything, or one part of it. */
export async function loadFigures(part = 'all'): Promise<Figures> {
  const is = (name: string): boolean => part === 'all' || part === name
  const postgres = startPostgres()
  try {
    return {
      loadBefore: loadavg()[0] ?? NaN,
      ...sumFigures(),
      ...(is('outage') ? await outageFigures(postgres) : {}),
      ...(is('rate') ? await rateFigures(postgres) : {}),
      ...(is('evening') || part === 'whole' ? await eveningFigures(postgres, part === 'whole') : {}),
      ...(is('soak') ? await soakFigures(postgres) : {}),
      loadAfter: loadavg()[0] ?? NaN,
    }
  } finally {
    postgres?.stop()
  }
}

/** Prints the figures. @returns whether one is broken that fails the run */
export function tellLoad(figures: Figures): boolean {
  let isBroken = false
  console.log(
    `\nThe server; load of the machine ${figures['loadBefore']} before, ${figures['loadAfter']} after`,
  )
  for (const goal of LOAD_GOALS) {
    if (typeof goal === 'string') {
      console.log(goal)
      continue
    }
    const { name, says, unit, most, least, fails } = goal
    const value = figures[name]
    if (value === undefined) continue
    const isKept = value <= (most ?? Infinity) && value >= (least ?? -Infinity)
    if (!isKept && fails) isBroken = true
    const state = most === undefined && least === undefined ? '' : isKept ? 'ok' : fails ? 'BROKEN' : 'over'
    const limit = most !== undefined ? ` of ${most}` : least !== undefined ? ` of at least ${least}` : ''
    const shown = Number.isInteger(value) ? value : value.toFixed(value < 10 ? 2 : 0)
    console.log(`  ${state.padEnd(7)} ${shown}${limit}${unit && ` ${unit}`}: ${says}`)
  }
  return isBroken
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exit(tellLoad(await loadFigures(process.argv[2])) ? 1 : 0)
