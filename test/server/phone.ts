import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { Attempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import type { BatchAnswer } from '../../src/core/sync/batch.ts'
import type { Database } from '../../src/server/store/database.ts'
import { knowPhone } from '../../src/server/store/trainer-phones.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'

/** A clock that wrote every attempt of the tests. */
export const NOW = 1_800_000_000_000

/** Ids as a phone makes them, each another. */
export function idAt(number: number, of = 0): Uuid {
  const chance = new Uint8Array(10)
  new DataView(chance.buffer).setUint32(2, of)
  new DataView(chance.buffer).setUint32(6, number)
  return makeUuid(NOW + number, chance)
}

/** Four answers, three of them right, and the figures that they come to. */
export const PRACTICE: Pick<Attempt, 'events' | 'result'> = {
  events: [
    { after: 0, act: 'opened', object: 'topic/counting' },
    ...[
      'piles-apart/8f2q=a~3/3',
      'seal-first/8f2r=b~1/1',
      'ink-seen/8f2s=c~0/1',
      'count-aloud/8f2t=d~1/1',
    ].map((object) => ({ after: 1000, act: 'chose' as const, object })),
    { after: 60_000, act: 'ended', object: 'topic/counting' },
  ],
  result: { completion: true, scores: { all: { right: 3, of: 4 } } },
}

export function attemptOf(person: Uuid, number: number, changes: Partial<Attempt> = {}): Attempt {
  return {
    format: 1,
    id: idAt(number),
    person,
    kind: 'questions',
    subject: 'topic/counting',
    language: 'ka',
    startedAt: NOW,
    updatedAt: NOW + 60_000,
    endedAt: NOW + 60_000,
    sequence: number,
    ...PRACTICE,
    ...changes,
  }
}

/** A phone's profile: its pseudonym, its key, and what it sends. */
export interface Phone {
  readonly person: Uuid
  readonly key: string
  /** The request that carries a body, signed. */
  request(body: string | Uint8Array, changes?: Changes): Request
  /** The body of a batch. */
  batch(attempts: readonly unknown[], changes?: Readonly<Record<string, unknown>>): string
}

export interface Changes {
  readonly headers?: Readonly<Record<string, string>>
  /** What is signed, when it is not what is sent. */
  readonly signed?: string
  readonly base?: string
  /** Where it goes, when it is not `/api/sync`. */
  readonly path?: string
}

export function makePhone(number: number): Phone {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = String(publicKey.export({ format: 'jwk' }).x)
  let moment = NOW
  return {
    person: idAt(number, 77),
    key,
    batch: (attempts, changes = {}) => JSON.stringify({ version: 2, sentAt: NOW, attempts, ...changes }),
    request: (
      body,
      { headers = {}, signed: said, base = 'http://localhost:8080', path = '/api/sync' } = {},
    ) => {
      const words = said ?? (typeof body === 'string' ? body : Buffer.from(body).toString())
      moment++
      const signed = Buffer.from(`POST ${path} ${moment}\n${words}`)
      const signature = sign(null, signed, privateKey).toString('base64url')
      return new Request(`${base}${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : Buffer.from(body),
        headers: {
          'content-type': 'application/json',
          'ubani-sync': '2',
          'ubani-device': key,
          'ubani-moment': String(moment),
          'ubani-signature': signature,
          ...headers,
        },
      })
    },
  }
}

/** Lets the centre know a phone, as joining a group does. */
export async function enrolled(database: Database, phone: Phone): Promise<Phone> {
  await database.transaction(async (queries) => {
    await queries.run('INSERT INTO people (person, joined_at) VALUES ($1, $2)', [phone.person, NOW])
    await queries.run('INSERT INTO devices (key, person, created_at) VALUES ($1, $2, $3)', [
      phone.key,
      phone.person,
      NOW,
    ])
  })
  return phone
}

/** A trainer who has made these phones known as theirs. */
export async function trainerOf(
  database: Database,
  ...phones: readonly Pick<Phone, 'key'>[]
): Promise<{ readonly id: Uuid; readonly secret: string }> {
  const id = makeUuid(NOW, randomBytes(10))
  const { secret } = await database.transaction((queries) => makeTrainer(queries, { id, name: 'Nino' }, NOW))
  for (const { key } of phones)
    await database.transaction((queries) => knowPhone(queries, { key, trainer: id }, NOW))
  return { id, secret }
}

export async function answerIn(response: Response): Promise<BatchAnswer & { readonly code?: string }> {
  return (await response.json()) as BatchAnswer & { readonly code?: string }
}
