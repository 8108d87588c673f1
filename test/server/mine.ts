import { createHash, randomBytes } from 'node:crypto'
import { attemptSchema, type Attempt } from '../../src/core/attempt/attempt.ts'
import type { Uuid } from '../../src/core/ids.ts'
import { makeServer } from '../../src/server/http.ts'
import type { Database } from '../../src/server/store/database.ts'
import type { KeptGroup } from '../../src/server/store/groups.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'
import {
  emptyDatabase,
  groupAt,
  type Kind,
  newId,
  newPhone,
  NOW,
  type Phone,
  requestOf,
  signatureBy,
} from './enrolling.ts'

/* A whole centre that phones join, send to, and ask of what is theirs. */

export const HOME = 'https://ubani.example'

export interface Said {
  readonly status: number
  readonly headers: Headers
  readonly value: Record<string, unknown>
}

export async function wholeCentre(kind: Kind) {
  const { database, end, environment } = await emptyDatabase(kind)
  const clock = { now: NOW }
  const lines: unknown[] = []
  const app = makeServer({
    files: new Map(),
    headers: {},
    publicUrl: HOME,
    version: '7',
    killWorker: false,
    db: database,
    proxies: 1,
    now: () => clock.now,
    log: (line) => lines.push(line),
  })
  const trainer = newId()
  await database.transaction((queries) => makeTrainer(queries, { id: trainer, name: 'Nino' }, NOW))

  /** Asks something, signed. */
  const ask = async (
    phone: Phone,
    path: string,
    body: unknown,
    { signed, headers = {} }: { readonly signed?: string; readonly headers?: Record<string, string> } = {},
  ): Promise<Said> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await app.request(`http://localhost${path}`, {
      method: 'POST',
      body: text,
      headers: {
        'ubani-sync': '1',
        'content-type': 'application/json',
        'ubani-device': phone.key,
        'ubani-signature': signatureBy(phone, signed ?? `POST ${path}\n${text}`),
        'x-forwarded-for': '10.0.0.1',
        ...headers,
      },
    })
    const value = JSON.parse(await answer.text()) as Record<string, unknown>
    return { status: answer.status, headers: answer.headers, value }
  }

  /** A phone that has joined a group. */
  const joined = async (group: KeptGroup, about = {}): Promise<Phone> => {
    const phone = newPhone()
    const said = await ask(phone, '/api/enrol', requestOf(phone, group.code, about))
    if (said.status !== 200) throw new Error(JSON.stringify(said.value))
    return phone
  }

  /** Sends attempts as the phone does. */
  const send = (phone: Phone, attempts: readonly Attempt[]): Promise<Said> =>
    ask(phone, '/api/sync', { version: 1, sentAt: clock.now, attempts })

  return {
    database,
    environment,
    end,
    clock,
    lines,
    ask,
    joined,
    send,
    /** A request as a phone's browser makes it. */
    request: async (path: string, init: RequestInit): Promise<Response> =>
      app.request(`http://localhost${path}`, init),
    group: (changes = {}) => groupAt({ database, trainer }, changes),
  }
}
export type WholeCentre = Awaited<ReturnType<typeof wholeCentre>>

const TEN = Array.from({ length: 10 }, (_, at) => `question-${at}`)

/** A mock exam that was passed: nine right of ten. */
export function examOf(person: Uuid, changes: Partial<Attempt> = {}): Attempt {
  return attemptSchema.parse({
    format: 1,
    id: newId(),
    person,
    kind: 'exam',
    subject: 'chair',
    language: 'ka',
    startedAt: NOW - 60_000,
    updatedAt: NOW,
    endedAt: NOW,
    sequence: 1,
    events: [
      { after: 0, act: 'opened', object: `${changes.subject ?? 'chair'}@5Q7YPZQW#1357beef` },
      ...TEN.map((item) => ({ after: 1000, act: 'chose', object: `${item}=a` })),
      ...TEN.map((item, at) => ({ after: 60_000, act: 'did', object: `${item}=${at === 0 ? 0 : 1}/1` })),
      { after: 60_000, act: 'ended', object: changes.subject ?? 'chair' },
    ],
    result: {
      completion: true,
      success: true,
      scores: { counting: { right: 3, of: 4 }, opening: { right: 6, of: 6 }, all: { right: 9, of: 10 } },
    },
    ...changes,
  })
}

/** A recovery card: its secret, and the hash by which the centre knows it. */
export function newCard(): { readonly secret: string; readonly hash: string } {
  const secret = randomBytes(16)
  return {
    secret: secret.toString('base64url'),
    hash: createHash('sha256').update(secret).digest('base64url'),
  }
}

/** Everything that stands in a database, as text, but for the tables left out. */
export async function everythingIn(database: Database, but: readonly string[] = []): Promise<string> {
  const tables = [
    'people',
    'devices',
    'attempts',
    'exam_marks',
    'statements',
    'statement_agents',
    'statement_activities',
    'documents',
    'milestones',
    'recoveries',
    'departed',
    'audit',
    'groups',
    'trainers',
  ].filter((table) => !but.includes(table))
  const rows = []
  for (const table of tables) rows.push([table, await database.all(`SELECT * FROM ${table}`)])
  return JSON.stringify(rows)
}
