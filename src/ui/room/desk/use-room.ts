import { useEffect, useState } from 'preact/hooks'
import type { Uuid } from '../../../core/ids.ts'
import { type HostedRoom, readRoom } from '../../../flow/host-room.ts'
import { useOpened } from '../../use-opened.ts'

/**
 * A quiz of this phone in the language shown: as it lies here, and then as each page leaves it. It is read anew when one comes
 * back to this window, since another one may have collected meanwhile.
 */
export function useRoom(id: string) {
  const [returns, setReturns] = useState(0)
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') setReturns((count) => count + 1)
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  // an address that names no quiz is answered like one of a quiz that is not here
  const opening = useOpened((language) => readRoom(language, id as Uuid), `${id}/${returns}`)
  const read = opening.state === 'ready' ? opening.value : undefined
  const [room, onRoom] = useState<HostedRoom>()
  // whichever came last is shown: what was read, or what a page has just kept
  useEffect(() => {
    if (read) onRoom(read)
  }, [read])
  const isGone = opening.state === 'problem' && opening.problem === 'missing'
  // one that is open stays open where the storage does not answer for a moment
  const shown = room && !isGone ? { state: 'ready' as const, value: room } : opening
  return { opening: shown, onRoom }
}
