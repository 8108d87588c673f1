import { randomUUID } from 'node:crypto'
import { setTimeout as later } from 'node:timers/promises'
import { filesOf } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { type Identified, statementIn } from '../store/statements.ts'
import { writeMultipart } from './multipart.ts'
import { attachmentsOf } from './read-body.ts'

/*
 * Every statement that is kept goes on to another LRS (`XAPI_FORWARD`), in order, at least once, under the same id. How far it has come
 * stands in the database; of several processes one forwards at a time.
 */

/** Where to. */
export interface Target {
  /** Without name and secret: so it stands in the database. */
  readonly address: string
  readonly authorization: string
}

/** Statements of one request. */
const BATCH = 50
/** Whoever forwards is alone for so long (ms), and longer while it goes on. */
const LEASE = 60_000
const TIMEOUT = 30_000
/** With nothing to forward, it is looked again after so long (ms). */
const IDLE = 2_000
const [FIRST_WAIT, LONGEST_WAIT] = [1_000, 300_000]

/** Reads `XAPI_FORWARD`. @throws where it is no address: a server must not start and forward nothing */
export function readTarget(said: string | undefined): Target | undefined {
  if (!said) return undefined
  const url = URL.canParse(said) ? new URL(said) : undefined
  // the address is not repeated: there is a secret in it
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error('XAPI_FORWARD must be https://name:secret@…')
  const secret = [url.username, url.password].map(decodeURIComponent).join(':')
  url.username = ''
  url.password = ''
  return {
    address: url.href.replace(/\/+$/, ''),
    authorization: `Basic ${Buffer.from(secret).toString('base64')}`,
  }
}

export interface Forwarding {
  readonly database: Database
  readonly target: Target
  readonly now: () => number
  /** What it says of its work: a batch that is not taken, a statement that the other refuses for good. */
  readonly onTrouble?: (trouble: { readonly status: number; readonly refused?: string }) => void
  readonly fetch?: typeof fetch
}

/** What one step came to: some went, there is nothing to send or somebody else sends, or it has to wait. */
export type Step =
  | { readonly kind: 'sent'; readonly count: number }
  | { readonly kind: 'idle' }
  | { readonly kind: 'wait'; readonly atLeast: number }

/** Forwards until it is stopped. @returns how to stop it; resolves when nothing runs any more */
export function startForward(forwarding: Forwarding): () => Promise<void> {
  const end = new AbortController()
  const running = forwardUntil(end.signal, forwarding)
  return async () => {
    end.abort()
    await running
  }
}

async function forwardUntil(end: AbortSignal, forwarding: Forwarding): Promise<void> {
  const name = randomUUID()
  for (let failures = 0; !end.aborted; ) {
    // a database that is away comes back; what was not noted as sent is sent again
    const step = await forwardStep(forwarding, name, end).catch((): Step => ({ kind: 'wait', atLeast: 0 }))
    failures = step.kind === 'wait' ? failures + 1 : 0
    const pause = step.kind === 'wait' ? Math.max(step.atLeast, backOff(failures)) : IDLE
    if (step.kind !== 'sent')
      await later(pause, undefined, { signal: end, ref: false }).catch(() => undefined)
  }
}

/** Doubles, and is never the same for two servers. */
function backOff(failures: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 20)) * (0.5 + Math.random() / 2)
}

/** Sends the next batch, if it is this process's turn. */
export async function forwardStep(
  { database, target, now, onTrouble, fetch: ask = fetch }: Forwarding,
  name: string,
  end?: AbortSignal,
): Promise<Step> {
  const { address } = target
  await database.run(
    `INSERT INTO forwards (target, place, held_until, refused) VALUES ($1, 0, 0, 0) ON CONFLICT (target) DO NOTHING`,
    [address],
  )
  const [row] = await database.all(
    `UPDATE forwards SET held_by = $2, held_until = $3
     WHERE target = $1 AND (held_until < $4 OR held_by = $2) RETURNING place`,
    [address, name, now() + LEASE, now()],
  )
  if (!row) return { kind: 'idle' }
  const rows = await database.all(
    'SELECT place, stored, body FROM statements WHERE place > $1 ORDER BY place LIMIT $2',
    [row['place'] ?? 0, BATCH],
  )
  const all = rows.map((each) => ({ place: Number(each['place']), statement: statementIn(each) }))
  const batch = all.slice(0, lengthOfOneVersion(all.map(({ statement }) => statement)))
  if (batch.length === 0) return { kind: 'idle' }
  const reached = (place: number, refused: number): Promise<number> =>
    database.run('UPDATE forwards SET place = $2, refused = refused + $3 WHERE target = $1 AND place < $2', [
      address,
      place,
      refused,
    ])

  const answer = await send(batch.map(({ statement }) => statement))
  if (answer.taken) {
    await reached(batch.at(-1)?.place ?? 0, 0)
    return { kind: 'sent', count: batch.length }
  }
  onTrouble?.({ status: answer.status })
  if (!isAboutTheBody(answer.status)) return { kind: 'wait', atLeast: answer.atLeast }
  // one of them is not to be had there: each goes by itself, and that one is left behind and told of
  for (const { place, statement } of batch) {
    const single = batch.length === 1 ? answer : await send([statement])
    const isRefused = !single.taken && isAboutTheBody(single.status)
    if (!single.taken && !isRefused) return { kind: 'wait', atLeast: single.atLeast }
    // a conflict says that the id is there
    const isLost = isRefused && single.status !== 409
    if (isLost) onTrouble?.({ status: single.status, refused: statement.id })
    await reached(place, isLost ? 1 : 0)
  }
  return { kind: 'sent', count: batch.length }

  async function send(statements: readonly Identified[]) {
    const text = JSON.stringify(statements)
    const files = await filesOf(
      database,
      statements.flatMap(attachmentsOf).map(({ sha2 }) => sha2.toLowerCase()),
    )
    const { contentType, body } =
      files.length > 0
        ? writeMultipart(text, files)
        : { contentType: 'application/json', body: Buffer.from(text) }
    const isNew = statements[0]?.version?.startsWith('2.') === true
    try {
      const response = await ask(`${address}/statements`, {
        method: 'POST',
        headers: {
          authorization: target.authorization,
          'content-type': contentType,
          'x-experience-api-version': isNew ? '2.0.0' : '1.0.3',
        },
        body: new Uint8Array(body),
        // a page to sign in on must not get the secret, nor be taken for a yes
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT), ...(end ? [end] : [])]),
      })
      const told: unknown = response.status === 200 ? await response.json() : await response.body?.cancel()
      const taken = Array.isArray(told) && told.length === statements.length
      return {
        taken,
        status: response.status,
        atLeast: secondsIn(response.headers.get('retry-after')) * 1000,
      }
    } catch {
      return { taken: false, status: 0, atLeast: 0 } // nobody there, or an answer that broke off: it is sent again
    }
  }
}

/** What the other would say again and again, however often it is asked. */
function isAboutTheBody(status: number): boolean {
  return status === 400 || status === 409 || status === 413 || status === 422
}

function secondsIn(header: string | null): number {
  return /^\d{1,5}$/.test(header ?? '') ? Math.min(Number(header), LONGEST_WAIT / 1000) : 0
}

/** How many of these, from the first on, are of one version: a request has only one. */
function lengthOfOneVersion(statements: readonly Identified[]): number {
  const versionOf = (statement: Identified | undefined): string => statement?.version?.slice(0, 2) ?? ''
  const other = statements.findIndex((each) => versionOf(each) !== versionOf(statements[0]))
  return other < 0 ? statements.length : other
}
