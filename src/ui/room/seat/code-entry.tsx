import { type StartProblem } from '../../../core/room/start.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { ScannedCode } from '../../parts/scanned-code.tsx'

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
  return (
    <ScannedCode
      id="code"
      class="rs-field"
      label={t('room:code')}
      help={t('room:codeHelp')}
      scan={t('room:scan')}
      typed={typed}
      problem={problem && t(`room:join_${problem}`)}
      onType={onType}
      onRead={onRead}
    >
      <p role="status" class="rs-ready">
        {isReady && (
          <>
            <Icon name="done" />
            {t('room:codeReady')}
          </>
        )}
      </p>
    </ScannedCode>
  )
}
