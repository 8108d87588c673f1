import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeRecord } from '../../src/core/room/hand-over.ts'
import { writeStart } from '../../src/core/room/start.ts'
import { LIVE_LIMITS } from '../../src/core/room/live-limits.ts'
import { SYNC_LIMITS } from '../../src/core/sync/sync-limits.ts'
import { CentreAccess, centreSecrets } from '../../src/server/centre-access.ts'
import { makeServer } from '../../src/server/http.ts'
import { reportMeans } from '../../src/server/report/centre-reports.ts'
import { reportRoutes } from '../../src/server/reports.ts'
import { RoomStore } from '../../src/server/room-store.ts'
import type { Database } from '../../src/server/store/database.ts'
import { deviceWith } from '../../src/server/store/people.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'
import { BODY as XAPI_BODY } from '../../src/server/xapi/routes.ts'
import { readClients } from '../../src/server/xapi/clients.ts'
import { evaluation, HEAD, recordOf, sheet } from '../core/room/records.ts'
import { emptyDatabase, groupAt, type Kind, newId, NOW } from './enrolling.ts'
import { newCard } from './mine.ts'
import { attemptOf, enrolled, makePhone, trainerOf } from './phone.ts'
import { ANA, DID, THING } from './xapi.ts'

/* Every address of the server that takes a body, with a body that it takes, and every one that takes words in its address. */

export const CENTRE_SECRET = 'c'.repeat(43)
const CLIENT = `lms:${'l'.repeat(32)}`
const CODE = writeStart({ topic: 0, size: 5, mode: 'led', kinds: 'quick', bank: 7, seed: 1, swaps: [] })
const KEY = '0123456789abcdef'.repeat(4)
const YEARS = 3650 * 86_400_000

export type Body = string | Uint8Array
/** What a test changes of a request. */
export type Headers = Readonly<Record<string, string>>

export interface Endpoint {
  readonly name: string
  /** A body is not larger, in bytes. */
  readonly limit: number
  /** A body that is taken. */
  good(): unknown
  /** The request that carries a body, whoever has to signing it. */
  request(body: Body, headers?: Headers): Promise<Request>
}

/** By this name something waits for a trainer's word. */
const WAITING = 'd'.repeat(32)

/** Lets it wait, if it was taken. */
async function waitingRoom(database: Database, trainer: string): Promise<void> {
  const room = '01a31b00-0000-7000-8000-000000000028'
  const head = JSON.stringify({ ...HEAD, id: room })
  await database.run(
    `INSERT INTO room_records (room, code, head, entries, carried_by, received_at, changed_at, led_by)
     VALUES ($1, $2, $3, '[]', '', $4, $4, $5) ON CONFLICT (room) DO NOTHING`,
    [room, HEAD.code, head, NOW, trainer],
  )
  await database.run(
    `INSERT INTO room_waiting (id, room, head, entries, carried_by, received_at, changed_at)
     VALUES ($1, $2, $3, '[]', '', $4, $4) ON CONFLICT (id) DO NOTHING`,
    [WAITING, room, head, NOW],
  )
}

/** A centre with all that a server has, on a clock that runs: nobody is hurried. */
export async function endpointsOn(kind: Kind) {
  const { database, environment, end } = await emptyDatabase(kind)
  const folder = mkdtempSync(join(tmpdir(), 'ubani-endpoints-'))
  const clock = { now: NOW, room: NOW }
  const lines: unknown[] = []
  const now = () => (clock.now += 5_000)
  const secrets = centreSecrets({ ADMIN_TOKEN: CENTRE_SECRET }, folder, () => undefined)
  const access = new CentreAccess(secrets, database, now)
  const app = makeServer({
    files: new Map(),
    headers: {},
    publicUrl: 'https://ubani.example',
    version: '7',
    killWorker: false,
    db: database,
    rooms: new RoomStore(() => (clock.room += 50)),
    reports: reportRoutes({ db: database, access, now, proxies: 1, ...reportMeans(process.cwd()) }),
    clients: readClients(`${CLIENT}:all`),
    proxies: 1,
    now,
    log: (line) => lines.push(line),
  })

  const trainer = newId()
  await database.transaction((queries) => makeTrainer(queries, { id: trainer, name: 'Nino' }, NOW))
  const group = await groupAt({ database, trainer }, { expiresAt: NOW + YEARS })
  let number = 0
  const newPhone = () => enrolled(database, makePhone(++number))
  const [member, owner] = [await newPhone(), await newPhone()]
  const [joiner, finder] = [makePhone(++number), makePhone(++number)]
  const lead = makePhone(++number)
  const { id: leader, secret } = await trainerOf(database, lead)
  const card = newCard()
  await app.request(
    owner.request(JSON.stringify({ version: 1, hash: card.hash }), { path: '/api/mine/recovery' }),
  )
  await app.request(
    new Request('https://ubani.example/api/rooms', {
      method: 'POST',
      headers: { 'ubani-api': '1' },
      body: JSON.stringify({ code: CODE, key: KEY }),
    }),
  )

  /** Each request comes from somewhere else. */
  const from = (): Headers => ({
    'x-forwarded-for': `10.${(++number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  })
  const signed = (
    name: string,
    path: string,
    limit: number,
    phone: typeof member,
    good: () => unknown,
  ): Endpoint => ({
    name: `POST ${path}${name}`,
    limit,
    good,
    request: async (body, headers = {}) => phone.request(body, { path, headers: { ...from(), ...headers } }),
  })
  const plain = (name: string, limit: number, own: Headers, good: () => unknown): Endpoint => {
    const [method = '', path = ''] = name.split(' ')
    return {
      name,
      limit,
      good,
      request: async (body, headers = {}) =>
        new Request(`https://ubani.example${path}`, {
          method,
          body: typeof body === 'string' ? body : Buffer.from(body),
          headers: { 'content-type': 'application/json', ...from(), ...own, ...headers },
        }),
    }
  }
  const asClient = {
    authorization: `Basic ${Buffer.from(CLIENT).toString('base64')}`,
    'x-experience-api-version': '2.0.0',
  }
  const answers = {
    version: 1,
    kind: 'answers',
    tail: '8b1f00c0ffee2026',
    seat: 7,
    answers: [null, 'alpha'],
  }
  const statement = (id: string) => ({
    id,
    actor: { ...ANA, name: 'Ana' },
    verb: { ...DID, display: { ka: 'ქნა' } },
    object: THING,
    timestamp: '2026-11-29T06:00:00Z',
  })
  const place = newId()
  const drawer = new URLSearchParams({ activityId: 'urn:x', agent: JSON.stringify(ANA), stateId: 'here' })
  let leaver = await newPhone()
  const leaving: Endpoint = {
    name: 'POST /api/mine/forget',
    limit: 4096,
    good: () => ({ version: 1, forget: true }),
    // once somebody is forgotten it is somebody else who asks
    request: async (body, headers = {}) => {
      if (!(await deviceWith(database, leaver.key))) leaver = await newPhone()
      return leaver.request(body, { path: '/api/mine/forget', headers: { ...from(), ...headers } })
    },
  }

  const deciding: Endpoint = {
    name: 'POST /api/trainer/decide',
    limit: 4096,
    good: () => ({ version: 2, id: WAITING, take: false }),
    // once it was taken there is something else that waits
    request: async (body, headers = {}) => {
      await waitingRoom(database, leader)
      return lead.request(body, { path: '/api/trainer/decide', headers: { ...from(), ...headers } })
    },
  }

  const endpoints: readonly Endpoint[] = [
    signed('', '/api/sync', SYNC_LIMITS.body, member, () => ({
      version: 1,
      sentAt: NOW,
      attempts: [
        attemptOf(member.person, ++number, { pack: { version: 6, issued: '2026-11-20T08:00:00Z' } }),
      ],
    })),
    signed('', '/api/enrol', 4096, joiner, () => ({
      version: 1,
      person: joiner.person,
      key: joiner.key,
      group: group.code,
      role: 'chair',
      language: 'ka',
      gender: 'female',
      ageBand: '30-44',
    })),
    signed('', '/api/enrol/recover', 4096, finder, () => ({
      version: 1,
      key: finder.key,
      secret: card.secret,
      keep: true,
    })),
    signed('', '/api/mine/copy', 4096, member, () => ({ version: 1, after: newId() })),
    signed('', '/api/mine/recovery', 4096, member, () => ({ version: 1, hash: newCard().hash })),
    leaving,
    signed('', '/api/trainer/phone', 4096, joiner, () => ({ version: 2, secret })),
    signed('', '/api/trainer/phone/forget', 4096, finder, () => ({ version: 2, forget: true })),
    signed('', '/api/trainer/waiting', 4096, lead, () => ({ version: 2 })),
    deciding,
    signed('', '/api/reports/status', 4096, lead, () => ({ version: 2, by: 'district', lang: 'ka' })),
    signed(
      '',
      '/api/rooms/records',
      SYNC_LIMITS.body,
      member,
      () =>
        JSON.parse(
          writeRecord(
            recordOf([sheet(1, (++number).toString(16)), evaluation(number, [1, null], 'Why?')], {
              ...HEAD,
              id: newId(),
            }),
          ),
        ) as unknown,
    ),
    plain('POST /api/rooms', LIVE_LIMITS.message, { 'ubani-api': '1' }, () => ({ code: CODE, key: KEY })),
    plain(`POST /api/rooms/${CODE}/messages`, LIVE_LIMITS.message, { 'ubani-api': '1' }, () => ({
      ...answers,
      number: ++number,
    })),
    plain(
      `POST /api/rooms/${CODE}/messages?trainer`,
      LIVE_LIMITS.message,
      { 'ubani-api': '1', authorization: `Bearer ${KEY}` },
      () => ({ version: 1, kind: 'at', place: 3 }),
    ),
    plain('POST /xapi/statements', XAPI_BODY, asClient, () => statement(newId())),
    plain(`PUT /xapi/statements?statementId=${place}`, XAPI_BODY, asClient, () => statement(place)),
    plain(`POST /xapi/activities/state?${drawer}`, XAPI_BODY, asClient, () => ({ page: 7, words: 'ქნა' })),
  ]

  return {
    database,
    environment,
    app,
    lines,
    group,
    member,
    endpoints,
    newPhone: () => makePhone(++number),
    ask: async (endpoint: Endpoint, body: Body, headers?: Headers): Promise<Response> =>
      app.request(await endpoint.request(body, headers)),
    /** Asks an address that takes no body. */
    look: async (path: string, headers: Headers = {}): Promise<Response> =>
      app.request(new Request(`https://ubani.example${path}`, { headers: { ...from(), ...headers } })),
    /** Addresses that take words, each with a place for one. */
    lookups: (word: string): readonly (readonly [string, Headers])[] => {
      const asCentre = { authorization: `Bearer ${CENTRE_SECRET}` }
      const inRoom = { 'ubani-api': '1' }
      return [
        [`/api/reports/${word}`, asCentre],
        ...['by', 'quarter', 'lang', 'format', 'group', 'x'].map(
          (name) => [`/api/reports/status?${name}=${word}`, asCentre] as const,
        ),
        [`/api/reports/status`, { authorization: `Bearer ${word}` }],
        [`/api/rooms/${word}/messages?wait=0`, inRoom],
        [`/api/rooms/${CODE}/messages?wait=0&after=${word}`, inRoom],
        ...[
          'statementId',
          'voidedStatementId',
          'verb',
          'activity',
          'agent',
          'since',
          'registration',
          'page',
          'limit',
          'x',
        ].map((name) => [`/xapi/statements?${name}=${word}`, asClient] as const),
        [`/xapi/agents?agent=${word}`, asClient],
        [`/xapi/activities?activityId=${word}`, asClient],
        [`/xapi/activities/state?activityId=${word}&agent=${word}&stateId=${word}`, asClient],
        [`/xapi/activities/profile?activityId=urn:x&profileId=${word}`, asClient],
        [`/xapi/agents/profile?agent=${word}&profileId=${word}`, asClient],
        [`/xapi/${word}`, asClient],
        [`/api/trainer/${word}`, {}],
        [`/api/${word}`, {}],
        [`/api/sync/${word}`, {}],
        [`/healthz?${word}`, {}],
        [`/.well-known/${word}`, {}],
        [`/assets/${word}`, {}],
      ]
    },
    end: async (): Promise<void> => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Endpoints = Awaited<ReturnType<typeof endpointsOn>>
