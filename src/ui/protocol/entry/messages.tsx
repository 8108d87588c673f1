import type { Told } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'
import { grouped, Message, messageId } from './message.tsx'

interface Props {
  readonly frame: Frame
  /** What is told in this section, at its boxes or above them. */
  readonly told: readonly Told[]
  readonly section: string
  readonly accepted: boolean
  /** Whether something in the section was changed since it was judged. */
  readonly changed: boolean
}

/** What there is to look at in a section; its heading takes the focus when it appears. */
export function Messages({ frame, told, section, accepted, changed }: Props) {
  const { t } = useSpeech()
  const groups = grouped(
    told.filter(({ at }) => at === null),
    frame,
  )
  if (groups.length === 0) return null
  const title = headingId(section)
  return (
    <div class="pr-e-messages" role="region" aria-labelledby={title}>
      <h3 id={title} tabIndex={-1}>
        {t('protocol-entry:toLookAt', { count: groups.length })}
      </h3>
      {changed && <p class="small">{t('protocol-entry:changed')}</p>}
      {groups.map((group) => (
        <Message
          key={group[0].result.code}
          frame={frame}
          group={group}
          id={messageId(group[0].result.code, section)}
          accepted={accepted}
        />
      ))}
    </div>
  )
}

/** The id of the heading above the messages of a section. */
export function headingId(section: string): string {
  return `messages:${section}`
}
