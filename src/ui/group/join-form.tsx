import { useState } from 'preact/hooks'
import { groupFromSquare, readGroupCode } from '../../core/sync/group-code.ts'
import { type AboutMe, joinGroup } from '../../flow/join-group.ts'
import { sendNow } from '../../flow/send-scores.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { ScannedCode } from '../parts/scanned-code.tsx'
import { canScan } from '../parts/squares/scan.tsx'
import { announceChange } from '../state.ts'
import { AboutFields } from './about-fields.tsx'

interface Props {
  /** A code that came by camera or link; blank when none did. */
  readonly brought: string
  readonly onJoined: () => void
}

/** The way into a group: its code, typed or scanned, and what one wants to say of oneself. It needs no network. */
export function JoinForm({ brought, onJoined }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(brought)
  const [about, setAbout] = useState<AboutMe>({})
  const [isTried, setTried] = useState(brought !== '')
  const [refused, setRefused] = useState(false)
  const read = readGroupCode(typed)
  const problem = isTried && !read.ok ? read.problem : undefined

  const join = async (): Promise<void> => {
    setTried(!read.ok)
    setRefused(false)
    if (!read.ok) return
    try {
      await joinGroup(typed, about)
      onJoined()
      void sendNow().finally(announceChange) // where there is a network the centre is asked at once
    } catch {
      setRefused(true) // a full disk or a closed storage
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <ScannedCode
        id="group-code"
        class="gr-code"
        label={t('group:code')}
        help={t('group:joinText')}
        scan={canScan() ? t('group:scan') : undefined}
        typed={typed}
        problem={problem && t(`group:code_${problem}`)}
        onType={(text) => {
          setTyped(text)
          setTried(false)
        }}
        onRead={(text) => {
          setTyped(groupFromSquare(text))
          setTried(true)
        }}
      />
      <AboutFields about={about} onChange={setAbout} />
      {refused && (
        <Notice tone="trouble" live>
          <p>{t('group:state_refused')}</p>
        </Notice>
      )}
      <button type="submit" class="button primary">
        {t('group:join')}
      </button>
    </form>
  )
}
