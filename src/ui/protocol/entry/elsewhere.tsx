import type { Told } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'

interface Props {
  readonly frame: Frame
  /** What marks boxes of this section and is told in another. */
  readonly told: readonly Told[]
  readonly onGo: (section: number) => void
}

/** In a section with marked boxes: where the codes of the marks are explained, when that is in another section. */
export function Elsewhere({ frame, told, onGo }: Props) {
  const { t } = useSpeech()
  const homes = [...new Set(told.map(({ home }) => home))].toSorted((one, other) => one - other)
  if (homes.length === 0) return null
  return (
    <ul class="plain pr-e-elsewhere">
      {homes.map((home) => {
        const codes = [...new Set(told.filter((one) => one.home === home).map(({ result }) => result.code))]
        const id = frame.form.sections[home]?.id ?? ''
        return (
          <li key={home}>
            {codes.join(', ')}: {t('protocol-entry:explainedIn')}{' '}
            <button type="button" class="pr-e-link" onClick={() => onGo(home)}>
              {frame.words.sections[id] ?? id}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
