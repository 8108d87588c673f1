import { useLocation } from 'preact-iso'
import { isRole } from '../../core/guide/role.ts'
import type { PracticeSubject } from '../../flow/practise-questions.ts'
import type { QuestionShelf } from '../../flow/questions.ts'
import { type Words, useSpeech } from '../i18n.ts'
import { NotFound } from '../not-found.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { Hub } from './hub/hub.tsx'
import { InExamRoom } from './in-exam-room.tsx'
import { PracticePage } from './practice/practice-page.tsx'
import { ReviewPage } from './review/review-page.tsx'
import { useShelf } from './use-shelf.ts'

/** The rooms of the questions: what stands after /tests in the address decides which. */
export function Tests() {
  const { path } = useLocation()
  const [, , room = '', id = ''] = path.split('/')
  if (room === 'exam' && id !== '')
    return <InExamRoom>{({ ExamPage }) => <ExamPage key={id} id={id} />}</InExamRoom>
  return <Shelf room={room} id={id} />
}

interface Place {
  readonly room: string
  readonly id: string
}

function Shelf({ room, id }: Place) {
  const { t } = useSpeech()
  const shelf = useShelf()
  const title = t('tests:title')
  if (shelf.state === 'problem' && shelf.problem === 'missing') return <NoQuestions title={title} />
  return (
    <WhenLoaded loaded={shelf} title={title}>
      {(value) => <Room shelf={value} room={room} id={id} />}
    </WhenLoaded>
  )
}

function Room({ shelf, room, id }: Place & { readonly shelf: QuestionShelf }) {
  const { t } = useSpeech()
  if (room === '') return <Hub shelf={shelf} />
  if (room === 'review' && id === '') return <ReviewPage shelf={shelf} />
  const practised = practisedAt(shelf, { room, id }, t)
  if (!practised) return <NotFound />
  return <PracticePage key={practised.subject} shelf={shelf} {...practised} />
}

interface Practised {
  readonly subject: PracticeSubject
  readonly title: string
}

function practisedAt(shelf: QuestionShelf, { room, id }: Place, t: Words): Practised | undefined {
  const topic = room === 'topic' ? shelf.topics.find((each) => each.id === id) : undefined
  if (topic) return { subject: `topic/${id}`, title: topic.title }
  if (room === 'role' && isRole(id))
    return { subject: `role/${id}`, title: t('tests:roleTitle', { role: t(`common:role_${id}`) }) }
  if (room === 'weak' && id === '') return { subject: 'weak', title: t('tests:weakTitle') }
  return undefined
}

/** An edition of before there were questions, and what to do. */
function NoQuestions({ title }: { readonly title: string }) {
  const { t } = useSpeech()
  return (
    <Page title={title}>
      <Notice tone="attention">
        <p>{t('tests:noQuestions')}</p>
      </Notice>
      <KeepThis />
      <p>
        <a class="button" href={PATHS.practice}>
          {t('common:practice')}
        </a>
      </p>
    </Page>
  )
}
