import { useMemo, useRef, useState } from 'preact/hooks'
import { makeDeedLine, type RunDeed } from './deed-line.ts'
import type { RoomPageProps } from './page-props.ts'

/** Deeds that wait for one another. */
export interface Deeds {
  /** Whether the phone refused the last one. */
  readonly refused: boolean
  readonly run: RunDeed
}

/** Does things to the room of a page, one after another. */
export function useDeeds({ room, onRoom }: RoomPageProps): Deeds {
  const [refused, setRefused] = useState(false)
  const latest = useRef(room)
  latest.current = room
  const onLatest = useRef(onRoom)
  onLatest.current = onRoom
  const run = useMemo(
    () =>
      makeDeedLine({
        room: () => latest.current,
        give: (next) => {
          latest.current = next
          onLatest.current(next)
        },
        refused: setRefused,
      }),
    [],
  )
  return { refused, run }
}
