import { useEffect } from 'preact/hooks'
import { openReview } from '../../../flow/review-questions.ts'
import type { QuestionShelf } from '../../../flow/questions.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { KeepThis } from '../../parts/when-loaded.tsx'
import { PATHS } from '../../routes.ts'
import { useChoices, useLook } from '../../state.ts'
import { openExamAhead } from '../in-exam-room.tsx'
import { Line } from './line.tsx'
import { NextThing } from './next-thing.tsx'
import { PollingDay } from './polling-day.tsx'
import { RoleLinks } from './role-links.tsx'
import { TopicLines } from './topic-lines.tsx'

interface Props {
  readonly shelf: QuestionShelf
}

/** The entrance to the questions: the one next thing first, then exams, for which day one learns, roles, and all topics. */
export function Hub({ shelf }: Props) {
  const { t } = useSpeech()
  const { preferences } = useChoices()
  useEffect(openExamAhead, [])
  const day = useLook(() => openReview(shelf), [shelf, preferences?.role, preferences?.pollingDay])
  return (
    <Page title={t('tests:title')} lead={t('tests:lead')}>
      <NextThing exams={shelf.exams} day={day} />
      <Exams shelf={shelf} />
      <PollingDay polling={shelf.polling} />
      <section>
        <h2>{t('tests:otherwiseTitle')}</h2>
        <ul class="plain ts-list">
          <Line href={`${PATHS.tests}/weak`} title={t('tests:weakTitle')}>
            {t('tests:weakText')}
          </Line>
        </ul>
        <RoleLinks own={preferences?.role} />
      </section>
      <section>
        <h2>{t('tests:topicsTitle')}</h2>
        <p class="small">{t('tests:topicsText')}</p>
        <TopicLines topics={shelf.topics} readiness={day?.readiness} />
      </section>
      {shelf.unreadable > 0 && (
        <Notice tone="attention">
          <p>{t('tests:unreadable', { count: shelf.unreadable })}</p>
        </Notice>
      )}
      <KeepThis />
    </Page>
  )
}

function Exams({ shelf: { exams } }: Props) {
  const { t } = useSpeech()
  if (exams.length === 0) return null
  return (
    <section>
      <h2>{t('tests:examsTitle')}</h2>
      <ul class="plain ts-list">
        {exams.map(({ id, title, questions, minutes }) => (
          <Line key={id} href={`${PATHS.tests}/exam/${id}`} title={title}>
            {t('tests:questions', { count: questions })} · {t('tests:minutesLong', { count: minutes })}
          </Line>
        ))}
      </ul>
    </section>
  )
}
