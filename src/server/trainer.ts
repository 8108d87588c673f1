import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type * as z from 'zod/mini'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import {
  decideSchema,
  forgetPhoneSchema,
  knowPhoneSchema,
  type WaitingRoom,
  waitingRequestSchema,
} from '../core/sync/trainer-phone.ts'
import { addressOf } from './address.ts'
import { Allowances } from './allowance.ts'
import { CentreAccess } from './centre-access.ts'
import { inTurn } from './in-turn.ts'
import type { FindItems } from './question-files.ts'
import { readSigned, type Signed, syncAnswer, syncRefusal } from './signed-request.ts'
import type { Database, Queries } from './store/database.ts'
import { deviceWith } from './store/people.ts'
import { decideWaiting, takeOwn, waitingFor } from './store/room-waiting.ts'
import { dropPhone, knowPhone, trainerOfKey } from './store/trainer-phones.ts'

/*
 * What a trainer does with a phone of theirs (docs/formats/trainer-phone.md): POST /api/trainer/phone makes it known, once, with their
 * secret; what its key signs is theirs from then on. /phone/forget takes that back, /waiting and /decide are about what others brought.
 */

/** A request is not larger, in bytes. */
const BODY = 4096
/** Whoever is sent away comes back after so many seconds. */
const AWAY = 10
export const TRAINER_ALLOWANCE = { atOnce: 60, perSecond: 0.5 } as const

/** With what the routes are set up. */
export interface TrainerSettings {
  readonly db: Database
  readonly findItems: FindItems
  readonly now?: () => number
  /** Proxies of our own before this server, 0 for none: only then is an address read from a header. */
  readonly proxies?: number
  /** Told what the database said when nothing could be done. */
  readonly onFault?: (fault: unknown) => void
}

const DONE = { version: SYNC_VERSION } as const

/** The routes, to be mounted at `/api/trainer`. */
export function trainerRoutes({
  db,
  findItems,
  now = Date.now,
  proxies = 0,
  onFault,
}: TrainerSettings): Hono {
  const app = new Hono()
  const allowances = new Allowances(TRAINER_ALLOWANCE, now)
  // only the secrets of trainers open here: that of the centre makes no phone known
  const access = new CentreAccess({ centre: undefined, auditor: undefined }, db, now)
  app.use('*', bodyLimit({ maxSize: BODY, onError: () => syncRefusal(413, 'too-big') }))

  /** Answers a signed request of some shape, and that it is to be asked again where the database gives nothing. */
  const answered = async <Asked>(
    context: Context,
    schema: z.ZodMiniType<Asked>,
    work: (asked: Asked, signed: Signed) => Promise<Response>,
  ): Promise<Response> => {
    try {
      const signed = await readSigned(context)
      if (signed instanceof Response) return signed
      const wait = allowances.take(signed.key)
      if (wait > 0) return syncRefusal(429, 'busy', wait)
      const read = schema.safeParse(signed.value)
      return read.success ? await work(read.data, signed) : syncRefusal(400, 'broken')
    } catch (fault) {
      onFault?.(fault)
      return syncRefusal(503, 'unavailable', AWAY)
    }
  }
  /** Each is done once, in the order in which it was signed: what somebody has recorded of a phone has no effect. */
  const done = (said: Signed, work: (queries: Queries) => Promise<Response>): Promise<Response> =>
    inTurn(db, { said, now: now() }, work)
  /** The same for a phone that is some trainer's. */
  const forTrainer = <Asked>(
    context: Context,
    schema: z.ZodMiniType<Asked>,
    work: (queries: Queries, asked: Asked, trainer: string) => Promise<Response>,
  ): Promise<Response> =>
    answered(context, schema, async (asked, signed) => {
      const trainer = await trainerOfKey(db, signed.key)
      if (trainer === undefined) return syncRefusal(401, 'unknown-phone')
      return done(signed, (queries) => work(queries, asked, trainer))
    })

  app.post('/phone', (context) =>
    answered(context, knowPhoneSchema, async ({ secret }, signed) => {
      const { key } = signed
      const admission = await access.admit(`Bearer ${secret}`, addressOf(context, proxies))
      if (!admission.asker)
        return admission.wait > 0 ? syncRefusal(429, 'busy', admission.wait) : syncRefusal(401, 'token')
      if (admission.asker.kind !== 'trainer') return syncRefusal(401, 'token')
      const { trainer } = admission.asker
      const device = await deviceWith(db, key)
      if (device?.revokedAt !== undefined) return syncRefusal(403, 'revoked')
      return done(signed, async (queries) => {
        if (device) await takeOwn(queries, { person: device.person, trainer }, findItems)
        await knowPhone(queries, { key, trainer }, now())
        return syncAnswer(DONE)
      })
    }),
  )

  app.post('/phone/forget', (context) =>
    answered(context, forgetPhoneSchema, (_, signed) =>
      done(signed, async (queries) => {
        await dropPhone(queries, signed.key, { by: 'trainer', now: now() })
        return syncAnswer(DONE)
      }),
    ),
  )

  app.post('/waiting', (context) =>
    forTrainer(context, waitingRequestSchema, async (queries, _, trainer) => {
      const waiting = await waitingFor(queries, trainer)
      const rooms = waiting.map(({ id, head, receivedAt, seats, group }): WaitingRoom => {
        const { title, language, openedAt } = head
        return { id, title, language, openedAt, receivedAt, seats, ...(group === undefined ? {} : { group }) }
      })
      return syncAnswer({ ...DONE, rooms })
    }),
  )

  app.post('/decide', (context) =>
    forTrainer(context, decideSchema, async (queries, decision, trainer) => {
      const decided = await decideWaiting(queries, decision, { trainer, findItems, now: now() })
      if (decided.ok) return syncAnswer(DONE)
      return syncRefusal(decided.problem === 'no-room' ? 404 : 409, decided.problem)
    }),
  )

  app.all('*', () => syncRefusal(404, 'not-found'))
  return app
}
