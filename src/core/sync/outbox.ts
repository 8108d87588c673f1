import * as z from 'zod/mini'
import type { Attempt } from '../attempt/attempt.ts'
import type { Uuid } from '../ids.ts'
import { neverHappens } from '../result.ts'
import type { AttemptRefusal, BatchAnswer } from './batch.ts'
import { SYNC_LIMITS, SYNC_VERSION } from './sync-limits.ts'

/*
 * The outbox: what waits is put into batches, and what a request came to is folded into what to do (docs/decisions/023). Whatever
 * happens, an attempt leaves it only when the centre has said that it has it; so the worst is that something is sent twice.
 */

/** What keeps attempts from going to the centre. */
export const TROUBLES = [
  'offline', // the phone says that it has no network
  'portal', // somebody else answers: the login page of a hotel, a proxy
  'no-answer', // nothing usable came back
  'busy', // the centre asked for patience
  'not-joined', // the centre does not know this profile's key
  'revoked', // the centre has closed this phone's way in
  'old-app', // the centre does not read what this app writes any more
  'refused', // the centre finds whole requests broken: a fault of ours
  'storage', // the phone cannot note down what was taken
] as const
export type Trouble = (typeof TROUBLES)[number]

/** What one request came to. */
export type Outcome =
  | { readonly kind: 'taken'; readonly answer: BatchAnswer }
  /** Something else than the centre answered. */
  | { readonly kind: 'portal' }
  /** Cut, too slow, too long, unreadable, or the centre in trouble: it may have everything or nothing. */
  | {
      readonly kind: 'unknown'
      /** The phone itself says that there is no network: nothing was learned about the line. */
      readonly offline?: boolean
    }
  /** The centre cannot now, and says for how many ms it wants to be spared, or does not. */
  | { readonly kind: 'busy'; readonly after?: number | undefined }
  | { readonly kind: 'not-joined' | 'revoked' | 'too-big' | 'broken' | 'old-app' }

/** `soft` ends early when there is new hope (a network, somebody looking), `asked` never, `shut` at a start or when somebody asks. */
const waitSchema = z.object({
  /** Milliseconds since 1970 by this phone's clock. */
  until: z.int(),
  /** When it began by that clock: a clock that is set back later is found out by it. */
  since: z.int(),
  kind: z.enum(['soft', 'asked', 'shut']),
})

/** How sending stands for somebody, kept from one start of the app to the next. */
export const standingSchema = z.object({
  /** Requests in a row that brought nothing. */
  losses: z.int(),
  /** A batch holds at most so many attempts, and as much less in bytes: fewer on a line that breaks. */
  most: z.int().check(z.minimum(1), z.maximum(SYNC_LIMITS.attempts)),
  /** Attempts in a row that were refused as broken although each was sent alone. */
  faults: z.int(),
  /** The last attempt that was sent: the next batch begins after it, so that none which never gets through keeps the others. */
  after: z.string(),
  wait: z.optional(waitSchema),
  trouble: z.optional(z.enum(TROUBLES)),
  lastTry: z.optional(z.int()),
  lastTaken: z.optional(z.int()),
})
export type Standing = z.infer<typeof standingSchema>

/** The standing of somebody of whom nothing was sent yet. */
export const FRESH: Standing = { losses: 0, most: SYNC_LIMITS.attempts, faults: 0, after: '' }

/** The shortest and the longest rest between two tries, in ms. */
const REST = { first: 4_000, longest: 15 * 60_000 } as const
/** The centre is not asked for longer than this (ms) what it has asked to be spared, whatever it said. */
const LONGEST_ASKED = 60 * 60_000
/** How long (ms) a door stays shut that the centre has shut, unless somebody asks. */
const SHUT = 6 * 60 * 60_000
/** After a batch that went through the next may be so many times as large. */
const GROWTH = 4
/** So many attempts in a row are believed to be broken; after that it is something else. */
const MOST_FAULTS = 3

/** An attempt as it goes: its JSON, and how long that is in bytes of UTF-8. */
export interface Parcel {
  readonly id: Uuid
  readonly sequence: number
  readonly text: string
  readonly bytes: number
}

/** An attempt made ready to go. */
export function wrap(attempt: Attempt): Parcel {
  const text = JSON.stringify(attempt)
  return { id: attempt.id, sequence: attempt.sequence, text, bytes: bytesOf(text) }
}

/** What one request carries, and what no request can. */
export interface Plan {
  readonly batch: readonly Parcel[]
  readonly tooBig: readonly Parcel[]
}

/** Fills a batch from what waits, oldest first: as many as may go together, and one at least. */
export function planBatch(waiting: readonly Parcel[], most: number): Plan {
  const room = Math.floor((SYNC_LIMITS.body * most) / SYNC_LIMITS.attempts) - ENVELOPE
  const batch: Parcel[] = []
  const tooBig: Parcel[] = []
  let used = 0
  for (const parcel of waiting) {
    if (parcel.bytes > SYNC_LIMITS.attempt) {
      tooBig.push(parcel)
      continue
    }
    used += parcel.bytes + 1
    if (batch.length >= most || (used > room && batch.length > 0)) break
    batch.push(parcel)
  }
  return { batch, tooBig }
}

/** Bytes of a request that are no attempt, and some to spare. */
const ENVELOPE = 128

/** The body of a request. @param now ms since 1970 by this phone's clock */
export function writeBatch(batch: readonly Parcel[], now: number): string {
  const attempts = batch.map(({ text }) => text).join()
  return `{"version":${SYNC_VERSION},"sentAt":${Math.floor(now)},"attempts":[${attempts}]}`
}

/** One version of an attempt. What is decided about it holds as long as the phone has none that is newer. */
export interface Sent {
  readonly id: Uuid
  readonly sequence: number
}

/** What to do after a request. */
export interface Verdict {
  /** The centre has these. */
  readonly taken: readonly Sent[]
  /** The centre will not have these as they are. */
  readonly aside: readonly (Sent & { readonly why: AttemptRefusal })[]
  readonly standing: Standing
  /** Whether the next batch may go at once. */
  readonly goesOn: boolean
}

/** When it is and how the dice fell. */
export interface Moment {
  /** Milliseconds since 1970 by this phone's clock, right or wrong. */
  readonly now: number
  /** 0…1. */
  readonly chance: number
}

/** Folds what a request came to into what to do. @param batch what it carried; nothing where only a door was knocked at */
export function afterRequest(
  before: Standing,
  batch: readonly Parcel[],
  outcome: Outcome,
  moment: Moment,
): Verdict {
  const standing = { ...before, lastTry: moment.now }
  const { kind } = outcome
  switch (kind) {
    case 'taken':
      return afterAnswer(standing, batch, outcome.answer, moment)
    case 'portal':
      return waiting(lost(standing, 'portal', moment))
    case 'unknown':
      return outcome.offline
        ? waiting(lost(standing, 'offline', moment))
        : afterSilence(standing, batch, moment)
    case 'busy':
      return waiting(
        outcome.after === undefined
          ? lost(standing, 'busy', moment)
          : { ...standing, trouble: 'busy', wait: askedWait(outcome.after, moment) },
      )
    case 'not-joined':
    case 'revoked':
    case 'old-app':
      return waiting({ ...standing, trouble: kind, wait: shut(moment) })
    case 'too-big':
      return batch.length > 1
        ? again(standing, Math.floor(batch.length / 2))
        : setAside(standing, batch, 'too-big')
    case 'broken':
      return afterBroken(standing, batch, moment)
    default:
      return neverHappens(kind)
  }
}

/** What others' standing becomes when a line was found to be broken that is theirs as well. */
export function onSameLine(theirs: Standing, { wait, losses, trouble }: Standing): Standing {
  return theirs.wait?.kind === 'shut' ? theirs : { ...theirs, wait, losses, trouble }
}

/** Whether an outcome says something of the line that everybody on this phone shares, and not of somebody's attempts. */
export function isOfLine({ kind }: Outcome): boolean {
  return kind === 'portal' || kind === 'unknown' || kind === 'busy'
}

/** Milliseconds to wait, 0 for none. A clock that was set back, or was wrong by years when it began, never makes it longer than it was meant. */
export function waitLeft({ wait }: Pick<Standing, 'wait'>, now: number): number {
  if (!wait || now < wait.since) return 0
  return Math.max(0, wait.until - now)
}

/** Whether the centre has shut the door because it does not know somebody's key, which joining a group mends. */
export function isShutToStrangers({ wait, trouble }: Standing): boolean {
  return wait?.kind === 'shut' && (trouble === 'not-joined' || trouble === 'revoked')
}

/** New hope: what was waited for by guess is tried at once. @param wish somebody asked for it, or the app was started */
export function hopeful(standing: Standing, wish: boolean): Standing {
  const { wait, ...rest } = standing
  if (!wait || wait.kind === 'asked' || (wait.kind === 'shut' && !wish)) return standing
  return { ...rest, losses: Math.min(standing.losses, 1) }
}

/** Only what this batch carried counts, and only as it was then: an answer to another request acknowledges nothing. */
function afterAnswer(
  standing: Standing,
  batch: readonly Parcel[],
  answer: BatchAnswer,
  moment: Moment,
): Verdict {
  const said = new Map(answer.taken.map(({ id, sequence }) => [id, sequence]))
  const why = new Map(answer.refused.map((refusal) => [refusal.id, whyOf(refusal)]))
  const taken = batch.filter(({ id, sequence }) => (said.get(id) ?? -1) >= sequence).map(sentOf)
  const aside = batch.flatMap((parcel) => {
    const refusal = said.has(parcel.id) ? undefined : why.get(parcel.id)
    return refusal ? [{ ...sentOf(parcel), why: refusal }] : []
  })
  if (taken.length + aside.length === 0) return afterSilence(standing, batch, moment)
  const { wait: _, trouble: __, ...rest } = standing
  return {
    taken,
    aside,
    standing: {
      ...rest,
      losses: 0,
      faults: taken.length > 0 ? 0 : standing.faults,
      most: Math.min(SYNC_LIMITS.attempts, standing.most * GROWTH),
      after: lastOf(batch),
      ...(taken.length > 0 ? { lastTaken: moment.now } : {}),
    },
    goesOn: true,
  }
}

function whyOf({ why, detail }: BatchAnswer['refused'][number]): AttemptRefusal {
  return detail === 'figures' ? detail : why
}

/** The second time in a row it is half as much, for the line may hold only so long; what was alone makes way for the next. */
function afterSilence(standing: Standing, batch: readonly Parcel[], moment: Moment): Verdict {
  const next = lost(standing, 'no-answer', moment)
  if (next.losses === 1) return waiting(next)
  if (batch.length > 1) return waiting({ ...next, most: Math.floor(batch.length / 2) })
  return waiting({ ...next, after: lastOf(batch) || standing.after })
}

/** Which one is broken is found out by sending fewer. That many in a row are is not believed: then the fault is elsewhere. */
function afterBroken(standing: Standing, batch: readonly Parcel[], moment: Moment): Verdict {
  if (batch.length > 1) return again(standing, 1)
  if (standing.faults >= MOST_FAULTS || batch.length === 0)
    return waiting({ ...standing, trouble: 'refused', wait: shut(moment), after: lastOf(batch) })
  return setAside({ ...standing, faults: standing.faults + 1 }, batch, 'broken')
}

function setAside(standing: Standing, batch: readonly Parcel[], why: AttemptRefusal): Verdict {
  return {
    taken: [],
    aside: batch.map((parcel) => ({ ...sentOf(parcel), why })),
    standing: { ...standing, after: lastOf(batch) },
    goesOn: true,
  }
}

function again(standing: Standing, most: number): Verdict {
  return { taken: [], aside: [], standing: { ...standing, most }, goesOn: true }
}

function waiting(standing: Standing): Verdict {
  return { taken: [], aside: [], standing, goesOn: false }
}

function lost(standing: Standing, trouble: Trouble, moment: Moment): Standing {
  const losses = standing.losses + 1
  return { ...standing, losses, trouble, wait: waitOf(restAfter(losses, moment.chance), 'soft', moment) }
}

/** Twice as long each time, up to a quarter of an hour, and for each phone a little other. */
export function restAfter(losses: number, chance: number): number {
  return Math.min(REST.longest, REST.first * 2 ** Math.min(losses - 1, 20)) * (0.5 + chance / 2)
}

/** What the centre asked for, and up to a fifth more: those who were sent away together do not come back together. */
function askedWait(after: number, moment: Moment): NonNullable<Standing['wait']> {
  const asked = Math.min(LONGEST_ASKED, Math.max(1000, after))
  return waitOf(asked * (1 + moment.chance / 5), 'asked', moment)
}

function shut(moment: Moment): NonNullable<Standing['wait']> {
  return waitOf(SHUT, 'shut', moment)
}

function waitOf(
  ms: number,
  kind: NonNullable<Standing['wait']>['kind'],
  { now }: Moment,
): NonNullable<Standing['wait']> {
  const since = Math.floor(now)
  return { until: since + Math.ceil(ms), since, kind }
}

function sentOf({ id, sequence }: Parcel): Sent {
  return { id, sequence }
}

function lastOf(batch: readonly Parcel[]): string {
  return batch.at(-1)?.id ?? ''
}

/** Length in UTF-8: the limits of the centre are in bytes. */
function bytesOf(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit > 0x7ff) bytes += unit >= 0xd800 && unit <= 0xdfff ? 1 : 2
    else if (unit > 0x7f) bytes += 1
  }
  return bytes
}
