import {
  ENROL_PROBLEMS,
  enrolAnswerSchema,
  type EnrolProblem,
  type EnrolRequest,
  type Group,
} from '../core/sync/enrolment.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { DEVICE_HEADER, SIGNATURE_HEADER, SYNC_HEADER, SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { askedRest, isOfCentre, saidIn } from './centre-answer.ts'

/** Why a group was not joined: the centre said so, or nothing that is the centre was heard. */
export interface EnrolTrouble {
  /** `revoked`: this key was taken from its owner. `portal`: something else answers in the centre's place. `lost`: nothing, or half of it. */
  readonly why: EnrolProblem | 'revoked' | 'portal' | 'lost'
  /** Seconds that the centre asks to wait. */
  readonly after?: number
}

/** What signs for a profile. */
export interface Signing {
  /** The public key, base64url. */
  readonly open: string
  sign(text: string): Promise<string>
}

const PATH = '/api/enrol'
/** No answer for so long (ms) is none. */
const SILENCE = 30_000
/** Nobody is kept waiting longer than this (seconds), whatever an answer says. */
const LONGEST_WAIT = 24 * 60 * 60

/** Asks the centre for a place in a group: one request. Asking again is harmless. */
export async function enrol(
  request: EnrolRequest,
  key: Signing,
  base = '',
): Promise<Result<Group, EnrolTrouble>> {
  const body = JSON.stringify(request)
  const signature = await key.sign(`POST ${PATH}\n${body}`)
  const watch = new AbortController()
  const timer = setTimeout(() => watch.abort(), SILENCE)
  try {
    const answer = await fetch(`${base}${PATH}`, {
      method: 'POST',
      body,
      signal: watch.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        [SYNC_HEADER]: String(SYNC_VERSION),
        [DEVICE_HEADER]: key.open,
        [SIGNATURE_HEADER]: signature,
      },
    })
    if (answer.type === 'opaqueredirect' || answer.status === 511) return refused({ why: 'portal' })
    if (answer.status === 503) return refused({ why: 'busy', ...waitIn(answer) })
    if (answer.status >= 500) return refused({ why: 'lost', ...waitIn(answer) })
    if (!isOfCentre(answer)) return refused({ why: 'portal' })
    const said = await saidIn(answer)
    if (!answer.ok) return refused({ why: whyOf(said), ...waitIn(answer) })
    const read = enrolAnswerSchema.safeParse(said)
    return read.success && read.data.person === request.person
      ? reached(read.data.group)
      : refused({ why: 'lost' })
  } catch {
    return refused({ why: 'lost' }) // no network, a cut, or no JSON: all alike from here
  } finally {
    clearTimeout(timer)
    watch.abort() // whatever is still coming is not waited for
  }
}

function whyOf(said: unknown): EnrolTrouble['why'] {
  const code: unknown = (said as { readonly code?: unknown } | null)?.code
  if (code === 'revoked') return code
  // what is not listed (a server in trouble, a signature that was changed on the way) passes by itself
  return ENROL_PROBLEMS.find((problem) => problem === code) ?? 'lost'
}

function waitIn({ headers }: Response): { readonly after?: number } {
  const rest = askedRest(headers)
  return rest === undefined ? {} : { after: Math.min(Math.ceil(rest / 1000), LONGEST_WAIT) }
}
