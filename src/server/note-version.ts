import type { MiddlewareHandler } from 'hono'
import { DEVICE_HEADER, SYNC_HEADER, SYNC_VERSION } from '../core/sync/sync-limits.ts'
import type { Database } from './store/database.ts'
import { closeToVersion1 } from './store/moments.ts'

/** With what it is noted. */
export interface Noting {
  readonly db: Database
  readonly now: () => number
  /** Told what the database said when nothing could be noted. */
  readonly onFault?: (fault: unknown) => void
}

/** So many keys are noted together at most, and after so long (ms) with whatever request comes then: none waits for it. */
const TOGETHER = 200
const REST = 5_000

/**
 * Notes whose phones speak today's version although they only send what may be sent twice: what was recorded of them in version 1 counts no
 * more. What is not noted before the server stops is noted the next time.
 */
export function noteVersion({ db, now, onFault }: Noting): MiddlewareHandler {
  const keys = new Set<string>()
  let writtenAt = -Infinity
  return async (context, next) => {
    await next()
    // answered well: it is signed, and by a key that is known here
    if (context.res.status !== 200 || Number(context.req.header(SYNC_HEADER)) !== SYNC_VERSION) return
    keys.add(context.req.header(DEVICE_HEADER) ?? '')
    const at = now()
    if (keys.size < TOGETHER && Math.abs(at - writtenAt) < REST) return
    writtenAt = at
    const some = [...keys]
    keys.clear()
    db.transaction((queries) => closeToVersion1(queries, some)).catch((fault: unknown) => onFault?.(fault))
  }
}
