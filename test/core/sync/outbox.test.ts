import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Attempt, beginAttempt } from '../../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../../src/core/ids.ts'
import { batchAnswerSchema, batchSchema, toldRefusal } from '../../../src/core/sync/batch.ts'
import {
  afterRequest,
  FRESH,
  hopeful,
  onSameLine,
  type Outcome,
  type Parcel,
  planBatch,
  restAfter,
  type Standing,
  standingSchema,
  waitLeft,
  wrap,
  writeBatch,
} from '../../../src/core/sync/outbox.ts'
import { SYNC_LIMITS } from '../../../src/core/sync/sync-limits.ts'

const NOW = 1_800_000_000_000
const YEAR = 365 * 24 * 60 * 60_000
const moment = { now: NOW, chance: 0 }

const idAt = (at: number) => makeUuid(at, new Uint8Array(10))
const parcel = (at: number, bytes = 1000): Parcel => ({ id: idAt(at), sequence: at, text: '{}', bytes })
const parcels = (count: number, bytes?: number) =>
  Array.from({ length: count }, (_, at) => parcel(at + 1, bytes))
const taken = (...said: readonly (readonly [number, number])[]): Outcome => ({
  kind: 'taken',
  answer: { version: 1, taken: said.map(([at, sequence]) => ({ id: idAt(at), sequence })), refused: [] },
})
const attemptOf = (subject: string): Attempt => ({
  ...beginAttempt(
    { id: idAt(1), person: idAt(2), kind: 'reading', subject, language: 'ka', pack: undefined },
    NOW,
  ),
  sequence: 7,
})

describe('a batch', () => {
  test('holds as many as it may, in their order, and never more bytes than a request', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 250_000 }), { maxLength: 80 }),
        fc.integer({ min: 1, max: SYNC_LIMITS.attempts }),
        (sizes, most) => {
          const waiting = sizes.map((bytes, at) => parcel(at + 1, bytes))
          const { batch, tooBig } = planBatch(waiting, most)
          const fitting = waiting.filter(({ bytes }) => bytes <= SYNC_LIMITS.attempt)
          expect(batch).toEqual(fitting.slice(0, batch.length))
          expect(batch.length > 0).toBe(fitting.length > 0)
          expect(batch.length).toBeLessThanOrEqual(most)
          expect(tooBig.every(({ bytes }) => bytes > SYNC_LIMITS.attempt)).toBe(true)
          const total = batch.reduce((sum, { bytes }) => sum + bytes + 1, 100)
          expect(total).toBeLessThanOrEqual(SYNC_LIMITS.body)
        },
      ),
      { numRuns: 300, seed: 7 },
    )
  })

  test('of half as many holds half the bytes', () => {
    expect(planBatch(parcels(50, 5000), 50).batch).toHaveLength(50)
    expect(planBatch(parcels(50, 5000), 25).batch).toHaveLength(25)
    expect(planBatch(parcels(50, 10_000), 25).batch).toHaveLength(13)
  })

  test('is what the centre reads, and each attempt weighs what it is in UTF-8', () => {
    const odd = attemptOf('ბიულეტენი Ə\u0301 🗳️ \ud800 "\\')
    const wrapped = wrap(odd)
    expect(wrapped.bytes).toBe(new TextEncoder().encode(JSON.stringify(odd)).length)
    const read = batchSchema.parse(JSON.parse(writeBatch([wrapped, wrap(attemptOf('b'))], NOW + 0.5)))
    expect(read).toEqual({ version: 2, sentAt: NOW, attempts: [odd, attemptOf('b')] })
  })
})

describe('what the centre acknowledges', () => {
  test('goes, as it was when it was sent; what else it says it has acknowledges nothing', () => {
    const verdict = afterRequest(FRESH, parcels(3), taken([1, 1], [2, 9], [7, 7]), moment)
    expect(verdict.taken).toEqual([
      { id: idAt(1), sequence: 1 },
      { id: idAt(2), sequence: 2 }, // not 9: a newer one on the phone would go unsent
    ])
    expect(verdict.goesOn).toBe(true)
  })

  test('in an older version stays', () => {
    const verdict = afterRequest(FRESH, parcels(2), taken([1, 0], [2, 1]), moment)
    expect([verdict.taken, verdict.goesOn, verdict.standing.trouble]).toEqual([[], false, 'no-answer'])
  })

  test('and refuses at once has it', () => {
    const answer = {
      version: 1 as const,
      taken: [{ id: idAt(1), sequence: 1 }],
      refused: [1, 2, 9].map((at) => ({ id: idAt(at) as string, why: 'broken' as const })),
    }
    const verdict = afterRequest(FRESH, parcels(3), { kind: 'taken', answer }, moment)
    expect(verdict.taken).toEqual([{ id: idAt(1), sequence: 1 }])
    expect(verdict.aside).toEqual([{ id: idAt(2), sequence: 2, why: 'broken' }])
  })

  test('and refuses for a reason of its own is told apart; for one that this app does not know, as far as it does', () => {
    const refused = ['figures', 'moon'].map((detail, at) => toldAs(idAt(at + 1), detail))
    expect(refused[0]).toEqual(toldRefusal(idAt(1), 'figures'))
    const answer = batchAnswerSchema.parse({ version: 1, taken: [{ id: idAt(3), sequence: 3 }], refused })
    const verdict = afterRequest(FRESH, parcels(3), { kind: 'taken', answer }, moment)
    expect(verdict.aside.map(({ why }) => why)).toEqual(['figures', 'broken'])
  })
})

function toldAs(id: string, detail: string) {
  return { id, why: 'broken', detail }
}

describe('a wait', () => {
  const waiting = (since: number, ms: number): Standing => ({
    ...FRESH,
    wait: { since, until: since + ms, kind: 'soft' },
  })

  test.each([
    ['runs down', NOW + 400, 600],
    ['ends', NOW + 1000, 0],
    ['is over after years', NOW + 10 * YEAR, 0],
    ['is over when the clock was set back', NOW - 1, 0],
    ['is over when the clock was set back by years', NOW - 10 * YEAR, 0],
  ])('%s', (_what, now, left) => {
    expect(waitLeft(waiting(NOW, 1000), now)).toBe(left)
  })

  test('is never longer than it was meant, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(21_600_000), fc.integer(), (since, ms, now) => {
        const left = waitLeft(waiting(since, ms), now)
        return left >= 0 && left <= ms
      }),
      { seed: 7 },
    )
  })

  test('that was guessed ends with new hope, one that was asked for does not, a shut door opens to a wish', () => {
    const at = (kind: 'soft' | 'asked' | 'shut'): Standing => ({
      ...FRESH,
      losses: 6,
      wait: { since: NOW, until: NOW + 1000, kind },
    })
    const left = (wish: boolean) =>
      (['soft', 'asked', 'shut'] as const).map((kind) => waitLeft(hopeful(at(kind), wish), NOW))
    expect(left(false)).toEqual([0, 1000, 1000])
    expect(left(true)).toEqual([0, 1000, 0])
    expect(hopeful(at('soft'), false).losses).toBe(1)
  })

  test('for the line is everybody’s, but leaves a shut door shut', () => {
    const { standing } = afterRequest(FRESH, parcels(1), { kind: 'portal' }, moment)
    expect(onSameLine(FRESH, standing)).toMatchObject({ trouble: 'portal', wait: standing.wait })
    const shut = afterRequest(FRESH, parcels(1), { kind: 'revoked' }, moment).standing
    expect(onSameLine(shut, standing)).toBe(shut)
  })

  test('grows with each loss to a quarter of an hour, and is never shorter than half of that', () => {
    expect([1, 2, 3, 8, 9, 50, 5000].map((losses) => restAfter(losses, 1))).toEqual([
      4000, 8000, 16_000, 512_000, 900_000, 900_000, 900_000,
    ])
    expect(restAfter(3, 0)).toBe(8000)
  })

  test('that was asked for is kept, with up to a fifth more, and within an hour', () => {
    const rest = (after: number, chance: number) =>
      waitLeft(afterRequest(FRESH, [], { kind: 'busy', after }, { now: NOW, chance }).standing, NOW)
    expect([rest(60_000, 0), rest(60_000, 1)]).toEqual([60_000, 72_000])
    expect([rest(0, 0), rest(10 * YEAR, 0)]).toEqual([1000, 3_600_000])
  })
})

test('every standing that comes of anything can be kept and read again', () => {
  const kinds = [
    'portal',
    'unknown',
    'busy',
    'not-joined',
    'revoked',
    'too-big',
    'broken',
    'old-app',
  ] as const
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true }))),
      (story) => {
        const end = story.reduce(
          (standing, [kind, count, chance]) =>
            afterRequest(standing, parcels(count), { kind }, { now: NOW, chance }).standing,
          FRESH,
        )
        expect(standingSchema.parse(JSON.parse(JSON.stringify(end)))).toEqual(end)
      },
    ),
    { numRuns: 300, seed: 7 },
  )
})
