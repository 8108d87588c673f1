import fc from 'fast-check'
import {
  ACTS,
  ATTEMPT_FORMAT,
  ATTEMPT_KINDS,
  type Attempt,
  type AttemptEvent,
} from '../../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../../src/core/ids.ts'
import { LANGUAGES } from '../../../src/core/language.ts'

/* Attempts as the schema lets them through: what phones write, what a broken clock makes of it, and what somebody made up. */

const clock = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, Date.UTC(9999, 11, 31), 253_402_300_800_000) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
)
const uuid = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.uint8Array({ minLength: 10, maxLength: 10 }))
  .map(([now, chance]) => makeUuid(now, chance))
const subject = fc.oneof(
  fc.constantFrom('counting', 'officer', 'lost-pen/observer', 'topic/counting', '2026-10-04', 'K7PM3QXA'),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc
    .array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
)
const object = fc.oneof(
  fc.constantFrom(
    'a',
    'note=Nino Beridze was there',
    'spent:1200',
    'spent:999999',
    'longer:100',
    'votes/41=372',
  ),
  fc.string({ maxLength: 30 }),
)
const event: fc.Arbitrary<AttemptEvent> = fc.record({
  after: fc.oneof(fc.nat(10_000_000), fc.maxSafeNat()),
  act: fc.constantFrom(...ACTS),
  object,
})
const figure = fc.oneof(
  fc.nat(60).chain((of) => fc.nat(of).map((right) => ({ right, of }))),
  fc.record({ right: fc.maxSafeInteger(), of: fc.maxSafeInteger() }),
)
const figureName = fc.oneof(
  fc.constantFrom(
    'all',
    'counting',
    'values',
    'findings',
    'after-the-count',
    'calm',
    '__proto__',
    'constructor',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const result = fc.record(
  {
    completion: fc.boolean(),
    scores: fc.dictionary(figureName, figure, { maxKeys: 5 }),
    success: fc.boolean(),
  },
  { requiredKeys: ['completion'] },
)

/** Attempts of every kind. */
export const anyAttempt: fc.Arbitrary<Attempt> = fc
  .record(
    {
      id: uuid,
      person: uuid,
      kind: fc.constantFrom(...ATTEMPT_KINDS),
      subject,
      language: fc.constantFrom(...LANGUAGES),
      pack: fc.record({ version: fc.nat(), issued: fc.string({ maxLength: 20 }) }),
      startedAt: clock,
      updatedAt: clock,
      endedAt: clock,
      sequence: fc.maxSafeNat(),
      events: fc.array(event, { maxLength: 6 }),
      result,
    },
    {
      requiredKeys: [
        'id',
        'person',
        'kind',
        'subject',
        'language',
        'startedAt',
        'updatedAt',
        'sequence',
        'events',
      ],
    },
  )
  .map((attempt) => ({
    ...attempt,
    format: ATTEMPT_FORMAT,
    events: attempt.events.toSorted((a, b) => a.after - b.after),
  }))
