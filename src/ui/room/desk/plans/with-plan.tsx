import type { ComponentChildren } from 'preact'
import type { OpenedPlan } from '../../../../core/session/open-plan.ts'
import { openPlans, type PlanShelf } from '../../../../flow/plans.ts'
import { useSpeech } from '../../../i18n.ts'
import { NotFound } from '../../../not-found.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { KeepThis, WhenLoaded } from '../../../parts/when-loaded.tsx'
import { PATHS } from '../../../routes.ts'
import { useOpened } from '../../../use-opened.ts'

interface ShelfProps {
  readonly children: (shelf: PlanShelf) => ComponentChildren
}

/** Draws what needs the session plans: once they are open, or why there are none. */
export function WithPlans({ children }: ShelfProps) {
  const { t } = useSpeech()
  const shelf = useOpened(openPlans)
  if (shelf.state === 'problem' && shelf.problem === 'missing') return <NoPlans />
  return (
    <WhenLoaded loaded={shelf} title={t('plan:title')}>
      {children}
    </WhenLoaded>
  )
}

interface PlanProps {
  readonly id: string
  readonly children: (opened: OpenedPlan) => ComponentChildren
}

/** Draws what needs one plan. */
export function WithPlan({ id, children }: PlanProps) {
  return (
    <WithPlans>
      {({ plans }) => {
        const opened = plans.find(({ plan }) => plan.id === id)
        return opened ? children(opened) : <NotFound />
      }}
    </WithPlans>
  )
}

/** An edition of before there were plans, and what to do. */
function NoPlans() {
  const { t } = useSpeech()
  return (
    <Page title={t('plan:title')}>
      <Notice tone="attention">
        <p>{t('plan:none')}</p>
      </Notice>
      <KeepThis />
      <p>
        <a class="button" href={PATHS.host}>
          {t('plan:toDesk')}
        </a>
      </p>
    </Page>
  )
}
