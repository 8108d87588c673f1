import { setTimeout as pause } from 'node:timers/promises'
import type * as Chance from '../src/core/random.ts'
import type * as Patiences from '../src/server/patience.ts'
import { built } from './built.ts'
import { makeCentre, startCentre } from './centre.ts'
import { type Letter, makeMember } from './members.ts'
import type { Figures } from './measure.ts'
import type { OwnPostgres } from './own-postgres.ts'
import { BenchPhone, outcomeOf } from './phone.ts'
import { postFresh } from './post.ts'

/*
 * The server was away, and everybody comes back. Once for real, small: twenty seconds of an evening in which nobody answers. Once whole, by a
 * clock of its own: 30,000 phones with two hundred attempts each, all of them online again within one minute. The phones there go by the
 * app's own rules and the server sends away by its own; only that it takes so many attempts a second is set.
 */

const { randomFrom } = await built<typeof Chance>('core/random')
const { Patience } = await built<typeof Patiences>('server/patience')

const PHONES = 30_000
/** All are back within so many seconds. */
const WITHIN = 60
const LETTERS = { count: 4, attempts: 50 } as const
/** What the server takes in a second, and how many requests it has in hand at most (server/sync.ts). */
const TAKES = 10_000
const AT_ONCE = 1_000

/** The whole return, by sums. */
export function returnFigures(): Figures {
  const random = randomFrom('return')
  const chance = (): number => random.below(2 ** 30) / 2 ** 30
  const clock = { now: 0 }
  const patience = new Patience(() => clock.now, chance)
  const agenda = new Agenda()
  const knocks: number[] = []
  let [running, freeAt, home, sentAway, last] = [0, 0, 0, 0, 0]

  const knock = (phone: BenchPhone): void => {
    const second = Math.floor(clock.now / 1000)
    knocks[second] = (knocks[second] ?? 0) + 1
    if (running >= AT_ONCE) {
      sentAway++
      const wait = phone.after({ kind: 'busy', after: patience.ask() * 1000 }, clock.now, chance())
      if (wait !== undefined) agenda.add(clock.now + wait, () => knock(phone))
      return
    }
    running++
    freeAt = Math.max(freeAt, clock.now) + (LETTERS.attempts / TAKES) * 1000
    agenda.add(freeAt, () => {
      running--
      const taken = phone.next?.parcels ?? []
      phone.after(
        { kind: 'taken', answer: { version: 1, taken: [...taken], refused: [] } },
        clock.now,
        chance(),
      )
      if (phone.next) return knock(phone)
      home++
      last = clock.now
    })
  }
  for (let at = 0; at < PHONES; at++) {
    const phone = new BenchPhone(lettersOf(at))
    agenda.add(chance() * WITHIN * 1000, () => knock(phone))
  }
  agenda.run(clock)
  const tens = Array.from({ length: Math.ceil(knocks.length / 10) }, (_, ten) =>
    knocks.slice(10 * ten, 10 * ten + 10).reduce((sum, each) => sum + (each ?? 0), 0),
  )
  return {
    returnLost: PHONES - home,
    returnWave: Math.max(...tens) / 10 / (PHONES / WITHIN),
    returnSentAway: sentAway / PHONES,
    returnDone: last,
  }
}

/** Letters of which nothing matters but what is in them. */
function lettersOf(phone: number): Letter[] {
  return Array.from({ length: LETTERS.count }, (_, at) => {
    const id = `${phone}/${at}` as Letter['parcels'][number]['id']
    return {
      bytes: Buffer.alloc(0),
      packed: 0,
      plain: 0,
      events: 0,
      parcels: [{ id, sequence: 1, text: '', bytes: 0 }],
    }
  })
}

/** What happens when, the earliest first. */
class Agenda {
  private readonly heap: { readonly at: number; readonly act: () => void }[] = []

  add(at: number, act: () => void): void {
    const { heap } = this
    let place = heap.push({ at, act }) - 1
    while (place > 0) {
      const above = (place - 1) >> 1
      if (this.at(above) <= this.at(place)) break
      this.swap(place, above)
      place = above
    }
  }

  run(clock: { now: number }): void {
    for (let next = this.take(); next; next = this.take()) {
      clock.now = next.at
      next.act()
    }
  }

  private take() {
    const { heap } = this
    if (heap.length > 1) this.swap(0, heap.length - 1)
    const first = heap.pop()
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2]
      const least = this.at(right) < this.at(left) ? right : left
      if (this.at(least) >= this.at(place)) return first
      this.swap(place, least)
      place = least
    }
  }

  private at(place: number): number {
    return this.heap[place]?.at ?? Infinity
  }

  private swap(one: number, other: number): void {
    const { heap } = this
    const [first, second] = [heap[one], heap[other]]
    if (first && second) [heap[one], heap[other]] = [second, first]
  }
}

/** Members come at the rate of a calm evening; the server is away from the beginning on, for so long (s). */
const AWAY = 20
const AFTER = 20
const PER_SECOND = 50

/** The small return, for real. */
export async function outageFigures(postgres: OwnPostgres | undefined): Promise<Figures> {
  const centre = makeCentre('PostgreSQL', postgres) ?? makeCentre('SQLite', undefined)
  if (!centre) return {}
  const random = randomFrom('outage')
  const members = Array.from({ length: PER_SECOND * (AWAY + AFTER) }, () =>
    makeMember(random, { attempts: 100, most: 50, keepAlive: false }),
  )
  await centre.enrol(members)
  const first = await startCentre(centre)
  const { port } = first
  await first.stop('SIGKILL')

  const start = performance.now()
  const [knocks, phones]: [number[], BenchPhone[]] = [[], []]
  const send = async (phone: BenchPhone): Promise<void> => {
    for (let wait: number | undefined = 0; wait !== undefined && phone.next; ) {
      if (wait > 0) await pause(wait)
      // what follows an answer at once is no knock at the door
      if (wait > 0 || phone.place === 0) {
        const second = Math.floor((performance.now() - start) / 1000)
        knocks[second] = (knocks[second] ?? 0) + 1
      }
      const outcome = outcomeOf(await postFresh(port, phone.next.bytes))
      wait = phone.after(outcome, Date.now(), random.below(1000) / 1000)
    }
  }
  const back = pause(AWAY * 1000).then(() => startCentre(centre, { port }))
  const under: Promise<void>[] = []
  for (const [at, { letters }] of members.entries()) {
    const left = start + (at * 1000) / PER_SECOND - performance.now()
    if (left > 1) await pause(left)
    const phone = new BenchPhone(letters)
    phones.push(phone)
    under.push(send(phone))
  }
  await Promise.all(under)
  const lasted = performance.now() - start - AWAY * 1000
  await (await back).stop()
  const [row] = await centre.ask((database) => database.all('SELECT COUNT(*) AS found FROM statements'))
  centre.remove()
  const fives = Array.from({ length: Math.ceil(knocks.length / 5) }, (_, five) =>
    knocks.slice(5 * five, 5 * five + 5).reduce((sum, each) => sum + (each ?? 0), 0),
  )
  return {
    outageWave: Math.max(...fives.slice(AWAY / 5)) / (fives[AWAY / 5 - 1] ?? NaN),
    outageLost: members.length * 100 - Number(row?.['found']),
    outageDone: lasted,
  }
}
