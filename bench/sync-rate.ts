import type * as Chance from '../src/core/random.ts'
import { built } from './built.ts'
import { type Centre, KINDS, type Kind, makeCentre, startCentre } from './centre.ts'
import { type Letter, makeMember, type Member } from './members.ts'
import { type Figures, quantile } from './measure.ts'
import type { OwnPostgres } from './own-postgres.ts'
import { keptLine } from './post.ts'

/*
 * How many statements a second the server takes for as long as they come, checked, each once and durable before it is acknowledged; beside it
 * a bare handler of Node that writes the same rows into the same database (bench/bare.ts), before and after, in the same run. Closed
 * loop: each line sends its next batch when the last is answered. The sender runs on the same processors.
 */

const { randomFrom } = await built<typeof Chance>('core/random')

/**
 * Requests at once: as many as keep the server wholly busy. More of them bring no more home, each only stands in the queue for longer (32 lines:
 * four times as long).
 */
const LINES = 8
/** How long is measured, and how long it runs before that (ms). */
const SECONDS = 8
const WARM = 2
/** More than any server here takes in that time. */
const MOST = 30_000
/** Batches hold from twenty to fifty attempts. */
const BATCHES = [20, 50] as const

/** What was sent, and how it went. */
interface Rate {
  /** Attempts a second, each with its statement. */
  readonly rate: number
  /** Seconds of processor time the server took for a thousand. */
  readonly processor: number
  readonly took: readonly number[]
}

/** Rates on both databases, by the names of bench/load.ts. */
export async function rateFigures(postgres: OwnPostgres | undefined): Promise<Figures> {
  const figures: Figures = {}
  const members = membersFor(SECONDS + WARM)
  for (const kind of KINDS) {
    const own = await on(kind, postgres, members)
    const bare = await on(kind, postgres, members, 'batch')
    const rows = await on(kind, postgres, members, 'rows')
    const again = await on(kind, postgres, members)
    if (!own || !bare || !rows || !again) continue
    const rate = (own.rate + again.rate) / 2
    Object.assign(figures, {
      [`rate${kind}`]: rate,
      [`rateBare${kind}`]: bare.rate,
      [`rateRows${kind}`]: rows.rate,
      [`rateShare${kind}`]: rate / bare.rate,
      [`rate99${kind}`]: quantile([...own.took, ...again.took], 0.99),
      [`rateProcessor${kind}`]: (1000 * (own.processor + again.processor)) / 2,
    })
  }
  return figures
}

/** Members with one batch of twenty to fifty each. */
function membersFor(seconds: number): Member[] {
  const random = randomFrom('rate')
  const members: Member[] = []
  for (let left = MOST * seconds * 0.5; left > 0; ) {
    const attempts = random.between(...BATCHES)
    members.push(makeMember(random, { attempts, most: 50, keepAlive: true }))
    left -= attempts
  }
  return members
}

async function on(
  kind: Kind,
  postgres: OwnPostgres | undefined,
  members: readonly Member[],
  bare?: 'batch' | 'rows',
): Promise<Rate | undefined> {
  const centre = makeCentre(kind, postgres)
  if (!centre) return undefined
  try {
    await centre.enrol(members)
    return await measured(centre, members, bare)
  } finally {
    centre.remove()
  }
}

async function measured(
  centre: Centre,
  members: readonly Member[],
  bare: 'batch' | 'rows' | undefined,
): Promise<Rate> {
  const server = await startCentre(centre, bare ? { bare } : {})
  try {
    const letters = members.flatMap((member) => member.letters)
    let next = 0
    let counted = 0
    const took: number[] = []
    const [begin, end] = [performance.now() + WARM * 1000, performance.now() + (WARM + SECONDS) * 1000]
    let before = 0
    const timer = setTimeout(() => (before = server.processor()), WARM * 1000)
    const line = async (): Promise<void> => {
      const kept = keptLine(server.port)
      for (;;) {
        const letter: Letter | undefined = letters[next++]
        const sent = performance.now()
        if (!letter || sent > end) break
        const said = await kept.post(letter.bytes)
        if (said?.status !== 200) throw new Error(`A batch was answered with ${said?.status}: ${said?.body}`)
        const now = performance.now()
        if (sent >= begin && now <= end) {
          counted += letter.parcels.length
          took.push(now - sent)
        }
      }
      kept.end()
    }
    await Promise.all(Array.from({ length: LINES }, line))
    clearTimeout(timer)
    const lasted = (Math.min(performance.now(), end) - begin) / 1000
    return {
      rate: counted / lasted,
      processor: ((server.processor() - before) / counted) * 1000,
      took,
    }
  } finally {
    await server.stop()
  }
}
