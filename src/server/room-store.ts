import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { LIVE_LIMITS } from '../core/room/live-limits.ts'
import { emptyMailbox, lettersAfter, type Mailbox, posted } from '../core/room/mailbox.ts'
import type { HostMessage, PhoneMessage } from '../core/room/message.ts'

/*
 * Live rooms, in memory only: nothing of them is written anywhere, and a server that is started anew knows none. Of each sender it keeps
 * the last word, so a room cannot grow beyond its phones.
 */

/** Whose words are asked for. */
export type Side = 'phones' | 'host'

/** A room while it is carried. */
interface Room {
  readonly key: Buffer
  /** Tells this room from an earlier one of the same code. */
  readonly mark: string
  readonly openedAt: number
  /** When its trainer was last heard, in ms since 1970. */
  heardAt: number
  phones: Mailbox<PhoneMessage>
  host: Mailbox<HostMessage>
  /** Called when one side has said something, or the room ends. */
  readonly waiting: Readonly<Record<Side, Set<() => void>>>
  /** How many messages it takes at once, as of `filledAt`. */
  credit: number
  filledAt: number
}

const HOUR = 60 * 60_000
/** A room whose trainer was not heard for so long (ms) makes way when there are too many. */
const SILENT = HOUR / 2

/** What was said since a place in a room, and the place of the last of it. */
export interface Heard {
  readonly next: string
  readonly messages: readonly (PhoneMessage | HostMessage)[]
}

/** The live rooms of one server. */
export class RoomStore {
  private readonly rooms = new Map<string, Room>()

  constructor(private readonly now: () => number = Date.now) {}

  /** Opens a room, or finds it open for the same trainer. `taken`: another key opened it. `full`: there are too many. */
  open(code: string, key: string): 'opened' | 'open' | 'taken' | 'full' {
    const known = this.find(code)
    if (known) return this.isHost(code, key) ? 'open' : 'taken'
    if (!this.hasPlace()) return 'full'
    const now = this.now()
    this.rooms.set(code, {
      key: digest(key),
      mark: randomBytes(6).toString('base64url'),
      openedAt: now,
      heardAt: now,
      phones: emptyMailbox(),
      host: emptyMailbox(),
      waiting: { phones: new Set(), host: new Set() },
      credit: LIVE_LIMITS.burst,
      filledAt: now,
    })
    return 'opened'
  }

  /** Ends a room: whoever waits for its news is told. */
  close(code: string): void {
    const room = this.rooms.get(code)
    this.rooms.delete(code)
    if (room) for (const side of ['phones', 'host'] as const) wakeAll(room, side)
  }

  has(code: string): boolean {
    return this.find(code) !== undefined
  }

  /** Whether a key is that of the room's trainer, who is thereby heard. */
  isHost(code: string, key: string): boolean {
    const room = this.find(code)
    if (!room || !timingSafeEqual(room.key, digest(key))) return false
    room.heardAt = this.now()
    return true
  }

  /** Takes a message. `busy`: too many came at once. `crowded`: the room has as many phones as it takes. */
  post(code: string, message: PhoneMessage | HostMessage): 'posted' | 'busy' | 'crowded' | 'no-room' {
    const room = this.find(code)
    if (!room) return 'no-room'
    if (!this.pays(room)) return 'busy'
    if (message.kind === 'answers') {
      const { letters } = room.phones
      if (!letters.has(message.tail) && letters.size >= LIVE_LIMITS.phones) return 'crowded'
      room.phones = posted(room.phones, message)
      wakeAll(room, 'phones')
    } else {
      room.host = posted(room.host, message)
      wakeAll(room, 'host')
    }
    return 'posted'
  }

  /** What one side has said since a place; all of it where the place is of no room, or of an earlier one. */
  heard(code: string, side: Side, after: string): Heard | undefined {
    const room = this.find(code)
    if (!room) return undefined
    const [mark, number] = after.split('.')
    const since = mark === room.mark && /^\d{1,9}$/.test(number ?? '') ? Number(number) : 0
    const box: Mailbox<PhoneMessage | HostMessage> = room[side]
    return { next: `${room.mark}.${box.last}`, messages: lettersAfter(box, since) }
  }

  /** Calls once when one side of a room says something, or at its end. @returns how to stop; nothing when too many wait already */
  wake(code: string, side: Side, onNews: () => void): (() => void) | undefined {
    const waiting = this.find(code)?.waiting[side]
    if (!waiting || waiting.size >= LIVE_LIMITS.waiting) return undefined
    const stop = (): boolean => waiting.delete(once)
    const once = (): void => {
      stop()
      onNews()
    }
    waiting.add(once)
    return stop
  }

  private find(code: string): Room | undefined {
    const room = this.rooms.get(code)
    if (!room || this.now() - room.openedAt < LIVE_LIMITS.hours * HOUR) return room
    this.close(code)
    return undefined
  }

  private hasPlace(): boolean {
    for (const code of this.rooms.keys()) this.find(code)
    if (this.rooms.size < LIVE_LIMITS.rooms) return true
    const [silent] = [...this.rooms].sort(([, one], [, other]) => one.heardAt - other.heardAt)
    if (!silent || this.now() - silent[1].heardAt < SILENT) return false
    this.close(silent[0])
    return true
  }

  private pays(room: Room): boolean {
    const now = this.now()
    const earned = Math.max(0, ((now - room.filledAt) / 1000) * LIVE_LIMITS.perSecond)
    room.credit = Math.min(LIVE_LIMITS.burst, room.credit + earned)
    room.filledAt = now
    if (room.credit < 1) return false
    room.credit -= 1
    return true
  }
}

function wakeAll({ waiting }: Room, side: Side): void {
  for (const wake of waiting[side]) wake()
}

/** Two keys are compared by their digests: these are of one length, and say nothing of the key. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
