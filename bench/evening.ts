import { setTimeout as pause } from 'node:timers/promises'
import type * as Chance from '../src/core/random.ts'
import { built } from './built.ts'
import { type Centre, KINDS, makeCentre, type Running, startCentre, wellAfter } from './centre.ts'
import { makeMember, type Member } from './members.ts'
import { type Figures, quantile } from './measure.ts'
import type { OwnPostgres } from './own-postgres.ts'
import { BenchPhone, outcomeOf } from './phone.ts'
import { postFresh } from './post.ts'

/*
 * The evening of a training day: 30,000 members come online, each over a connection of their own with twenty attempts, within ten minutes or
 * within two. Open loop: they come when they come, whether the server is quick or not, and what they wait counts from then. Here a stretch
 * of each is run at the same rate; `node out/ts/bench/load.js whole` runs both whole.
 */

const { randomFrom } = await built<typeof Chance>('core/random')

const MEMBERS = 30_000
const EACH = 20
/** A stretch lasts so long (s). */
const STRETCH = Number(process.env['BENCH_STRETCH'] ?? 20)
/** Minutes the soak lasts. */
const SOAK = Number(process.env['BENCH_SOAK'] ?? 3)
/** Within so many minutes everybody comes. */
const EVENINGS = [
  { name: 'Calm', minutes: 10 },
  { name: 'Rush', minutes: 2 },
] as const

/** How an evening went. */
interface Evening {
  /** From coming online until everything is at the centre (ms), by member. */
  readonly took: readonly number[]
  /** Requests that brought nothing and were made again. */
  readonly again: number
  /** Attempts that were acknowledged, and that no phone will send any more without that. */
  readonly home: number
  readonly givenUp: number
}

/** Stretches on each database. */
export async function eveningFigures(postgres: OwnPostgres | undefined, isWhole = false): Promise<Figures> {
  const figures: Figures = {}
  for (const { name, minutes } of EVENINGS) {
    const perSecond = MEMBERS / (minutes * 60)
    const count = isWhole ? MEMBERS : Math.round(perSecond * STRETCH)
    const members = membersFor(`evening ${name}`, count)
    for (const kind of KINDS) {
      const centre = makeCentre(kind, postgres)
      if (!centre) continue
      await centre.enrol(members)
      const before = await centre.size()
      const server = await startCentre(centre)
      const evening = await come(server, members, perSecond)
      const [memory, processor] = [server.memory(), server.processor()]
      const ended = await server.stop()
      const lost = count * EACH - (await keptIn(centre))
      const size = (await centre.size()) - before
      centre.remove()
      if (ended !== 0) throw new Error(`The server ended with ${ended}`)
      Object.assign(figures, {
        [`evening50${name}${kind}`]: quantile([...evening.took], 0.5),
        [`evening99${name}${kind}`]: quantile([...evening.took], 0.99),
        [`eveningAgain${name}${kind}`]: evening.again,
        [`eveningLost${name}${kind}`]: lost + evening.givenUp + count * EACH - evening.home,
        [`eveningMemory${name}${kind}`]: memory.peak / MIB,
        [`eveningProcessor${name}${kind}`]: (100 * processor * perSecond) / count,
        [`size${kind}`]: size / (count * EACH),
      })
    }
  }
  return figures
}

/** The server at the rate of a calm evening for some minutes, killed at the end in the middle of its work, and back again. */
export async function soakFigures(postgres: OwnPostgres | undefined, minutes = SOAK): Promise<Figures> {
  const figures: Figures = {}
  const perSecond = MEMBERS / 600
  const members = membersFor('soak', Math.round(perSecond * 60 * minutes))
  const storm = membersFor('storm', STORM)
  for (const kind of KINDS) {
    const centre = makeCentre(kind, postgres)
    if (!centre) continue
    await centre.enrol([...members, ...storm])
    const server = await startCentre(centre)
    const samples: number[] = []
    const timer = setInterval(() => samples.push(server.memory().now), 1000)
    await come(server, members, perSecond)
    clearInterval(timer)
    const third = Math.floor(samples.length / 3)
    const [middle, last] = [samples.slice(third, 2 * third), samples.slice(2 * third)]
    const { peak } = server.memory()
    for (const { letters } of storm) void postFresh(server.port, letters[0]?.bytes ?? Buffer.alloc(0))
    await pause(IN_THE_MIDDLE)
    await server.stop('SIGKILL')
    const start = performance.now()
    const again = await startCentre(centre)
    const ready = await wellAfter(again.port, start)
    await again.stop()
    Object.assign(figures, {
      [`soakPeak${kind}`]: peak / MIB,
      [`soakGrowth${kind}`]: meanOf(last) / meanOf(middle),
      [`ready${kind}`]: ready,
    })
    centre.remove()
  }
  return figures
}

const MIB = 2 ** 20
/** So many come at once just before the server is killed, and so long (ms) before. */
const STORM = 500
const IN_THE_MIDDLE = 300

function membersFor(seed: string, count: number): Member[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () =>
    makeMember(random, { attempts: EACH, most: 50, keepAlive: false }),
  )
}

/** Members come as they come: independently of each other, so many a second on the whole. */
async function come(server: Running, members: readonly Member[], perSecond: number): Promise<Evening> {
  const random = randomFrom('coming')
  const chance = (): number => random.below(2 ** 30) / 2 ** 30
  const took: number[] = []
  const counts = { again: 0, home: 0, givenUp: 0 }
  const start = performance.now()
  let due = start

  const send = async ({ letters }: Member, online: number): Promise<void> => {
    const phone = new BenchPhone(letters)
    for (let wait: number | undefined = 0; wait !== undefined && phone.next; ) {
      if (wait > 0) await pause(wait)
      const outcome = outcomeOf(await postFresh(server.port, phone.next.bytes))
      if (outcome.kind !== 'taken') counts.again++
      wait = phone.after(outcome, Date.now(), chance())
    }
    counts.home += phone.taken
    if (phone.next) counts.givenUp += phone.next.parcels.length
    took.push(performance.now() - online)
  }

  const under: Promise<void>[] = []
  for (const member of members) {
    due += (-Math.log(1 - chance()) / perSecond) * 1000
    const left = due - performance.now()
    if (left > 1) await pause(left)
    under.push(send(member, due))
  }
  await Promise.all(under)
  return { took, ...counts }
}

/** Attempts that are there with their statement. */
async function keptIn(centre: Centre): Promise<number> {
  const [row] = await centre.ask((database) =>
    database.all('SELECT COUNT(*) AS found FROM attempts JOIN statements ON statements.id = attempts.id'),
  )
  return Number(row?.['found'])
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
