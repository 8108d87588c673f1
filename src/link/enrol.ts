import {
  ENROL_PROBLEMS,
  enrolAnswerSchema,
  type EnrolProblem,
  type EnrolRequest,
  type Group,
} from '../core/sync/enrolment.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { codeIn, postSigned, type Signing } from './post-signed.ts'

/** Why a group was not joined: the centre said so, or nothing that is the centre was heard. */
export interface EnrolTrouble {
  /** `revoked`: this key was taken from its owner. `portal`: something else answers in the centre's place. `lost`: nothing, or half of it. */
  readonly why: EnrolProblem | 'revoked' | 'portal' | 'lost'
  /** Seconds that the centre asks to wait. */
  readonly after?: number
}

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
  const heard = await postSigned('/api/enrol', JSON.stringify(request), { key, base, silence: SILENCE })
  if (heard.kind === 'portal') return refused({ why: 'portal' })
  if (heard.kind !== 'answer') return refused({ why: heard.kind, ...waitIn(heard) })
  if (heard.status >= 400) return refused({ why: whyOf(codeIn(heard.said)), ...waitIn(heard) })
  const read = enrolAnswerSchema.safeParse(heard.said)
  return read.success && read.data.person === request.person
    ? reached(read.data.group)
    : refused({ why: 'lost' })
}

function whyOf(code: string | undefined): EnrolTrouble['why'] {
  if (code === 'revoked') return code
  // what is not listed (a server in trouble, a signature that was changed on the way) passes by itself
  return ENROL_PROBLEMS.find((problem) => problem === code) ?? 'lost'
}

function waitIn({ after }: { readonly after?: number | undefined }): { readonly after?: number } {
  return after === undefined ? {} : { after: Math.min(Math.ceil(after / 1000), LONGEST_WAIT) }
}
