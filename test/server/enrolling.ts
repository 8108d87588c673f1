import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import type { EnrolRequest } from '../../src/core/sync/enrolment.ts'
import { enrolRoutes } from '../../src/server/enrol.ts'
import type { Database } from '../../src/server/store/database.ts'
import { type KeptGroup, makeGroup, type NewGroup } from '../../src/server/store/groups.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'
import { freshPostgres } from '../postgres.ts'

/* A centre that people join, on either database, with a clock that is moved by hand. */

export const KINDS = ['sqlite', 'postgres'] as const
export type Kind = (typeof KINDS)[number]
export const NOW = 1_800_000_000_000
export const HOUR = 60 * 60_000

/** An empty database of a kind, and its end. */
export async function emptyDatabase(kind: Kind): Promise<{
  readonly database: Database
  readonly environment: NodeJS.ProcessEnv
  readonly end: () => Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'ubani-centre-'))
  const environment =
    kind === 'sqlite' ? { DATA_DIR: folder } : { DATABASE_URL: await freshPostgres(), DATA_DIR: folder }
  const database = await openDatabase(environment, () => NOW)
  return {
    database,
    environment,
    end: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A centre with a trainer. */
export async function centreOn(kind: Kind) {
  const { database, end } = await emptyDatabase(kind)
  const clock = { now: NOW }
  const guessing: string[] = []
  const faults: unknown[] = []
  const routes = enrolRoutes({
    db: database,
    now: () => clock.now,
    proxies: 1,
    onGuessing: (beginning) => guessing.push(beginning),
    onFault: (fault) => faults.push(fault),
  })
  const trainer = newId()
  await database.transaction((queries) => makeTrainer(queries, { id: trainer, name: 'Nino' }, NOW))
  return { database, end, clock, guessing, faults, trainer, ask: askingOf(routes) }
}
export type Centre = Awaited<ReturnType<typeof centreOn>>

/** A group of a centre. */
export async function groupAt(
  { database, trainer }: Pick<Centre, 'database' | 'trainer'>,
  changes: Partial<NewGroup> = {},
): Promise<KeptGroup> {
  const group: NewGroup = {
    id: newId(),
    name: 'Gldani 1',
    district: 'Gldani',
    stage: 2,
    trainer,
    capacity: 36,
    expiresAt: NOW + 24 * HOUR,
    ...changes,
  }
  const made = await database.transaction((queries) => makeGroup(queries, group, NOW))
  if (!made.ok) throw new Error(made.problem)
  return made.value
}

/** A phone with a key of its own. */
export interface Phone {
  readonly person: Uuid
  readonly key: string
  readonly secret: KeyObject
}

export function newPhone(person = newId()): Phone {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { person, key: String(publicKey.export({ format: 'jwk' }).x), secret: privateKey }
}

/** What a phone sends to join. */
export function requestOf(
  { person, key }: Phone,
  group: string,
  about: Partial<EnrolRequest> = {},
): EnrolRequest {
  return { version: 1, person, key, group, ...about }
}

export interface Asked {
  readonly phone: Phone
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
  /** Signed in the place of what is sent. */
  readonly signed?: string
  readonly from?: string
}

interface Said {
  readonly status: number
  readonly headers: Headers
  readonly code: string | undefined
  readonly value: Record<string, unknown>
}

function askingOf(routes: Hono) {
  return async ({ phone, body, headers = {}, method = 'POST', signed, from }: Asked): Promise<Said> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await routes.request('http://localhost/', {
      method,
      body: text,
      headers: {
        'ubani-sync': '1',
        'content-type': 'application/json',
        'ubani-device': phone.key,
        'ubani-signature': signatureBy(phone, signed ?? `POST /\n${text}`),
        'x-forwarded-for': from ?? '10.0.0.1',
        ...headers,
      },
    })
    const value = JSON.parse(await answer.text()) as Record<string, unknown>
    const { code } = value
    return { status: answer.status, headers: answer.headers, code: code as string | undefined, value }
  }
}

export function signatureBy({ secret }: Phone, text: string): string {
  return sign(null, Buffer.from(text), secret).toString('base64url')
}

export function newId(): Uuid {
  return makeUuid(NOW, randomBytes(10))
}
