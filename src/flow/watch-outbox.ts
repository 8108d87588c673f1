import type { Attempt } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import type { AttemptRefusal } from '../core/sync/batch.ts'
import { type Trouble, waitLeft } from '../core/sync/outbox.ts'
import { type Place, placeOf, type Totals, totalsOf } from '../core/sync/place.ts'
import { unlessRefused } from '../storage/failure.ts'
import { onOutboxChanged, readOutbox, sendingIn } from '../storage/outbox.ts'
import { readStanding } from '../storage/sending.ts'
import { joiningOf } from './join-group.ts'
import { asPresent } from './present-person.ts'

/** Where everything is that whoever is at the phone has done, and how sending it stands. */
export interface OutboxState {
  readonly totals: Totals
  /** By id; every attempt of theirs that is on the phone. */
  readonly places: ReadonlyMap<Uuid, Place>
  /** What the centre will not have as it is. */
  readonly aside: readonly {
    readonly attempt: Pick<Attempt, 'id' | 'kind' | 'subject' | 'startedAt'>
    readonly why: AttemptRefusal
  }[]
  /** When the centre was last asked, and when it last took something; ms since 1970 by this phone's clock, right or wrong. */
  readonly lastTry: number | undefined
  readonly lastTaken: number | undefined
  /** When it is asked again by itself; nothing when nothing waits or nothing keeps it from going. */
  readonly nextTry: number | undefined
  /** What keeps things from going; nothing when they go. */
  readonly trouble: Trouble | undefined
}

/** A change that follows another within so many ms is shown with it. */
const TOGETHER = 200

/** Tells how the outbox stands, now and whenever it changes, in whatever window. Returns how to stop it. */
export function watchOutbox(onState: (state: OutboxState) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const look = async (): Promise<void> => {
    timer = undefined
    const state = await unlessRefused(stateNow(), NOTHING)
    if (!stopped) onState(state)
  }
  const soon = (): void => {
    timer ??= setTimeout(() => void look(), TOGETHER)
  }
  const stops = [
    onOutboxChanged(soon),
    onRefusal(soon),
    ...['online', 'offline'].map((name) => on(name, soon)),
    onWorker(soon),
  ]
  void look()
  return () => {
    stopped = true
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

/** Notes whether the phone lets be noted down what was taken. */
export function noteRefusal(refuses: boolean): void {
  if (refuses === isRefused) return
  isRefused = refuses
  for (const react of watchers) react()
}

let isRefused = false
const watchers = new Set<() => void>()

function onRefusal(react: () => void): () => void {
  watchers.add(react)
  return () => void watchers.delete(react)
}

function on(name: string, react: () => void): () => void {
  if (typeof addEventListener === 'undefined') return () => undefined
  addEventListener(name, react)
  return () => removeEventListener(name, react)
}

/** What the worker has sent by itself (src/sw.ts) the library knows nothing of. */
function onWorker(react: () => void): () => void {
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
  worker?.addEventListener('message', react)
  return () => worker?.removeEventListener('message', react)
}

async function stateNow(): Promise<OutboxState> {
  return asPresent(async (db, person) => {
    if (!person) return { ...NOTHING, trouble: undefined }
    const [all, standing, { state }] = await Promise.all([
      readOutbox(db, person),
      readStanding(sendingIn(db), person),
      joiningOf(person),
    ])
    const places = new Map(all.map(({ attempt, row }) => [attempt.id, placeOf(attempt, row)]))
    const totals = totalsOf(places.values())
    const waits = totals.phone + totals.trainer > 0 || state === 'waiting'
    const left = waitLeft(standing, Date.now())
    return {
      totals,
      places,
      aside: all.flatMap(({ attempt: { id, kind, subject, startedAt }, row }) =>
        row?.aside ? [{ attempt: { id, kind, subject, startedAt }, why: row.aside }] : [],
      ),
      lastTry: standing.lastTry,
      lastTaken: standing.lastTaken,
      nextTry: waits && left > 0 ? Date.now() + left : undefined,
      trouble: waits ? troubleOf(state, standing.trouble) : undefined,
    }
  })
}

function troubleOf(
  state: Awaited<ReturnType<typeof joiningOf>>['state'],
  trouble: Trouble | undefined,
): Trouble | undefined {
  if (state === 'none' || state === 'refused') return 'not-joined'
  if (isRefused) return 'storage'
  return navigator.onLine ? trouble : 'offline'
}

/** A phone that does not say what it keeps. */
const NOTHING: OutboxState = {
  totals: totalsOf([]),
  places: new Map(),
  aside: [],
  lastTry: undefined,
  lastTaken: undefined,
  nextTry: undefined,
  trouble: 'storage',
}
