import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
const spokenIn = (version: number) =>
  JSON.parse(readFileSync(`test/fixtures/sync-${version}.json`, 'utf8')) as Spoken

describe.each(KINDS.flatMap((kind) => SPOKEN_VERSIONS.map((version) => ({ kind, version }))))(
  'a phone of version $version at the centre of today, on $kind',
  ({ kind, version }) => {
    const spoken = spokenIn(version)
    let centre: WholeCentre
    beforeAll(async () => {
      centre = await wholeCentre(kind)
      const { id } = await centre.group({ name: spoken.group.name, district: spoken.group.district })
      await centre.database.run('UPDATE groups SET id = $1, code = $2 WHERE id = $3', [
        spoken.group.id,
        spoken.group.code,
        id,
      ])
    })
    afterAll(() => centre.end())

    test('[29] joins, sends, and has its results back, each answered as it always was', async () => {
      for (const { path, key, moment, signature, body, answer } of spoken.exchanges) {
        const said = await centre.request(path, {
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
        expect([said.status, said.headers.get('ubani-sync')], path).toEqual([200, String(version)])
        expect(await said.json(), path).toMatchObject(JSON.parse(answer) as object)
        if (path !== '/api/sync') continue
        expect(await centre.database.all('SELECT body FROM attempts')).toHaveLength(2)
      }
    })
  },
)

test.each(SPOKEN_VERSIONS)(
  '[29] the phone of today reads what a centre of version %i answers, and writes what it takes',
  (version) => {
    const spoken = spokenIn(version)
    const [enrol, sync, copy] = spoken.exchanges.map(({ answer }) => JSON.parse(answer) as unknown)
    expect(enrolAnswerSchema.parse(enrol).group.name).toBe(spoken.group.name)
    expect(batchAnswerSchema.parse(sync).taken).toHaveLength(2)
    for (const attempt of copyAnswerSchema.parse(copy).attempts) attemptSchema.parse(attempt)
    const sent = batchSchema.parse(JSON.parse(spoken.exchanges[1]?.body ?? ''))
    for (const attempt of sent.attempts) attemptSchema.parse(attempt)
  },
)
