import type { Uuid } from '../core/ids.ts'
import {
  afterRequest,
  isOfLine,
  onSameLine,
  type Outcome,
  type Parcel,
  planBatch,
  type Verdict,
  wrap,
} from '../core/sync/outbox.ts'
import { readStanding, readWaiting, type SendingStore, settle } from '../storage/sending.ts'

/* One request: what of somebody's goes in it, and what follows from what it came to. The same for windows and for the worker. */

/** What goes next of somebody's; what no request can carry is set aside on the way. */
export async function nextBatch(store: SendingStore, person: Uuid): Promise<readonly Parcel[] | undefined> {
  for (;;) {
    const { after, most } = await readStanding(store, person)
    const waiting = await readWaiting(store, person, after, most, wrap)
    const { batch, tooBig } = planBatch(waiting, most)
    if (tooBig.length > 0) await settle(store, { taken: [], aside: tooBig.map(asTooBig) }, (same) => same)
    if (batch.length > 0) return batch
    if (waiting.length === 0) return undefined
  }
}

function asTooBig({ id, sequence }: Parcel): Verdict['aside'][number] {
  return { id, sequence, why: 'too-big' }
}

/** Makes durable what follows for somebody, and for the others on the same line. @param batch nothing where only a door was knocked at */
export async function fold(
  store: SendingStore,
  person: Uuid,
  batch: readonly Parcel[],
  outcome: Outcome,
): Promise<Verdict> {
  const moment = { now: Date.now(), chance: Math.random() }
  const verdict = afterRequest(await readStanding(store, person), batch, outcome, moment)
  const { standing } = verdict
  await settle(store, verdict, (each, of) =>
    of === person ? standing : isOfLine(outcome) ? onSameLine(each, standing) : each,
  )
  return verdict
}
