import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import type { AttemptRefusal, BatchAnswer } from '../../src/core/sync/batch.ts'
import {
  afterRequest,
  FRESH,
  hopeful,
  type Outcome,
  type Parcel,
  planBatch,
  type Standing,
  waitLeft,
} from '../../src/core/sync/outbox.ts'

/*
 * The outbox against a centre and a line that do everything a centre and a line can do. Phone and centre are a few lines each; what is
 * tried is the core between them. Seeded: every run can be had again.
 */

const RUNS = 10_000
const SEED = 7_2026
const DAY = 24 * 60 * 60_000

/** What is wrong with an attempt, in the eyes of a centre: nothing; it says so; it refuses all it is in; it breaks down over it. */
type Poison = 'none' | 'refused' | 'breaks' | 'crashes'

/** What the line does to a request. */
const WEATHER = [
  'fair',
  'lost', // before it arrives
  'cut', // the centre commits and dies before it answers
  'twice', // it arrives a second time
  'late', // it arrives long after the phone has given up
  'stale', // the answer is that to an earlier request
  'torn', // half an answer
  'portal',
  'busy',
  'asked', // to wait for a minute
  'trouble', // 500, nothing committed
] as const
type Weather = (typeof WEATHER)[number]

type Step =
  | { readonly does: 'writes'; readonly bytes: number; readonly poison: Poison }
  | { readonly does: 'changes'; readonly which: number }
  | { readonly does: 'sends'; readonly weather: Weather; readonly meanwhile: readonly number[] }
  | { readonly does: 'waits'; readonly ms: number }
  | { readonly does: 'delivers' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('writes' as const),
      bytes: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 200, max: 9_000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 150_000, max: 210_000 }) },
      ),
      poison: fc.oneof(
        { weight: 12, arbitrary: fc.constant('none' as const) },
        { weight: 1, arbitrary: fc.constantFrom('refused' as const, 'breaks' as const, 'crashes' as const) },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('changes' as const), which: fc.nat(40) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('sends' as const),
      weather: fc.constantFrom(...WEATHER),
      meanwhile: fc.array(fc.nat(40), { maxLength: 2 }),
    }),
  },
  // a clock may be set back by years as well as forward
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('waits' as const),
      ms: fc.integer({ min: -900 * DAY, max: 900 * DAY }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delivers' as const) }) },
)

class Centre {
  readonly has = new Map<string, number>()
  /** How many statements it made of each. */
  readonly statements = new Map<string, number>()
  lastAnswer: BatchAnswer | undefined

  constructor(
    private readonly most: number,
    private readonly poisonOf: (id: string) => Poison,
  ) {}

  /** Takes a batch: all of it or nothing, and of each attempt the newest. */
  take(batch: readonly Parcel[]): Outcome {
    const poisons = batch.map(({ id }) => this.poisonOf(id))
    if (batch.reduce((sum, { bytes }) => sum + bytes, 0) > this.most) return { kind: 'too-big' }
    if (poisons.includes('crashes')) return { kind: 'unknown' }
    if (poisons.includes('breaks')) return { kind: 'broken' }
    const good = batch.filter(({ id }) => this.poisonOf(id) === 'none')
    for (const { id, sequence } of good) {
      if (!this.has.has(id)) this.statements.set(id, (this.statements.get(id) ?? 0) + 1)
      this.has.set(id, Math.max(sequence, this.has.get(id) ?? 0))
    }
    const answer: BatchAnswer = {
      version: 1,
      taken: good.map(({ id }) => ({ id, sequence: this.has.get(id) ?? 0 })),
      refused: batch
        .filter(({ id }) => this.poisonOf(id) === 'refused')
        .map(({ id }) => ({ id, why: 'broken' as const })),
    }
    this.lastAnswer = answer
    return { kind: 'taken', answer }
  }
}

interface Kept {
  readonly bytes: number
  readonly poison: Poison
  sequence: number
}

class Phone {
  readonly attempts = new Map<Uuid, Kept>()
  readonly rows = new Map<Uuid, { aside?: AttemptRefusal }>()
  standing: Standing = FRESH
  now = 1_790_000_000_000
  private sequence = 0

  write(bytes: number, poison: Poison): void {
    const id = makeUuid(1_700_000_000_000 + this.attempts.size, new Uint8Array(10))
    this.attempts.set(id, { bytes, poison, sequence: ++this.sequence })
    this.rows.set(id, {})
  }

  change(which: number): void {
    const id = [...this.attempts.keys()][which]
    const found = id && this.attempts.get(id)
    if (!found) return
    found.sequence = ++this.sequence
    this.rows.set(id, {})
  }

  batch(): readonly Parcel[] {
    const { after, most } = this.standing
    const waiting = [...this.rows]
      .filter(([, row]) => !row.aside)
      .map(([id]) => id)
      .sort()
    const ahead = waiting.filter((id) => id > after)
    const parcels = (ahead.length > 0 ? ahead : waiting).slice(0, most).map((id): Parcel => {
      const { sequence, bytes } = this.attempts.get(id) as Kept
      return { id, sequence, text: '{}', bytes }
    })
    const { batch, tooBig } = planBatch(parcels, most)
    for (const { id } of tooBig) this.rows.set(id, { aside: 'too-big' })
    return batch.length > 0 || tooBig.length === 0 ? batch : this.batch()
  }

  fold(batch: readonly Parcel[], outcome: Outcome, chance: number): void {
    const { taken, aside, standing } = afterRequest(this.standing, batch, outcome, { now: this.now, chance })
    for (const { id, sequence } of taken)
      if ((this.attempts.get(id)?.sequence ?? 0) <= sequence) this.rows.delete(id)
    for (const { id, sequence, why } of aside)
      if (this.attempts.get(id)?.sequence === sequence) this.rows.set(id, { aside: why })
    this.standing = standing
  }
}

const outcomeIn: Readonly<Partial<Record<Weather, Outcome>>> = {
  lost: { kind: 'unknown' },
  trouble: { kind: 'unknown' },
  portal: { kind: 'portal' },
  busy: { kind: 'busy' },
  asked: { kind: 'busy', after: 60_000 },
}

function send(
  phone: Phone,
  centre: Centre,
  wires: (readonly Parcel[])[],
  sending: Step & { does: 'sends' },
): void {
  if (waitLeft(phone.standing, phone.now) > 0) phone.standing = hopeful(phone.standing, true)
  if (waitLeft(phone.standing, phone.now) > 0) return
  const batch = phone.batch()
  if (batch.length === 0) return
  const { weather, meanwhile } = sending
  const before = centre.lastAnswer
  const reached = (): Outcome => {
    const said = outcomeIn[weather]
    if (said) return said
    if (weather === 'late') {
      wires.push(batch)
      return { kind: 'unknown' }
    }
    const first = centre.take(batch)
    if (weather === 'twice') centre.take(batch)
    if (weather === 'cut' || weather === 'torn') return { kind: 'unknown' }
    return weather === 'stale' && before ? { kind: 'taken', answer: before } : first
  }
  const outcome = reached()
  for (const which of meanwhile) phone.change(which)
  phone.fold(batch, outcome, 0.5)
}

/** Nothing leaves the outbox that the centre does not have as it is on the phone. */
function expectNothingLost(phone: Phone, centre: Centre): void {
  for (const [id, { sequence }] of phone.attempts)
    if (!phone.rows.has(id) && (centre.has.get(id) ?? 0) < sequence)
      throw new Error(`${id}@${sequence} left the outbox, and the centre has ${centre.has.get(id)}`)
}

/** What must become of an attempt's row: gone, set aside, or, where the centre cannot say which one is the matter, either. */
function endOf({ poison, bytes }: Kept): { aside: AttemptRefusal } | undefined | 'open' {
  if (bytes > 196_608) return { aside: 'too-big' }
  if (poison === 'none') return undefined
  return poison === 'refused' ? { aside: 'broken' } : 'open'
}

/** Sends in good weather, waiting as long as it takes. @returns how many requests it took */
function drain(phone: Phone, centre: Centre, enough: number): number {
  const isSettled = ([id, kept]: [Uuid, Kept]): boolean => {
    const end = endOf(kept)
    return end === 'open' || JSON.stringify(phone.rows.get(id)) === JSON.stringify(end)
  }
  let requests = 0
  while (![...phone.attempts].every(isSettled) && requests < enough) {
    phone.now += waitLeft(phone.standing, phone.now)
    const batch = phone.batch()
    if (batch.length === 0) break
    requests += 1
    phone.fold(batch, centre.take(batch), 0.5)
  }
  return requests
}

test(`whatever the line and the centre do, everything arrives once and in its newest form (${RUNS} seeded runs)`, () => {
  const seen = { requests: 0, aside: 0, crashes: 0, late: 0 }
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
      fc.constantFrom(262_144, 200_000),
      (steps, most) => {
        const phone = new Phone()
        const centre = new Centre(most, (id) => phone.attempts.get(id as Uuid)?.poison ?? 'none')
        const wires: (readonly Parcel[])[] = []
        for (const each of steps) {
          if (each.does === 'writes') phone.write(each.bytes, each.poison)
          else if (each.does === 'changes') phone.change(each.which)
          else if (each.does === 'waits') phone.now += each.ms
          else if (each.does === 'sends') send(phone, centre, wires, each)
          else for (const batch of wires.splice(0, 1)) centre.take(batch)
          expectNothingLost(phone, centre)
        }
        const enough = 30 + 12 * phone.attempts.size
        const requests = drain(phone, centre, enough)
        for (const batch of wires.reverse()) centre.take(batch) // what was still on its way comes last, and in any order
        expectNothingLost(phone, centre)
        for (const [id, kept] of phone.attempts) {
          const end = endOf(kept)
          if (end === 'open') continue
          expect([id, phone.rows.get(id)]).toEqual([id, end])
          if (end) continue
          expect([id, centre.has.get(id)]).toEqual([id, kept.sequence])
          expect(centre.statements.get(id)).toBe(1)
        }
        seen.requests += requests
        seen.late += wires.length
        seen.aside += [...phone.rows.values()].filter(({ aside }) => aside).length
        seen.crashes += [...phone.attempts.values()].filter(({ poison }) => poison === 'crashes').length
      },
    ),
    { numRuns: RUNS, seed: SEED },
  )
  // the runs did meet what they are for
  expect(seen.requests).toBeGreaterThan(RUNS)
  expect(seen.aside).toBeGreaterThan(RUNS / 10)
  expect(seen.crashes).toBeGreaterThan(RUNS / 10)
  expect(seen.late).toBeGreaterThan(RUNS / 10)
})
