import { useState } from 'preact/hooks'
import { groupFromSquare, readGroupCode } from '../../core/sync/group-code.ts'
import { type AboutMe, joinGroup } from '../../flow/join-group.ts'
import { sendNow } from '../../flow/send-scores.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { canScan } from '../parts/squares/scan.tsx'
import { InSight } from '../room/sight/in-sight.tsx'
import { announceChange } from '../state.ts'
import { AboutFields } from './about-fields.tsx'

/** The longest a code is typed or a link is pasted. */
const LONGEST = 120

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
  const [isScanning, setScanning] = useState(false)
  const [refused, setRefused] = useState(false)
  const read = readGroupCode(typed)
  const problem = isTried && !read.ok ? read.problem : undefined

  const join = async (): Promise<void> => {
    setTried(true)
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
      <label for="group-code">{t('group:code')}</label>
      <p class="small" id="group-help">
        {t('group:joinText')}
      </p>
      <div class="code-field">
        <input
          id="group-code"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={LONGEST}
          value={typed}
          aria-describedby={problem ? 'group-help group-problem' : 'group-help'}
          aria-invalid={problem !== undefined}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setTried(false)
          }}
        />
        {canScan() && !isScanning && (
          <button type="button" class="button" onClick={() => setScanning(true)}>
            {t('group:scan')}
          </button>
        )}
      </div>
      {problem && (
        <p id="group-problem" role="alert">
          {t(`group:code_${problem}`)}
        </p>
      )}
      {isScanning && (
        <InSight>
          {({ Watch }) => (
            <Watch
              squares
              cards={false}
              onSquare={(text) => {
                setScanning(false)
                setTyped(groupFromSquare(text))
                setTried(true)
              }}
              onStop={() => setScanning(false)}
            />
          )}
        </InSight>
      )}
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
