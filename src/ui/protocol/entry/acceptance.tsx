import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly section: string
  readonly agreed: boolean
  /** True after somebody wanted to go on without it. */
  readonly reminded: boolean
  readonly onAgree: (agreed: boolean) => void
}

/** The one honest sentence with which one goes on although something does not agree. */
export function Acceptance({ section, agreed, reminded, onAgree }: Props) {
  const { t } = useSpeech()
  const id = acceptanceId(section)
  return (
    <div class="pr-e-acceptance" data-reminded={reminded && !agreed}>
      <label class="pr-e-option">
        <input
          id={id}
          type="checkbox"
          checked={agreed}
          aria-describedby={`${id}:why`}
          onChange={({ currentTarget }) => onAgree(currentTarget.checked)}
        />
        <span>{t('protocol-entry:accept')}</span>
      </label>
      <p id={`${id}:why`} class="small" role="status">
        {reminded && !agreed && t('protocol-entry:acceptFirst')}
      </p>
    </div>
  )
}

/** The id of the box to tick. */
export function acceptanceId(section: string): string {
  return `accept:${section}`
}
