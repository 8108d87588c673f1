import { useState } from 'preact/hooks'
import { type StartProblem } from '../../../core/room/start.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { InSight } from '../sight/in-sight.tsx'

/** The longest a code is typed or a link is pasted. */
const LONGEST = 120

interface Props {
  readonly typed: string
  /** Why what stands there is no code, once that is to be said. */
  readonly problem: StartProblem | undefined
  /** Whether what stands there is the code of a room. */
  readonly isReady: boolean
  readonly onType: (text: string) => void
  /** What the camera has read. */
  readonly onRead: (text: string) => void
}

/** Where the code on the wall is typed, or read by the camera. */
export function CodeEntry({ typed, problem, isReady, onType, onRead }: Props) {
  const { t } = useSpeech()
  const [isScanning, setScanning] = useState(false)
  return (
    <div class="rs-field">
      <label for="code">{t('room:code')}</label>
      <p class="small" id="code-help">
        {t('room:codeHelp')}
      </p>
      <div class="code-field">
        <input
          id="code"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={LONGEST}
          value={typed}
          aria-describedby={problem ? 'code-help code-problem' : 'code-help'}
          aria-invalid={problem !== undefined}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
        {!isScanning && (
          <button type="button" class="button" onClick={() => setScanning(true)}>
            {t('room:scan')}
          </button>
        )}
      </div>
      <p role="status" class="rs-ready">
        {isReady && (
          <>
            <Icon name="done" />
            {t('room:codeReady')}
          </>
        )}
      </p>
      {problem && (
        <p id="code-problem" role="alert" class="rs-problem">
          {t(`room:join_${problem}`)}
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
                onRead(text)
              }}
              onStop={() => setScanning(false)}
            />
          )}
        </InSight>
      )}
    </div>
  )
}
