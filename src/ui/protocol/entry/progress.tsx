import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'
import { memo } from './memo.tsx'
import { Sign, type SignName } from './sign.tsx'

/**
 * How it stands with a section. `left`: nothing is said about it, because nobody says anything. `open`: one may write there,
 * and something is still blank.
 */
export type SectionState = 'ahead' | 'here' | 'messages' | 'accepted' | 'clean' | 'left' | 'open'

interface Props {
  readonly frame: Frame
  readonly states: readonly SectionState[]
  /** The section on the screen; as many as there are sections: the last page. */
  readonly section: number
  readonly reachable: (section: number) => boolean
  readonly onGo: (section: number) => void
}

/** The sections of the form in a row: where one is, what is left behind, and the way back there. */
export function Progress({ frame, states, section, reachable, onGo }: Props) {
  const { t } = useSpeech()
  const { sections } = frame.form
  const last = sections.length
  // several sections without a letter of the paper go by their place, unless the paper itself counts in figures
  const bare = sections.filter(({ paperRef }) => paperRef === undefined)
  const numbered = bare.length > 1 && !sections.some(({ paperRef }) => /^\d/.test(paperRef ?? ''))
  return (
    <nav class="pr-e-progress no-print" aria-label={t('protocol-entry:sections')}>
      <ol class="plain">
        {sections.map(({ id, paperRef }, index) => (
          <Step
            key={id}
            index={index}
            sign={paperRef ?? (numbered ? String(index + 1) : '+')}
            title={frame.words.sections[id] ?? id}
            state={states[index] ?? 'ahead'}
            here={index === section}
            reachable={reachable(index)}
            onGo={onGo}
          />
        ))}
        <Step
          index={last}
          sign=""
          title={t('protocol-entry:lastShort')}
          state={section === last ? 'here' : 'ahead'}
          here={section === last}
          reachable={reachable(last)}
          onGo={onGo}
        />
      </ol>
    </nav>
  )
}

interface StepProps {
  readonly index: number
  readonly sign: string
  readonly title: string
  readonly state: SectionState
  readonly here: boolean
  readonly reachable: boolean
  readonly onGo: (section: number) => void
}

const SIGNS: Readonly<Record<SectionState, SignName>> = {
  ahead: 'ahead',
  here: 'here',
  messages: 'W',
  accepted: 'accepted',
  clean: 'clean',
  left: 'left',
  open: 'ahead',
}

const Step = memo(function Step({ index, sign, title, state, here, reachable, onGo }: StepProps) {
  const { t } = useSpeech()
  const meaning = t(`protocol-entry:state_${state}`)
  return (
    <li>
      <button
        type="button"
        data-state={state}
        aria-current={here ? 'step' : undefined}
        disabled={!reachable}
        title={`${title}: ${meaning}`}
        onClick={() => onGo(index)}
      >
        <Sign name={SIGNS[state]} />
        <span class="pr-e-step-sign">{sign}</span>
        <span class="pr-e-step-title">{title}</span>
        <span class="hidden">: {meaning}</span>
      </button>
    </li>
  )
})
