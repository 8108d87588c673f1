import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useSpeech } from '../i18n.ts'
import { Notice } from './notice.tsx'

/** What is drawn with a room once it is open. */
export interface RoomProps<Room> {
  readonly children: (room: Room) => ComponentChildren
}

/**
 * A room that is a file of its own: drawn once it is open, and missed aloud, with the way to try again, when it does not come.
 * `openAhead` opens it while nobody waits for it.
 * @param quiet what stands in it is shown in another way as well, so that its absence is only noted
 */
export function roomBeyond<Room>(open: () => Promise<Room>, quiet = false) {
  let there: Room | undefined

  function InRoom({ children }: RoomProps<Room>) {
    const { t } = useSpeech()
    const [room, setRoom] = useState(there)
    const [tries, setTries] = useState(0)
    const [missing, setMissing] = useState(false)
    useEffect(() => {
      if (room) return
      setMissing(false)
      open().then(
        (opened) => setRoom(() => (there = opened)),
        () => setMissing(true),
      )
    }, [tries])
    if (room) return <>{children(room)}</>
    if (!missing) return <p role={quiet ? undefined : 'status'}>{t('common:loading')}</p>
    if (quiet) return <p class="small">{t('common:missingPart')}</p>
    return (
      <Notice tone="trouble" live>
        <p>{t('common:missingPart')}</p>
        <button type="button" class="button" onClick={() => setTries((count) => count + 1)}>
          {t('common:retry')}
        </button>
      </Notice>
    )
  }

  function openAhead(): void {
    void open().then(
      (room) => (there = room),
      () => undefined, // it is asked for again, and then missed aloud, when it is needed
    )
  }
  return { InRoom, openAhead }
}
