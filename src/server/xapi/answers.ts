import type { Context } from 'hono'
import type { XapiClient } from './clients.ts'
import type { XapiVersion } from './data-types.ts'

/** What is known of a request once it is let in. */
export interface Admitted {
  Variables: { version: XapiVersion; client: XapiClient }
}
export type Asking = Context<Admitted>

/** Error codes of this door; each stands for one thing that can be mended. */
export type XapiProblem =
  | 'version' // no version header, or one we do not speak
  | 'credentials'
  | 'busy' // too many wrong secrets
  | 'foreign-page' // a page of another site asks through somebody's browser
  | 'scope' // the client may not do that
  | 'parameters'
  | 'content-type'
  | 'broken' // not JSON, a key twice, nested too deeply, a multipart body that does not come apart
  | 'broken-statement' // `at` is the way to the member that breaks a rule
  | 'id-mismatch'
  | 'id-twice'
  | 'attachments' // a file that no statement names, or the reverse
  | 'signature'
  | 'conflict' // the id is that of a different statement, or nobody said which document is meant to be written over
  | 'not-yours' // a statement of another client is to be voided
  | 'precondition'
  | 'too-big'
  | 'not-found'
  | 'method'
  | 'server-error'

/** A refusal (RFC 9457); nothing that was sent is repeated in it. */
export function refusal(
  status: number,
  code: XapiProblem,
  { at, headers = {} }: { readonly at?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const body = { type: 'about:blank', status, code, ...(at === undefined ? {} : { at }) }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}

export function json(value: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json', ...headers } })
}

/** Ends a transaction with a refusal, so that nothing of it stays. */
export class Refused extends Error {
  constructor(readonly response: Response) {
    super('refused')
  }
}
