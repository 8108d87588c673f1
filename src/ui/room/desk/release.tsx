import { useEffect, useRef, useState } from 'preact/hooks'
import { type HostedRoom, releaseAnswers } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { useAct } from '../../mine/use-act.ts'
import { NotKept } from './not-kept.tsx'
import { Signs } from './signs.tsx'

interface Props {
  readonly room: HostedRoom
  readonly onRoom: (room: HostedRoom) => void
}

/** Shows, as large as the screen, the four signs that open the right answers on every phone. */
export function Release({ room, onRoom }: Props) {
  const { t } = useSpeech()
  const [code, setCode] = useState<string>()
  const { refused, act } = useAct()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (code !== undefined && !dialog.current?.open) dialog.current?.showModal()
  }, [code])
  const release = (): void =>
    act(async () => {
      const released = await releaseAnswers(room)
      onRoom(released.room)
      setCode(released.code)
    })
  return (
    <>
      {room.entries.some(({ kind }) => kind === 'released') && <p>{t('desk:answersTold')}</p>}
      <button type="button" class="button" onClick={release}>
        {t('desk:go_answers')}
      </button>
      <NotKept shown={refused} />
      <dialog
        ref={dialog}
        class="rd-large rd-light"
        aria-labelledby="answers-code"
        onClose={() => setCode(undefined)}
      >
        {code !== undefined && <AnswersCode code={code} />}
        <form method="dialog">
          <button type="submit" class="button">
            {t('common:close')}
          </button>
        </form>
      </dialog>
    </>
  )
}

/** The code that opens the answers, and what everybody does with it. */
export function AnswersCode({ code }: { readonly code: string }) {
  const { t } = useSpeech()
  return (
    <>
      <h2 id="answers-code" tabIndex={-1} autofocus>
        {t('desk:answersCode')}
      </h2>
      <Signs code={code} />
      <p>{t('desk:answersTell')}</p>
    </>
  )
}
