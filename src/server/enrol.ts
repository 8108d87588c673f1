import { Hono } from 'hono'
import { readGroupCode } from '../core/sync/group-code.ts'
import { type EnrolAnswer, type EnrolRequest, enrolRequestSchema } from '../core/sync/enrolment.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { addressOf } from './address.ts'
import { inTurnOrNot } from './in-turn.ts'
import { doorFor, readSigned, type Signed, syncAnswer, syncRefusal } from './signed-request.ts'
import type { Database } from './store/database.ts'
import { joinPerson, type JoinProblem } from './store/people.ts'
import { type CodeOutcome, WrongCodes } from './wrong-codes.ts'

/* POST /api/enrol: a phone asks for a place in a group (docs/formats/sync.md). */

/** With what the route is set up. */
export interface EnrolSettings {
  readonly db: Database
  readonly now?: () => number
  /** Proxies of our own before this server, 0 for none: only then is an address read from a header. */
  readonly proxies?: number
  /** Told the beginning of the codes when too many wrong ones had it. */
  readonly onGuessing?: (beginning: string) => void
  /** Told what the database said when nobody could join. */
  readonly onFault?: (fault: unknown) => void
}

/** A request is not larger, in bytes. */
const BODY = 4096
/** Whoever is sent away comes back after so many seconds. */
const AWAY = 10

const STATUS: Readonly<Record<JoinProblem, number>> = {
  'no-group': 404,
  full: 409,
  expired: 410,
  'key-taken': 409,
  revoked: 403,
}

/** The route for joining. */
export function enrolRoutes({ db, now = Date.now, proxies = 0, onGuessing, onFault }: EnrolSettings): Hono {
  const app = new Hono()
  const wrongCodes = new WrongCodes(onGuessing)
  app.use('*', doorFor(BODY))

  app.post('/', async (context) => {
    const said = await readSigned(context)
    if (said instanceof Response) return said
    const asked = askedIn(said)
    if (asked instanceof Response) return asked
    const [address, at] = [addressOf(context, proxies), now()]
    const wait = wrongCodes.begin(address, asked.group, at)
    if (wait > 0) return syncRefusal(429, 'busy', wait)
    let outcome: CodeOutcome = 'neither'
    try {
      const joined = await inTurnOrNot(db, { said, now: at }, (queries) => joinPerson(queries, asked, at))
      if (joined instanceof Response) return joined
      outcome = joined.ok ? 'right' : joined.problem === 'no-group' ? 'wrong' : 'neither'
      if (!joined.ok) return syncRefusal(STATUS[joined.problem], joined.problem)
      const answer: EnrolAnswer = { version: SYNC_VERSION, person: asked.person, group: joined.value }
      return syncAnswer(answer)
    } catch (fault) {
      onFault?.(fault)
      return syncRefusal(503, 'unavailable', AWAY)
    } finally {
      wrongCodes.end(address, asked.group, outcome, at)
    }
  })

  app.all('*', () => syncRefusal(404, 'not-found'))
  return app
}

/** What is asked, signed with the key that it names; or why it is not looked at. */
function askedIn(signed: Signed): EnrolRequest | Response {
  const read = enrolRequestSchema.safeParse(signed.value)
  if (!read.success || ODD.test(read.data.role ?? '')) return syncRefusal(400, 'broken')
  if (read.data.key !== signed.key) return syncRefusal(401, 'signature')
  const code = readGroupCode(read.data.group)
  if (!code.ok || code.value !== read.data.group) return syncRefusal(400, 'broken')
  const { role, ...rest } = read.data
  // one word has one way of writing it, or reports would count it twice
  return role === undefined ? rest : { ...rest, role: role.normalize('NFC') }
}

/** What no keyboard writes: signs that steer, signs that nobody sees, halves of signs. */
const ODD = /[\p{Cc}\p{Cf}\p{Cs}]/u
