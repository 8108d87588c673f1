import { SYNC_HEADER, SYNC_LIMITS } from '../core/sync/sync-limits.ts'

/* What is read of the centre's answers, whatever was asked. */

/** Whether an answer is the centre's: only it says the version, and says it in JSON. A café's login page does neither. */
export function isOfCentre({ headers }: Response): boolean {
  const type = headers.get('content-type') ?? ''
  return headers.get(SYNC_HEADER) !== null && /^application\/(problem\+)?json\b/.test(type)
}

/** What `Retry-After` asks for, in ms. A date is read against the centre's own, not against a clock that may be wrong by years. */
export function askedRest(headers: Headers): number | undefined {
  const asked = headers.get('retry-after') ?? ''
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * 1000
  const rest = Date.parse(asked) - Date.parse(headers.get('date') ?? '')
  return Number.isFinite(rest) ? Math.max(0, rest) : undefined
}

/** The body as JSON; it throws where there is more than the centre ever says. */
export async function saidIn(answer: Response, most: number = SYNC_LIMITS.answer): Promise<unknown> {
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [text, arrived] = ['', 0]
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) break
    arrived += value.length
    if (arrived > most) throw new RangeError(`More than ${most} bytes`)
    text += decoder.decode(value, { stream: true })
  }
  return JSON.parse(text + decoder.decode())
}
