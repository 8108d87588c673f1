import type * as Batches from '../src/core/sync/batch.ts'
import type * as Outbox from '../src/core/sync/outbox.ts'
import { built } from './built.ts'
import type { Letter } from './members.ts'
import type { Said } from './post.ts'

/*
 * How a phone of the bench goes on after an answer: by the app's own rules (core/sync/outbox.ts), told what link/sync.ts would tell them.
 */

const { afterRequest, FRESH, waitLeft } = await built<typeof Outbox>('core/sync/outbox')
const { batchAnswerSchema } = await built<typeof Batches>('core/sync/batch')

/** What an answer is to the app. */
export function outcomeOf(said: Said | undefined): Outbox.Outcome {
  if (!said) return { kind: 'unknown' }
  const { status, after } = said
  if (status === 429 || status === 503)
    return { kind: 'busy', after: after === undefined ? undefined : after * 1000 }
  if (status === 401) return { kind: 'not-joined' }
  if (status !== 200) return { kind: status >= 500 ? 'unknown' : 'broken' }
  const read = batchAnswerSchema.safeParse(JSON.parse(said.body))
  return read.success ? { kind: 'taken', answer: read.data } : { kind: 'unknown' }
}

/** A phone with letters that were written beforehand; it sends them one after the other, each until it is taken. */
export class BenchPhone {
  private standing = FRESH
  /** The letter that goes next. */
  place = 0
  taken = 0

  constructor(private readonly letters: readonly Letter[]) {}

  get next(): Letter | undefined {
    return this.letters[this.place]
  }

  /** Folds in an answer. @returns ms until the next try, 0 for at once; nothing when all is home or nothing more will be tried */
  after(outcome: Outbox.Outcome, now: number, chance: number): number | undefined {
    const letter = this.next
    if (!letter) return undefined
    const verdict = afterRequest(this.standing, letter.parcels, outcome, { now, chance })
    this.standing = verdict.standing
    this.taken += verdict.taken.length
    if (verdict.aside.length > 0) return undefined
    if (verdict.taken.length > 0) this.place++
    if (!this.next) return undefined
    return verdict.goesOn ? 0 : waitLeft(this.standing, now)
  }
}
