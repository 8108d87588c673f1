import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { recordWithBoard } from '../../../core/room/live-board.ts'
import type { HostedRoom } from '../../../flow/host-room.ts'
import { goLive, type LiveHost, liveHostOf, type LiveView, wasLive } from '../../../flow/live-host.ts'

/** A room as far as there is a network. */
export interface Live {
  readonly host: LiveHost | undefined
  /** Nothing before it was switched on. */
  readonly view: LiveView | undefined
  readonly isOn: boolean
  /** The room with what is being answered: for the wall, never for the report. */
  readonly shown: HostedRoom
  readonly turn: (isOn: boolean) => void
}

interface Props {
  readonly room: HostedRoom
  readonly onRoom: (room: HostedRoom) => void
}

/** Takes answers by network where that was switched on: on every page of the desk, and after it was loaded anew. */
export function useLive({ room, onRoom }: Props): Live {
  const { id } = room.head
  const [host, setHost] = useState(() => liveHostOf(id))
  const [, setDrawn] = useState(0)
  const turn = useCallback(
    (isOn: boolean): void => {
      if (isOn) {
        goLive(room).then(setHost, () => setHost(undefined)) // a browser without the means for it
        return
      }
      host?.end()
      setHost(undefined)
    },
    [room, host],
  )
  useEffect(() => {
    if (!host && wasLive(id)) turn(true)
  }, [])
  useEffect(() => host?.watch(() => setDrawn((times) => times + 1)), [host])
  useEffect(() => host?.see(room), [host, room])
  const view = host?.view()
  const taken = useRef(view?.room) // what was taken before is in the room as it was read
  useEffect(() => {
    if (!view?.room || view.room === taken.current) return
    taken.current = view.room
    onRoom(view.room)
  }, [view?.room])
  const board = view?.board
  const shown = useMemo(() => (board ? recordWithBoard(room, board) : room), [room, board])
  const isOn = view !== undefined && ['opening', 'open', 'lost'].includes(view.state)
  return { host, view, isOn, shown, turn }
}
