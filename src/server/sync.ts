import { type Context, Hono } from 'hono'
import { type Attempt, attemptSchema } from '../core/attempt/attempt.ts'
import { statementOf } from '../core/attempt/statement.ts'
import { follows } from '../core/report/follows.ts'
import { type AttemptRefusal, type BatchAnswer, batchSchema, toldRefusal } from '../core/sync/batch.ts'
import { SYNC_LIMITS, SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { Allowances } from './allowance.ts'
import { gather } from './gather.ts'
import { Patience } from './patience.ts'
import { limitedBody, openSigned, readPacked, syncAnswer, syncRefusal } from './signed-request.ts'
import { keepAttempts } from './store/attempts.ts'
import type { Database } from './store/database.ts'
import { deviceWith } from './store/people.ts'
import { keepStatements } from './store/statements.ts'
import { turns } from './turns.ts'

/*
 * POST /api/sync: attempts come home (docs/formats/sync.md). A batch and the statements of its attempts are written in one transaction,
 * and only when that is durable is there an answer. A request that was cut, or answered into nowhere, is simply sent again.
 */

/** A phone that was away for weeks empties its outbox at one go; one that goes mad is slowed down. */
export const SYNC_ALLOWANCE = { atOnce: 60, perSecond: 1 } as const
/** More requests than this at once (their bodies, as they came, are in memory) are sent away for a moment. */
const AT_ONCE = 1_000
/** So many of them are open at once, which takes twenty times as much memory: enough for groups to be full. */
const IN_HAND = 32
/** So many attempts are written in one transaction, unless a single batch has more. A file is forced to the disk the seldomer. */
const TOGETHER = { postgres: 200, sqlite: 400 } as const
/** While PostgreSQL writes one group the next is made ready for it; a file has one writer. */
const LANES = { postgres: 2, sqlite: 1 } as const

/** With what attempts are taken. */
export interface SyncSettings {
  readonly db: Database
  readonly publicUrl: string
  readonly now?: () => number
  /** 0…1: spreads those who are sent away. */
  readonly chance?: () => number
  /** Told what the database said when it took nothing. */
  readonly onFault?: (fault: unknown) => void
}

/** The route of attempts on their way home. */
export function syncRoutes({
  db,
  publicUrl,
  now = Date.now,
  chance = Math.random,
  onFault,
}: SyncSettings): Hono {
  const app = new Hono()
  const allowances = new Allowances(SYNC_ALLOWANCE, now)
  const patience = new Patience(now, chance)
  const keep = gather<readonly Attempt[], ReadonlyMap<string, number>>({
    work: async (batches) => {
      const kept = await keepTogether(db, batches, { publicUrl, now: now() })
      return batches.map(() => kept)
    },
    claims: idsOf,
    weight: (attempts) => attempts.length,
    most: TOGETHER[db.kind],
    lanes: LANES[db.kind],
  })
  const turn = turns(IN_HAND)
  let running = 0

  const take = async (context: Context, packed: Buffer): Promise<Response> => {
    const signed = await openSigned(context, packed)
    if (signed instanceof Response) return signed
    const wait = allowances.take(signed.key)
    if (wait > 0) return syncRefusal(429, 'busy', wait)
    const device = await deviceWith(db, signed.key)
    if (!device) return syncRefusal(401, 'unknown-device')
    if (device.revokedAt !== undefined) return syncRefusal(403, 'revoked')
    const batch = batchSchema.safeParse(signed.value)
    if (!batch.success) return syncRefusal(400, 'broken')
    const isLarge = signed.bytes > SYNC_LIMITS.attempt
    const sorted = sortOut(batch.data.attempts, device.person, isLarge)
    const kept = await keep(sorted.good)
    const answer: BatchAnswer = {
      version: SYNC_VERSION,
      taken: idsOf(sorted.good).flatMap((id) => {
        const sequence = kept.get(id)
        return sequence === undefined ? [] : [{ id, sequence }]
      }),
      refused: [
        ...sorted.refused,
        ...idsOf(sorted.good).flatMap((id) => (kept.has(id) ? [] : [{ id, why: 'taken' as const }])),
      ],
    }
    return syncAnswer(answer)
  }

  app.use('*', limitedBody)
  app.post('/', async (context) => {
    if (running >= AT_ONCE) return syncRefusal(429, 'busy', patience.ask())
    running++
    try {
      const packed = await readPacked(context)
      return packed instanceof Response ? packed : await turn(() => take(context, packed))
    } catch (fault) {
      onFault?.(fault)
      return syncRefusal(503, 'unavailable', patience.ask())
    } finally {
      running--
    }
  })
  app.all('*', () => syncRefusal(404, 'not-found'))
  return app
}

/** Keeps batches that came at the same time, with what any learning system reads of their attempts: all of it or nothing. */
async function keepTogether(
  db: Database,
  batches: readonly (readonly Attempt[])[],
  { publicUrl, now }: { readonly publicUrl: string; readonly now: number },
): Promise<ReadonlyMap<string, number>> {
  return db.transaction(async (queries) => {
    const { kept, written } = await keepAttempts(queries, batches.flat(), { via: undefined, receivedAt: now })
    const statements = written.flatMap((attempt) => statementOf(attempt, publicUrl) ?? [])
    await keepStatements(queries, statements, { stored: new Date(now).toISOString() })
    return kept
  })
}

function idsOf(attempts: readonly Attempt[]): Attempt['id'][] {
  return [...new Set(attempts.map(({ id }) => id))]
}

interface Sorted {
  readonly good: readonly Attempt[]
  readonly refused: BatchAnswer['refused']
}

/** Looks at each attempt by itself. What a newer phone says of one that we do not know is kept with the rest. */
function sortOut(found: readonly unknown[], person: string, isLarge: boolean): Sorted {
  const good: Attempt[] = []
  const refused: BatchAnswer['refused'] = []
  for (const attempt of found) {
    const why = whyNot(attempt, person, isLarge)
    if (why) refused.push(toldRefusal(idIn(attempt), why))
    else good.push(attempt as Attempt)
  }
  return { good, refused }
}

function whyNot(found: unknown, person: string, isLarge: boolean): AttemptRefusal | undefined {
  if (isLarge && Buffer.byteLength(JSON.stringify(found)) > SYNC_LIMITS.attempt) return 'too-big'
  const read = attemptSchema.safeParse(found)
  if (!read.success || NO_TEXT.test(read.data.subject)) return 'broken'
  if (read.data.person !== person) return 'foreign'
  return follows(read.data) ? undefined : 'figures'
}

/** A zero byte, or half of a pair of UTF-16: no text, and no column can hold it. */
const NO_TEXT = /[\0\p{Surrogate}]/u

function idIn(found: unknown): string {
  const id = found !== null && typeof found === 'object' && 'id' in found ? found.id : ''
  return typeof id === 'string' ? id.slice(0, 100) : ''
}
