import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import { batchAnswerSchema, batchSchema } from '../../src/core/sync/batch.ts'
import { enrolAnswerSchema } from '../../src/core/sync/enrolment.ts'
import { copyAnswerSchema } from '../../src/core/sync/mine.ts'
import { KINDS } from './enrolling.ts'
import { type WholeCentre, wholeCentre } from './mine.ts'

/*
 * What phones and the centre said to each other in version 1, byte for byte, signatures included. Somewhere a phone still says it, and
 * somewhere a centre still answers so: add a file for another version, never change this one.
 */

interface Exchange {
  readonly path: string
  readonly key: string
  readonly signature: string
  readonly body: string
  readonly answer: string
}
const spoken = JSON.parse(readFileSync('test/fixtures/sync-1.json', 'utf8')) as {
  readonly group: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly district: string
  }
  readonly exchanges: readonly Exchange[]
}

describe.each(KINDS)('a phone of version 1 at the centre of today, on %s', (kind) => {
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
    for (const { path, key, signature, body, answer } of spoken.exchanges) {
      const said = await centre.request(path, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'ubani-sync': '1',
          'ubani-device': key,
          'ubani-signature': signature,
        },
      })
      expect([said.status, said.headers.get('ubani-sync')], path).toEqual([200, '1'])
      expect(await said.json(), path).toMatchObject(JSON.parse(answer) as object)
    }
    const rows = await centre.database.all('SELECT body FROM attempts')
    expect(rows).toHaveLength(2)
  })
})

test('[29] the phone of today reads what a centre of version 1 answers, and writes what it takes', () => {
  const [enrol, sync, copy] = spoken.exchanges.map(({ answer }) => JSON.parse(answer) as unknown)
  expect(enrolAnswerSchema.parse(enrol).group.name).toBe(spoken.group.name)
  expect(batchAnswerSchema.parse(sync).taken).toHaveLength(2)
  for (const attempt of copyAnswerSchema.parse(copy).attempts) attemptSchema.parse(attempt)
  const sent = batchSchema.parse(JSON.parse(spoken.exchanges[1]?.body ?? ''))
  for (const attempt of sent.attempts) attemptSchema.parse(attempt)
})
