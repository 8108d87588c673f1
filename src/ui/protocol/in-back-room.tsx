import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'

type BackRoom = Awaited<ReturnType<typeof backRoom>>

/** Opens the back room. */
export async function backRoom() {
  const room = await import('./back-room.ts')
  await room.dressBackRoom()
  return room
}

let there: BackRoom | undefined

/** Opens the back room while nobody waits for it. */
export function openAhead(): void {
  void backRoom().then(
    (room) => (there = room),
    () => undefined, // it is asked for again, and then missed aloud, when it is needed
  )
}

/** Draws what stands in the back room once it is open. */
export function InBackRoom({ children }: { readonly children: (room: BackRoom) => ComponentChildren }) {
  const { t } = useSpeech()
  const [room, setRoom] = useState(there)
  const [tries, setTries] = useState(0)
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    if (room) return
    setMissing(false)
    backRoom().then(
      (opened) => setRoom((there = opened)),
      () => setMissing(true),
    )
  }, [tries])
  if (room) return <>{children(room)}</>
  if (!missing) return <p role="status">{t('common:loading')}</p>
  return (
    <Notice tone="trouble" live>
      <p>{t('common:missingPart')}</p>
      <button type="button" class="button" onClick={() => setTries((count) => count + 1)}>
        {t('common:retry')}
      </button>
    </Notice>
  )
}
