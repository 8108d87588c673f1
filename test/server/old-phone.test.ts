import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import { batchAnswerSchema, batchSchema } from '../../src/core/sync/batch.ts'
import { enrolAnswerSchema } from '../../src/core/sync/enrolment.ts'
import { copyAnswerSchema } from '../../src/core/sync/mine.ts'
import { SPOKEN_VERSIONS } from '../../src/core/sync/sync-limits.ts'
import { KINDS } from './enrolling.ts'
import { type WholeCentre, wholeCentre } from './mine.ts'

/*
 * What phones and the centre said to each other in each version, byte for byte, signatures included. Somewhere a phone still says it, and
 * somewhere a centre still answers so: add a file for another version, never change one that is here.
 */

interface Exchange {
  readonly path: string
  readonly key: string
  /** From version 2 on. */
  readonly moment?: string
  readonly signature: string
  readonly body: string
  readonly answer: string
}
interface Spoken {
  readonly group: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly district: string
  }
  readonly exchanges: readonly Exchange[]
}
function spokenIn(file: string): Spoken {
  return JSON.parse(readFileSync(`test/fixtures/${file}.json`, 'utf8')) as Spoken
}

/** What each version says; an exam has the mark of each question, as apps write it. */
const SPOKEN = [
  { version: 1, spoken: spokenIn('sync-1-figures') },
  { version: 2, spoken: spokenIn('sync-2') },
]
/** The first file of version 1 has an exam that nobody's app wrote: a score, and no answer that gives it. */
const madeUp = spokenIn('sync-1')

/** What the first apps read of an answer. Whatever else comes, all of it must pass here. */
const firstAnswerSchema = z.object({
  version: z.literal(1),
  taken: z.array(z.object({ id: z.string(), sequence: z.int() })),
  refused: z.array(z.object({ id: z.string(), why: z.enum(['broken', 'foreign', 'taken', 'too-big']) })),
})

test('[29] of each version that is still spoken there is a file', () => {
  expect(SPOKEN.map(({ version }) => version)).toEqual(SPOKEN_VERSIONS)
})

describe.each(KINDS.flatMap((kind) => SPOKEN.map((said) => ({ kind, ...said }))))(
  'a phone of version $version at the centre of today, on $kind',
  ({ kind, version, spoken }) => {
    let centre: WholeCentre
    beforeEach(async () => {
      centre = await wholeCentre(kind)
      const { id } = await centre.group({ name: spoken.group.name, district: spoken.group.district })
      await centre.database.run('UPDATE groups SET id = $1, code = $2 WHERE id = $3', [
        spoken.group.id,
        spoken.group.code,
        id,
      ])
    })
    afterEach(() => centre.end())

    const say = ({ path, key, moment, signature, body }: Exchange) =>
      centre.request(path, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'ubani-sync': String(version),
          'ubani-device': key,
          ...(moment === undefined ? {} : { 'ubani-moment': moment }),
          'ubani-signature': signature,
        },
      })

    test('[29] joins, sends, and has its results back, each answered as it always was', async () => {
      for (const exchange of spoken.exchanges) {
        const said = await say(exchange)
        expect([said.status, said.headers.get('ubani-sync')], exchange.path).toEqual([200, String(version)])
        expect(await said.json(), exchange.path).toMatchObject(JSON.parse(exchange.answer) as object)
        if (exchange.path !== '/api/sync') continue
        expect(await centre.database.all('SELECT body FROM attempts')).toHaveLength(2)
      }
    })

    if (version === 1)
      test('[29] is told in words it knows that a score without its answers is not taken, and of the rest that it is', async () => {
        const [enrol, sync] = madeUp.exchanges
        if (!enrol || !sync) throw new Error('Nobody joins and sends')
        await say(enrol)
        const { attempts } = batchSchema.parse(JSON.parse(sync.body))
        const [checklist, exam] = attempts.map((attempt) => attemptSchema.parse(attempt))
        const said: unknown = await (await say(sync)).json()
        expect(firstAnswerSchema.parse(said)).toEqual({
          version: 1,
          taken: [{ id: checklist?.id, sequence: checklist?.sequence }],
          refused: [{ id: exam?.id, why: 'broken' }],
        })
        expect(batchAnswerSchema.parse(said).refused[0]?.detail).toBe('figures')
      })
  },
)

test.each([...SPOKEN.map(({ spoken }) => spoken), madeUp])(
  '[29] the phone of today reads what a centre of that version answers, and writes what it takes',
  ({ exchanges, group }) => {
    const [enrol, sync, copy] = exchanges.map(({ answer }) => JSON.parse(answer) as unknown)
    expect(enrolAnswerSchema.parse(enrol).group.name).toBe(group.name)
    expect(batchAnswerSchema.parse(sync).taken).toHaveLength(2)
    for (const attempt of copyAnswerSchema.parse(copy).attempts) attemptSchema.parse(attempt)
    const sent = batchSchema.parse(JSON.parse(exchanges[1]?.body ?? ''))
    for (const attempt of sent.attempts) attemptSchema.parse(attempt)
  },
)
