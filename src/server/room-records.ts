import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { canonicalJson } from '../core/pack/canonical.ts'
import { readRecord } from '../core/room/hand-over.ts'
import { sealedFor } from '../core/room/seal.ts'
import { COURIER_LIMITS } from '../core/sync/courier.ts'
import type { CourierAnswer } from '../core/sync/courier-answer.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { Allowances } from './allowance.ts'
import type { FindItems } from './question-files.ts'
import { limitedBody, readSigned, syncAnswer, syncRefusal } from './signed-request.ts'
import type { Database } from './store/database.ts'
import { deviceWith } from './store/people.ts'
import { type Carrier, keepSealed } from './store/room-records.ts'
import { bringRecord } from './store/room-waiting.ts'
import { asCarrier, trainerOfKey } from './store/trainer-phones.ts'

/*
 * POST /api/rooms/records: a trainer's phone brings what it collected in a room (docs/formats/sync.md). Whoever is known to the centre, as a
 * member or as a trainer, may bring something, and it is noted who did; it counts at once where the phone is known as that of the room's trainer, and waits for that
 * trainer's word where it is not. Nothing that was brought takes the place of what somebody's own phone says.
 */

/** A phone that held twenty rooms brings them at one go, in pieces. */
export const COURIER_ALLOWANCE = { atOnce: 60, perSecond: 0.5 } as const
/** More requests than this at once (their bodies are in memory) are sent away for a moment. */
const AT_ONCE = 200
/** Whoever is sent away comes back after so many seconds at least, and not all together. */
const AWAY = 5
const SPREAD = 25

/** With what records are taken. */
export interface CourierSettings {
  readonly db: Database
  readonly findItems: FindItems
  readonly now?: () => number
  /** 0…1: spreads those who are sent away. */
  readonly chance?: () => number
  /** Told what the database said when it took nothing. */
  readonly onFault?: (fault: unknown) => void
}

/** The route of what trainers collected. */
export function recordRoutes({
  db,
  findItems,
  now = Date.now,
  chance = Math.random,
  onFault,
}: CourierSettings): Hono {
  const app = new Hono()
  const allowances = new Allowances(COURIER_ALLOWANCE, now)
  const later = () => AWAY + Math.floor(chance() * SPREAD)
  let running = 0

  app.use('*', limitedBody)
  app.post('/', async (context) => {
    if (running >= AT_ONCE) return syncRefusal(429, 'busy', later())
    running++
    try {
      const signed = await readSigned(context)
      if (signed instanceof Response) return signed
      const wait = allowances.take(signed.key)
      if (wait > 0) return syncRefusal(429, 'busy', wait)
      const device = await deviceWith(db, signed.key)
      if (device?.revokedAt !== undefined) return syncRefusal(403, 'revoked')
      const by = device?.person ?? (await knownTrainer(db, signed.key))
      if (by === undefined) return syncRefusal(401, 'unknown-device')
      const text = canonicalJson(signed.value)
      const carrier = { by, receivedAt: now() }
      return await (isSealed(signed.value)
        ? layDown(db, text, carrier)
        : keep(db, text, { carrier, findItems, key: signed.key }))
    } catch (fault) {
      onFault?.(fault)
      return syncRefusal(503, 'unavailable', later())
    } finally {
      running--
    }
  })
  app.all('*', () => syncRefusal(404, 'not-found'))
  return app
}

/** Whose phone this is that has joined no group: the centre knows it all the same when a trainer made it known. */
async function knownTrainer(db: Database, key: string): Promise<string | undefined> {
  const trainer = await trainerOfKey(db, key)
  return trainer === undefined ? undefined : asCarrier(trainer)
}

async function keep(
  db: Database,
  text: string,
  {
    carrier,
    findItems,
    key,
  }: { readonly carrier: Carrier; readonly findItems: FindItems; readonly key: string },
): Promise<Response> {
  const record = readRecord(text)
  if (!record.ok) return syncRefusal(record.problem === 'too-big' ? 413 : 400, codeOf(record.problem))
  const { head, entries } = record.value
  if (entries.length > COURIER_LIMITS.entries) return syncRefusal(413, 'too-big')
  const items = findItems(head)
  const brought = await db.transaction(async (queries) =>
    bringRecord(queries, record.value, { carrier, items, lead: await trainerOfKey(queries, key) }),
  )
  if (!brought.ok) return syncRefusal(brought.problem === 'too-big' ? 413 : 409, brought.problem)
  const { kept, waits } = brought.value
  return answer({
    version: SYNC_VERSION,
    room: head.id,
    kept: [...kept],
    ...(waits ? { waits: true as const } : {}),
  })
}

/** The server does not have the secret half: whoever has it opens them (`npm run admin -- open-room --from-server`). */
async function layDown(db: Database, body: string, carrier: Carrier): Promise<Response> {
  const key = sealedFor(body)
  if (!key.ok) return syncRefusal(400, codeOf(key.problem))
  const digest = createHash('sha256').update(body).digest('hex')
  await db.transaction((queries) => keepSealed(queries, { digest, body, carrier }, key.value))
  return answer({ version: SYNC_VERSION, kept: [] })
}

function isSealed(value: unknown): boolean {
  return (value as { readonly ubani?: unknown } | null)?.ubani === 'sealed-room'
}

/** A record of a newer format is told so: its phone is not to be taken for broken. */
function codeOf(problem: string): string {
  return problem === 'newer' || problem === 'too-big' ? problem : 'broken'
}

function answer(said: CourierAnswer): Response {
  return syncAnswer(said)
}
