import { EMPTY_BOARD, boardAfter, type LiveBoard } from '../core/room/live-board.ts'
import { LIVE_VERSION } from '../core/room/live-limits.ts'
import type { HostMessage, PhoneMessage } from '../core/room/message.ts'
import { releaseCode } from '../core/room/release.ts'
import type { HostTransport, TransportState } from '../link/transport.ts'
import { onCarried } from '../storage/carried.ts'
import { takeSquare } from './harvest.ts'
import type { HostedRoom } from './hosted-room.ts'
import { mac } from './mac.ts'
import { receiptSquare } from './room-receipt.ts'

/**
 * How it goes: it is being opened, it is open, the network is gone for a while; or it ended: nobody answered, somebody else has opened this
 * room, the server has no room left.
 */
export type LiveState = 'opening' | 'open' | 'lost' | 'no-server' | 'taken' | 'full'

/** A room that is carried by the server while this window is open. */
export interface LiveHost {
  /** How it stands. */
  readonly view: () => LiveView
  /** Calls at every change. @returns how to stop */
  readonly watch: (onChange: () => void) => () => void
  /** Tells the phones what follows from the room as it is now: opened answers, and whose answers are here. */
  readonly see: (room: HostedRoom) => void
  /** Tells the phones at which question the room is. */
  readonly at: (place: number) => void
  readonly end: () => void
}

/** What a live room shows. */
export interface LiveView {
  readonly state: LiveState
  readonly board: LiveBoard
  /** The room with what was taken by network; nothing before anything was. */
  readonly room: HostedRoom | undefined
  /** Whether this phone could not keep what came. */
  readonly isRefused: boolean
}

/**
 * Carries a room: opens it at the server, takes what phones send, and tells them what they may know.
 * @param onEnd called once, when it is over for whatever reason
 */
export function carry(
  begun: HostedRoom,
  transport: HostTransport<HostMessage, PhoneMessage>,
  onEnd: () => void,
): LiveHost {
  let room = begun
  let view: LiveView = { state: 'opening', board: EMPTY_BOARD, room: undefined, isRefused: false }
  let stop: (() => void) | undefined
  let isOver = false
  const watchers = new Set<() => void>()
  const taken = new Set<string>()
  const said = new Map<HostMessage['kind'], HostMessage>()
  const unsaid = new Set<HostMessage['kind']>()
  let isSaying = false
  let line: Promise<unknown> = Promise.resolve()

  const show = (changes: Partial<LiveView>): void => {
    if (isOver) return
    view = { ...view, ...changes }
    for (const onChange of watchers) onChange()
  }
  const finish = (state: LiveState): void => {
    show({ state })
    isOver = true
    stop?.()
    stopCarried()
    onEnd()
  }

  const open = async (): Promise<void> => {
    const opened = await transport.open()
    if (isOver) return
    if (opened.ok) {
      // a server that was started anew knows nothing of what was said
      for (const kind of said.keys()) unsaid.add(kind)
      stop ??= transport.listen({ onMessages: hear, onState })
      if (view.state === 'open') void sayAll()
      return
    }
    const { problem } = opened
    if (problem === 'taken' || problem === 'full') finish(problem)
    else if (!stop) finish('no-server')
  }
  const onState = (state: TransportState): void => {
    if (isOver) return
    if (state === 'lost') {
      show({ state })
      void open()
      return
    }
    if (state !== 'open') return finish('no-server')
    if (view.state !== 'open') show({ state })
    if (unsaid.size > 0) void sayAll()
  }

  const hear = (messages: readonly PhoneMessage[]): void => {
    if (isOver) return
    show({ board: messages.reduce(boardAfter, view.board) })
    for (const { square } of messages)
      if (square !== undefined && !taken.has(square)) inLine(() => takeFrom(square))
  }
  /** One after the other: what is told afterwards is of the room with all of it. */
  const inLine = (work: () => Promise<void>): void => {
    line = line.then(work).catch(() => show({ isRefused: true }))
  }
  const takeFrom = async (square: string): Promise<void> => {
    const harvest = await takeSquare(room, square, 'network')
    taken.add(square)
    room = harvest.room
    show({ room, isRefused: false })
    await tellStanding()
  }

  const tellStanding = async (): Promise<void> => {
    const { entries, quiz } = room
    if (entries.some(({ kind }) => kind === 'released'))
      say({ version: LIVE_VERSION, kind: 'released', code: await releaseCode(quiz.start, mac) })
    if (entries.some(({ kind }) => kind === 'sheet' || kind === 'code'))
      say({ version: LIVE_VERSION, kind: 'taken', receipt: await receiptSquare(room) })
  }
  const say = (message: HostMessage): void => {
    if (JSON.stringify(said.get(message.kind)) === JSON.stringify(message)) return
    said.set(message.kind, message)
    unsaid.add(message.kind)
    void sayAll()
  }
  /** One word after the other: of two the later must not come first. What did not arrive is said when the server is heard next. */
  const sayAll = async (): Promise<void> => {
    if (isSaying) return
    isSaying = true
    for (let [kind] = unsaid; kind !== undefined && view.state === 'open'; [kind] = unsaid) {
      const message = said.get(kind)
      unsaid.delete(kind)
      if (!message || (await transport.post(message)).ok) continue
      unsaid.add(kind)
      break
    }
    isSaying = false
  }

  // the receipt says more once the centre has what is in it
  const stopCarried = onCarried(() => inLine(tellStanding))
  void open()
  inLine(tellStanding)
  return {
    view: () => view,
    watch: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    see: (seen) =>
      inLine(async () => {
        room = seen
        await tellStanding()
      }),
    at: (place) => say({ version: LIVE_VERSION, kind: 'at', place }),
    end: () => {
      if (isOver) return
      finish(view.state)
      void transport.close()
    },
  }
}
