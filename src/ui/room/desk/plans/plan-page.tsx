import { useState } from 'preact/hooks'
import type { OpenedPlan } from '../../../../core/session/open-plan.ts'
import { type Day, groupBlocks } from '../../../../core/session/session-plan.ts'
import { clockTime, readClockTime, timesOf } from '../../../../core/session/times.ts'
import { useSpeech } from '../../../i18n.ts'
import { Page } from '../../../parts/page.tsx'
import { Block } from './block.tsx'
import { groupsPath, PLANS } from './paths.ts'
import { WithPlan } from './with-plan.tsx'
import { PrintButton } from '../after/print-button.tsx'

/** When trainings usually begin: 10:00, in minutes since midnight. */
const USUAL_START = 600

/** When each plan is begun, in minutes since midnight: kept while the app is open, so that a look at a role-play costs nothing. */
const starts = new Map<string, number>()

/** One session plan: its agenda by the clock, for the screen and for paper. */
export function PlanPage({ id }: { readonly id: string }) {
  return <WithPlan id={id}>{(opened) => <Agenda key={id} opened={opened} />}</WithPlan>
}

/** What is needed, when it begins, and the days. */
export function Agenda({ opened }: { readonly opened: OpenedPlan }) {
  const { t } = useSpeech()
  const { plan, words } = opened
  const [start, setStart] = useState(starts.get(plan.id) ?? USUAL_START)
  const begin = (typed: string): void => {
    const minutes = readClockTime(typed)
    if (minutes === undefined) return // half typed: the old time stays until there is a new one
    starts.set(plan.id, minutes)
    setStart(minutes)
  }
  return (
    <Page title={words.title} lead={words.whom} wide>
      <div class="row no-print">
        <p class="pl-start">
          <label for="plan-start">{t('plan:start')}</label>
          <input
            id="plan-start"
            type="time"
            value={clockTime(start)}
            class="rd-field"
            onInput={({ currentTarget }) => begin(currentTarget.value)}
          />
        </p>
        <PrintButton />
        {groupBlocks(plan).length > 0 && (
          <a class="button" href={groupsPath(plan.id)}>
            {t('plan:toGroups')}
          </a>
        )}
      </div>
      <h2>{t('plan:bring')}</h2>
      <ul class="pl-bring">
        {words.bring.map((thing) => (
          <li key={thing}>{thing}</li>
        ))}
      </ul>
      {plan.days.map((day, place) => (
        <OneDay key={day.id} opened={opened} day={day} number={place + 1} start={start} />
      ))}
      <p class="no-print">
        <a class="button" href={PLANS}>
          {t('plan:toPlans')}
        </a>
      </p>
    </Page>
  )
}

interface DayProps {
  readonly opened: OpenedPlan
  readonly day: Day
  readonly number: number
  /** Minutes since midnight. */
  readonly start: number
}

function OneDay({ opened, day, number, start }: DayProps) {
  const { t } = useSpeech()
  const title = opened.words.days[day.id] ?? ''
  const spans = timesOf(day.blocks, start)
  return (
    <section class={number > 1 ? 'new-sheet' : undefined}>
      <h2>
        {opened.plan.days.length > 1 ? t('plan:day', { number, title }) : title}{' '}
        <small>
          {clockTime(start)}–{clockTime(start + day.minutes)}
        </small>
      </h2>
      <ol class="plain pl-blocks">
        {day.blocks.map((block, place) => {
          const span = spans[place]
          return span && <Block key={block.id} opened={opened} block={block} span={span} />
        })}
      </ol>
    </section>
  )
}
