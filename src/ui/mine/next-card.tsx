import type { NextStep } from '../../core/review/next-step.ts'
import { useSpeech } from '../i18n.ts'
import { PATHS } from '../routes.ts'

interface Props {
  readonly step: NextStep
  /** What the thing is called; nothing where its kind says enough. */
  readonly title: string | undefined
}

/** The one best next step, and why. */
export function NextCard({ step, title }: Props) {
  const { t } = useSpeech()
  const href = addressOf(step)
  const isOpen = step.kind === 'exam' && step.isOpen
  return (
    <section class="mi-next" aria-labelledby="next">
      <h2 id="next">{t('mine:nextTitle')}</h2>
      <p>
        <b>{t(`mine:next_${step.kind}`)}</b>
        {title && (
          <>
            <br />
            {title}
          </>
        )}
        <br />
        <span class="small">{t(isOpen ? 'mine:nextText_examOpen' : `mine:nextText_${step.kind}`)}</span>
      </p>
      {href && (
        <a class="button primary" href={href}>
          {t(isOpen ? 'mine:goOn' : 'mine:begin')}
        </a>
      )}
    </section>
  )
}

/** Where a step is done; nothing for a rest. */
export function addressOf(step: NextStep): string | undefined {
  switch (step.kind) {
    case 'review':
      return `${PATHS.tests}/review`
    case 'exam':
      return `${PATHS.tests}/exam/${step.id}${step.isOpen ? '?sit' : ''}`
    case 'topic':
      return `${PATHS.tests}/topic/${step.id}`
    case 'guide':
      return `${PATHS.guide}/${step.id}`
    case 'scene':
      return `${PATHS.scenarios}/${step.id}`
    case 'protocol':
      return `${PATHS.protocols}/${step.id}`
    case 'rest':
      return undefined
    default:
      return step satisfies never
  }
}
