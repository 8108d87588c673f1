import { type Context, Hono } from 'hono'
import {
  copyRequestSchema,
  forgetRequestSchema,
  recoverRequestSchema,
  recoveryRequestSchema,
} from '../core/sync/mine.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { addressOf } from './address.ts'
import { Allowances } from './allowance.ts'
import { inTurn, inTurnOrNot } from './in-turn.ts'
import { doorFor, readSigned, type Signed, syncAnswer, syncRefusal } from './signed-request.ts'
import { copyOf } from './store/copy.ts'
import type { Database, Queries } from './store/database.ts'
import { forgetPerson } from './store/forget.ts'
import { type Device, deviceWith } from './store/people.ts'
import { keepRecovery, KeyTaken, recoverPerson } from './store/recoveries.ts'

/*
 * What a person asks of what is theirs (docs/formats/mine.md): POST /api/mine/copy, /api/mine/forget, /api/mine/recovery, and
 * /api/enrol/recover, by which a new phone takes the place of one that was lost.
 */

/** A request is not larger, in bytes. */
const BODY = 4096
/** Whoever is sent away comes back after so many seconds. */
const AWAY = 10
/** A copy of years is some dozens of pages. */
export const MINE_ALLOWANCE = { atOnce: 60, perSecond: 0.5 } as const
/** Cards from one address: 128 bits are not guessed, but nobody shall keep the centre busy by trying. A village shares one address. */
export const CARD_ALLOWANCE = { atOnce: 40, perSecond: 0.1 } as const

/** With what the routes are set up. */
export interface MineSettings {
  readonly db: Database
  readonly publicUrl: string
  readonly now?: () => number
  /** Proxies of our own before this server, 0 for none: only then is an address read from a header. */
  readonly proxies?: number
  /** Told what the database said when nothing could be done. */
  readonly onFault?: (fault: unknown) => void
}

/** What is done for somebody whose phone is known. */
type Doing = (device: Device, signed: Signed) => Promise<Response>

/** The routes, to be mounted at `/api`. */
export function mineRoutes({ db, publicUrl, now = Date.now, proxies = 0, onFault }: MineSettings): Hono {
  const app = new Hono()
  const allowances = new Allowances(MINE_ALLOWANCE, now)
  const cards = new Allowances(CARD_ALLOWANCE, now)
  for (const path of ['/mine/*', '/enrol/recover']) app.use(path, doorFor(BODY))

  /** Answers what `work` gives, and that it is to be asked again where the database gives nothing. */
  const answered = async (work: () => Promise<Response>): Promise<Response> => {
    try {
      return await work()
    } catch (fault) {
      onFault?.(fault)
      return syncRefusal(503, 'unavailable', AWAY)
    }
  }
  const done = <Value>(said: Signed, work: (queries: Queries) => Promise<Value>) =>
    inTurn(db, { said, now: now() }, work)
  const forKnown = (context: Context, work: Doing, forStranger?: () => Response): Promise<Response> =>
    answered(async () => {
      const signed = await readSigned(context)
      if (signed instanceof Response) return signed
      const wait = allowances.take(signed.key)
      if (wait > 0) return syncRefusal(429, 'busy', wait)
      const device = await deviceWith(db, signed.key)
      if (!device) return forStranger?.() ?? syncRefusal(401, 'unknown-device')
      if (device.revokedAt !== undefined) return syncRefusal(403, 'revoked')
      return work(device, signed)
    })

  app.post('/mine/copy', (context) =>
    forKnown(context, async ({ person }, said) => {
      const read = copyRequestSchema.safeParse(said.value)
      if (!read.success) return syncRefusal(400, 'broken')
      const copy = await done(said, (queries) => copyOf(queries, person, read.data.after))
      if (copy instanceof Response) return copy
      return copy ? syncAnswer({ version: SYNC_VERSION, ...copy }) : syncRefusal(401, 'unknown-device')
    }),
  )

  app.post('/mine/forget', (context) =>
    forKnown(
      context,
      async ({ person }, said) => {
        if (!forgetRequestSchema.safeParse(said.value).success) return syncRefusal(400, 'broken')
        const gone = await done(said, (queries) =>
          forgetPerson(queries, person, { publicUrl, now: now(), why: 'asked' }),
        )
        return gone instanceof Response ? gone : syncAnswer({ version: SYNC_VERSION, ...gone })
      },
      // who was forgotten is a stranger: an answer that was lost is given again
      () => syncAnswer({ version: SYNC_VERSION, attempts: 0 }),
    ),
  )

  app.post('/mine/recovery', (context) =>
    forKnown(context, async ({ person }, said) => {
      const read = recoveryRequestSchema.safeParse(said.value)
      if (!read.success) return syncRefusal(400, 'broken')
      const { hash, instead } = read.data
      const kept = await done(said, (queries) => keepRecovery(queries, { person, hash, instead }, now()))
      if (kept instanceof Response) return kept
      return kept.ok ? syncAnswer({ version: SYNC_VERSION, hash }) : syncRefusal(409, kept.problem)
    }),
  )

  app.post('/enrol/recover', (context) =>
    answered(async () => {
      const signed = await readSigned(context)
      if (signed instanceof Response) return signed
      const read = recoverRequestSchema.safeParse(signed.value)
      if (!read.success) return syncRefusal(400, 'broken')
      if (read.data.key !== signed.key) return syncRefusal(401, 'signature')
      const wait = Math.max(cards.take(addressOf(context, proxies)), allowances.take(signed.key))
      if (wait > 0) return syncRefusal(429, 'busy', wait)
      try {
        const asked = { said: signed, now: now() }
        const came = await inTurnOrNot(db, asked, (queries) => recoverPerson(queries, read.data, now()))
        if (came instanceof Response) return came
        if (came.ok) return syncAnswer({ version: SYNC_VERSION, ...came.value })
        return syncRefusal(came.problem === 'wrong-card' ? 404 : 409, came.problem)
      } catch (fault) {
        if (fault instanceof KeyTaken) return syncRefusal(409, 'key-taken')
        throw fault
      }
    }),
  )

  app.all('/mine/*', () => syncRefusal(404, 'not-found'))
  app.all('/enrol/recover', () => syncRefusal(404, 'not-found'))
  return app
}
