import { useState } from 'preact/hooks'
import { exportProfile, type PersonHere } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { saveFile } from '../parts/save-file.ts'
import { Refusal } from './refusal.tsx'
import { useAct } from './use-act.ts'

interface Props {
  readonly person: PersonHere['person']
  /** What the button says. */
  readonly children: string
}

/** Gives everything somebody has done as a file. */
export function SaveCopy({ person, children }: Props) {
  const { t } = useSpeech()
  const [made, setMade] = useState('')
  const { refused, act } = useAct()
  const copy = (): void =>
    act(async () => {
      const { name, file } = await exportProfile(person)
      saveFile(name, file)
      setMade(name)
    })
  return (
    <>
      <button type="button" class="button" onClick={copy}>
        {children}
      </button>
      <Refusal shown={refused} />
      <p role="status">{made && t('mine:copyDone', { name: made })}</p>
    </>
  )
}
