import type { Step } from '../../core/guide/chapter.ts'
import type { LawWords } from '../../core/guide/law.ts'
import { isMine } from '../../core/guide/role-path.ts'
import type { Role } from '../../core/guide/role.ts'
import { formatList } from '../../core/format/format.ts'
import { useSpeech } from '../i18n.ts'
import { LawNote } from '../parts/law-note.tsx'
import { RichText } from '../parts/rich-text.tsx'
import styles from './guide.module.css'

interface Props {
  readonly step: Step
  readonly role: Role | undefined
  readonly law: LawWords
}

/** One numbered step: who, when, what, where it is written, and where the rule stands. */
export function StepItem({ step, role, law }: Props) {
  const { t, formats } = useSpeech()
  const mine = role !== undefined && isMine(step, role)
  const who =
    step.roles.length === 0
      ? t('guide:everyone')
      : formatList(
          step.roles.map((each) => t(`common:role_${each}`)),
          formats,
        )
  return (
    <li id={step.id} data-place class={`${styles['step']} ${mine ? styles['mine'] : ''}`}>
      <span class={styles['number']} aria-hidden="true">
        {step.number}
      </span>
      <div class={styles['what']}>
        <p class={styles['who']}>
          {step.at && <time>{step.at}</time>}
          <span>{who}</span>
          {mine && <b>{t('guide:yours')}</b>}
          {step.precincts !== 'all' && <span>{t(`guide:precincts_${step.precincts}`)}</span>}
        </p>
        {step.lines.map((line, place) => (
          <p key={place}>
            <RichText line={line} />
          </p>
        ))}
        {step.items && (
          <ul>
            {step.items.map((item, place) => (
              <li key={place}>
                <RichText line={item} />
              </li>
            ))}
          </ul>
        )}
        {step.writes.length > 0 && (
          <p class={styles['writes']}>
            {t('guide:writes')}{' '}
            {formatList(
              step.writes.map((record) => t(`guide:writes_${record}`)),
              formats,
            )}
          </p>
        )}
        <LawNote references={step.law} law={law} />
      </div>
    </li>
  )
}
