import type { Uuid } from '../core/ids.ts'
import { SENDER } from '../core/sync/sender.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { settleSetting } from '../storage/settings.ts'
import { newUuid } from './new-uuid.ts'

/*
 * Of all windows of the app, and its worker (send-alone.ts), one sends at a time: by a lock of the browser, and where it has none by a
 * lease that lies in the database.
 * It spares the line and the centre, no more; if two should ever send at once, everything is still counted once.
 */

/** A lease that was not renewed for so long (ms) is over: longer than any request may take. */
const LEASE = 90_000

/** Goes on being the only one; false when somebody else is by now. */
export type Renew = () => Promise<boolean>

/** Does something while no other window does it. Nothing where another one has it in hand: that one does it all. */
export async function asOnlySender<Value>(
  work: (renew: Renew) => Promise<Value>,
): Promise<Value | undefined> {
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return withLease(work)
  return locks.request(SENDER, () => work(async () => true))
}

/** The last who wanted the lease in this window: of one window's tries, too, one runs at a time. */
let before: Promise<unknown> = Promise.resolve()
let here: Uuid | undefined

function withLease<Value>(work: (renew: Renew) => Promise<Value>): Promise<Value | undefined> {
  const turn = before.then(() => leased(work))
  before = turn.catch(() => undefined) // told to whoever asked
  return turn
}

async function leased<Value>(work: (renew: Renew) => Promise<Value>): Promise<Value | undefined> {
  const holder = (here ??= newUuid())
  const renew: Renew = async () => (await settleLease(holder, (now) => now + LEASE)) === holder
  if (!(await renew())) return undefined
  try {
    return await work(renew)
  } finally {
    // where the phone does not even let go of it, it ends by itself
    await unlessRefused(
      settleLease(holder, () => 0),
      undefined,
    )
  }
}

interface Lease {
  readonly holder: Uuid
  /** Milliseconds since 1970 by this phone's clock. */
  readonly until: number
}

/** Takes the lease, or renews or ends one's own. @returns who holds it then */
async function settleLease(holder: Uuid, until: (now: number) => number): Promise<Uuid> {
  return withDatabase(async (db) => {
    const lease = await settleSetting(db, SENDER, (stored): Lease => {
      const now = Date.now()
      const held = leaseIn(stored)
      // one that ends too far ahead was taken before the clock was set back
      const isOthers = held && held.holder !== holder && held.until > now && held.until <= now + LEASE
      return isOthers ? held : { holder, until: until(now) }
    })
    return lease.holder
  })
}

function leaseIn(stored: unknown): Lease | undefined {
  const { holder, until } = (stored ?? {}) as Partial<Lease>
  return typeof holder === 'string' && typeof until === 'number' ? { holder, until } : undefined
}
