import { useState } from 'preact/hooks'
import { exportRoom, type HostedRoom } from '../../../flow/host-room.ts'
import { centreKey, sealRoom } from '../../../flow/seal-room.ts'
import { useSpeech } from '../../i18n.ts'
import { saveFile } from '../../parts/save-file.ts'
import { useAct } from '../../mine/use-act.ts'
import { Notice } from '../../parts/notice.tsx'
import { hostPath } from './paths.ts'

interface Props {
  readonly room: HostedRoom
}

/** Gives the record of a quiz as a file: to keep, or for another phone that collected too. */
export function SaveRecord({ room }: Props) {
  const { t } = useSpeech()
  const [made, setMade] = useState('')
  const save = (): void => {
    const { name, file } = exportRoom(room)
    saveFile(name, file)
    setMade(name)
  }
  return (
    <>
      <p class="small">{t('desk:saveText')}</p>
      <p class="row">
        <button type="button" class="button" onClick={save}>
          {t('desk:save')}
        </button>
        <a class="button" href={hostPath(room.head.id, 'hand-over')}>
          {t('hand-over:go')}
        </a>
      </p>
      <p role="status">{made && t('desk:saved', { name: made })}</p>
      {centreKey() && <SealRecord room={room} />}
    </>
  )
}

/** The same for the training centre alone; offered where the app knows its key. */
function SealRecord({ room }: Props) {
  const { t } = useSpeech()
  const [made, setMade] = useState('')
  const { refused, act } = useAct()
  const save = (): void =>
    act(async () => {
      const { name, file } = await sealRoom(room)
      saveFile(name, file)
      setMade(name)
    })
  return (
    <>
      <p class="small">{t('desk:sealText')}</p>
      <button type="button" class="button" onClick={save}>
        {t('desk:seal')}
      </button>
      <p role="status">{made && t('desk:saved', { name: made })}</p>
      {refused && (
        <Notice tone="trouble" live>
          <p>{t('desk:sealNot')}</p>
        </Notice>
      )}
    </>
  )
}
