import { minutesIn } from '../../../../core/session/session-plan.ts'
import type { PlanShelf } from '../../../../flow/plans.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { KeepThis } from '../../../parts/when-loaded.tsx'
import { PATHS } from '../../../routes.ts'
import { planPath } from './paths.ts'
import { WithPlans } from './with-plan.tsx'

/** The session plans a trainer can choose from. */
export function PlansPage() {
  return <WithPlans>{(shelf) => <PlanList shelf={shelf} />}</WithPlans>
}

/** The plans of an edition, the shortest first. */
export function PlanList({ shelf: { plans, unreadable } }: { readonly shelf: PlanShelf }) {
  const { t } = useSpeech()
  return (
    <Page title={t('plan:title')} lead={t('plan:lead')}>
      <ul class="plain pl-list">
        {plans.map(({ plan, words }) => (
          <li key={plan.id}>
            <h2>
              <a href={planPath(plan.id)}>{words.title}</a>
            </h2>
            <p class="small">
              {plan.days.length > 1
                ? t('plan:days', { count: plan.days.length })
                : t('plan:minutes', { count: minutesIn(plan) })}{' '}
              · {t('plan:people', { count: plan.people })}
            </p>
            <p>{words.whom}</p>
          </li>
        ))}
      </ul>
      {unreadable > 0 && (
        <Notice tone="attention">
          <p>{t('plan:unreadable', { count: unreadable })}</p>
        </Notice>
      )}
      <KeepThis />
      <p>
        <a class="button" href={PATHS.host}>
          {t('plan:toDesk')}
        </a>
      </p>
    </Page>
  )
}
