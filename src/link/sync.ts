import { batchAnswerSchema } from '../core/sync/batch.ts'
import type { Outcome } from '../core/sync/outbox.ts'
import { type CourierAnswer, courierAnswerSchema } from '../core/sync/courier-answer.ts'
import { codeIn, type Heard, postSigned, type Signing } from './post-signed.ts'

/** What a request came to that brought no answer. */
export type Loss = Exclude<Outcome, { readonly kind: 'taken' }>

/** What a piece of a room's record came to. */
export type PieceOutcome = { readonly kind: 'taken'; readonly answer: CourierAnswer } | Loss

/** Sends one batch to the centre and says what that came to (docs/formats/sync.md). Sending again is harmless. */
export async function postBatch(body: string, key: Signing, base = ''): Promise<Outcome> {
  const heard = await postSigned('/api/sync', body, { key, base })
  return outcomeOf(heard, (said) => batchAnswerSchema.safeParse(said).data)
}

/** Sends a piece of what was collected in a room. Sending again is harmless. */
export async function postPiece(body: string, key: Signing, base = ''): Promise<PieceOutcome> {
  const heard = await postSigned('/api/rooms/records', body, { key, base })
  return outcomeOf(heard, (said) => courierAnswerSchema.safeParse(said).data)
}

/** @param read the answer, if it is one */
function outcomeOf<Answer>(
  heard: Heard,
  read: (said: unknown) => Answer | undefined,
): { readonly kind: 'taken'; readonly answer: Answer } | Loss {
  if (heard.kind === 'lost') return { kind: 'unknown', ...(navigator.onLine ? {} : { offline: true }) }
  if (heard.kind !== 'answer') return heard
  const { status, said } = heard
  if (status >= 400) return refusalOf(status, codeIn(said))
  const answer = read(said)
  return answer ? { kind: 'taken', answer } : { kind: 'unknown' }
}

function refusalOf(status: number, code: string | undefined): Loss {
  if (status === 426) return { kind: 'old-app' }
  switch (status) {
    case 401:
      return { kind: code === undefined ? 'unknown' : 'not-joined' }
    case 403:
      return { kind: 'revoked' }
    case 413:
      return { kind: 'too-big' }
    case 404:
    case 405:
    case 408:
    case 425:
      return { kind: 'unknown' } // a centre that is being set up, or wants it again
    default:
      return { kind: 'broken' }
  }
}
