import type { Standing } from '../../core/review/readiness.ts'
import type { TestProgress } from '../../flow/progress.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { ReadyBar } from '../parts/ready-bar.tsx'
import { RoleChoice } from '../parts/role-choice.tsx'
import { PATHS } from '../routes.ts'
import { useChoices } from '../state.ts'
import { AsTable } from './as-table.tsx'
import { inWords } from './days.tsx'

/** What one is ready for on polling day: in one's own role, topic by topic, and in the other roles. */
export function Ready({ tests }: { readonly tests: TestProgress }) {
  const { t } = useSpeech()
  const { readiness, roles, shelf } = tests
  const words = { ready: t('mine:ready'), fading: t('mine:fading'), unseen: t('mine:unseen') }
  const titles = new Map(shelf.topics.map(({ id, title }) => [id, title]))
  const topics = readiness.topics.map((each) => ({ ...each, title: titles.get(each.topic) ?? each.topic }))
  const byRole = roles.map((each) => ({ ...each.readiness, title: t(`common:role_${each.role}`), ...each }))
  const line = ({ title, ready, fading, unseen }: Standing & { readonly title: string }) => [
    title,
    ready,
    fading,
    unseen,
  ]
  return (
    <section aria-labelledby="ready">
      <h2 id="ready">{t('mine:readyTitle')}</h2>
      <ForWhichDay tests={tests} />
      <RoleChoice id="ready-role" />
      <div class="mi-all">
        <ReadyBar parts={readiness} words={words} />
      </div>
      <p class="small">{t('mine:readyHelp')}</p>
      <details class="mi-fold">
        <summary>{t('mine:byTopic')}</summary>
        <Bars
          lines={topics.map((each) => ({ ...each, href: `${PATHS.tests}/topic/${each.topic}` }))}
          words={words}
        />
      </details>
      {byRole.length > 0 && (
        <details class="mi-fold">
          <summary>{t('mine:byRole')}</summary>
          <Bars
            lines={byRole.map((each) => ({ ...each, href: `${PATHS.tests}/role/${each.role}` }))}
            words={words}
          />
        </details>
      )}
      <AsTable
        title={t('mine:readyTitle')}
        head={[t('mine:what'), words.ready, words.fading, words.unseen]}
        lines={[{ ...readiness, title: t('mine:readyAll') }, ...topics, ...byRole].map(line)}
      />
    </section>
  )
}

interface BarsProps {
  readonly lines: readonly (Standing & { readonly title: string; readonly href: string })[]
  readonly words: Parameters<typeof ReadyBar>[0]['words']
}

/** A bar for each of several things, with the way to practise it. */
function Bars({ lines, words }: BarsProps) {
  return (
    <ul class="plain mi-list">
      {lines.map((each) => (
        <li key={each.href}>
          <a href={each.href}>
            {each.title} <Icon name="next" />
          </a>
          <ReadyBar parts={each} words={words} />
        </li>
      ))}
    </ul>
  )
}

/** For which day it is reckoned, and where that is changed. */
function ForWhichDay({ tests: { shelf, daysLeft } }: { readonly tests: TestProgress }) {
  const { t, formats } = useSpeech()
  const day = useChoices().preferences?.pollingDay ?? shelf.polling
  return (
    <p class="small">
      {day && daysLeft !== undefined
        ? t('mine:readyDay', { day: inWords(day, formats) })
        : t('mine:readySoon')}{' '}
      <a href={PATHS.tests}>{t('mine:setDay')}</a>
    </p>
  )
}
