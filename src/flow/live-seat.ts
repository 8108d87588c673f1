import { tailOf } from '../core/room/attempt-tail.ts'
import { LIVE_VERSION } from '../core/room/live-limits.ts'
import type { HostMessage, PhoneMessage } from '../core/room/message.ts'
import { phoneHub } from '../link/hub.ts'
import type { Transport, TransportState } from '../link/transport.ts'
import { openAnswers } from './open-answers.ts'
import type { Seat } from './room-seat.ts'
import { squareOf } from './room-square.ts'
import { takeReceipt, tellsMore } from './take-receipt.ts'

/** What the trainer has said so far; nothing of it is needed. */
export interface Hints {
  /** At which question the room is. */
  readonly place?: number
  /** The four signs that open the answers. */
  readonly release?: string
  /** The receipt, as it stands on the wall. */
  readonly receipt?: string
}

/** A seat that tells the trainer what is answered, as far as there is a network. */
export interface LiveSeat {
  /** Tells how the seat stands now. It never rejects and is never waited for. */
  readonly tell: (seat: Seat) => void
  readonly stop: () => void
}

/** Who is told how it goes. */
export interface LiveHearing {
  /** Whether the trainer receives the answers at present. */
  readonly onLive: (isLive: boolean) => void
  readonly onHints: (hints: Hints) => void
}

/** After so many losses in a row a phone is quiet. */
const TRIES = 7
/** Where nobody was heard it is tried again with an answer, so many ms later at the earliest. */
const PAUSE = 20_000

/**
 * Tells the trainer of the room of this code what is answered, when the trainer wants that and there is a network. Nothing leaves the
 * phone before the server has said that it carries this room. Where there is no such thing nobody notices: the quiz goes on, and the
 * square says it all at the end.
 */
export function liveSeat(
  code: string,
  { onLive, onHints }: LiveHearing,
  transport: Transport<PhoneMessage, HostMessage> = phoneHub({ code, chance: Math.random, tries: TRIES }),
): LiveSeat {
  let seat: Seat | undefined
  let hints: Hints = {}
  let isLive = false
  let sent = -1
  let sending = false
  let stopListening: (() => void) | undefined
  let triedAt = -Infinity
  let isOver = false

  const onState = (state: TransportState): void => {
    const wasLive = isLive
    isLive = state === 'open'
    if (isLive !== wasLive) onLive(isLive)
    // a server that was away may have forgotten what it was told
    if (!isLive) sent = -1
    if (state === 'foreign' || state === 'refused') isOver = true
    if (state !== 'open' && state !== 'lost') stopListening = undefined
    if (isLive) void send()
  }
  const listen = (): void => {
    const now = Date.now()
    if (isOver || stopListening || Math.abs(now - triedAt) < PAUSE) return
    triedAt = now
    let ended = false
    const stop = transport.listen({
      onState: (state) => {
        ended = state !== 'open' && state !== 'lost'
        if (!isOver) onState(state)
      },
      onMessages: (messages) => {
        if (isOver) return
        hints = messages.reduce(hintsAfter, hints)
        onHints(hints)
      },
    })
    if (!ended) stopListening = stop
  }
  const unsent = (): Seat | undefined => (isLive && seat && numberOf(seat) > sent ? seat : undefined)
  const send = async (): Promise<void> => {
    if (sending) return
    sending = true
    try {
      // what was answered meanwhile goes after it; what did not arrive is said again when the server is heard next
      for (let told = unsent(); told; told = unsent()) {
        const message = await messageOf(told)
        if (!(await transport.post(message)).ok) break
        if (isLive) sent = message.number
      }
    } catch {
      // a browser that cannot make the square: its screen says so
    } finally {
      sending = false
    }
  }
  return {
    tell: (now) => {
      seat = now
      if (isLive) void send()
      else listen()
    },
    stop: () => {
      isOver = true
      stopListening?.()
    },
  }
}

/** A finished seat with what the trainer has said since: the answers opened, the receipt kept. The same seat when there is nothing of it. */
export async function seatWithHints(seat: Seat, { release, receipt }: Hints): Promise<Seat> {
  if (!seat.isDone) return seat
  const opened = release !== undefined && !seat.released ? await openAnswers(seat, release) : undefined
  const now = opened?.ok ? opened.value : seat
  const taken = receipt !== undefined && tellsMore(now, receipt) ? await takeReceipt(now, receipt) : undefined
  return taken?.ok ? taken.value : now
}

function hintsAfter(hints: Hints, message: HostMessage): Hints {
  switch (message.kind) {
    case 'at':
      return { ...hints, place: message.place }
    case 'released':
      return { ...hints, release: message.code }
    case 'taken':
      return { ...hints, receipt: message.receipt }
  }
}

async function messageOf(seat: Seat): Promise<PhoneMessage> {
  const { attempt, answers, isDone } = seat
  return {
    version: LIVE_VERSION,
    kind: 'answers',
    tail: tailOf(attempt.id),
    seat: seat.seat,
    number: numberOf(seat),
    answers: answers.map((answer) => answer ?? null),
    ...(isDone ? { square: await squareOf(seat) } : {}),
  }
}

/** Every event of an attempt makes it greater, on this phone and after it was killed. */
function numberOf({ attempt }: Seat): number {
  return attempt.events.length
}
