import { useMemo } from 'preact/hooks'
import {
  beginPractice,
  endPractice,
  nextTurn,
  noteAnswer,
  type Practice,
  type PracticeSubject,
  withAnswer,
} from '../../../flow/practise-questions.ts'
import type { QuestionShelf } from '../../../flow/questions.ts'
import { useSpeech } from '../../i18n.ts'
import { InOneWindow } from '../../parts/in-one-window.tsx'
import { Page } from '../../parts/page.tsx'
import { useOneWindow } from '../../parts/use-one-window.ts'
import { PATHS } from '../../routes.ts'
import { RoundsView } from './rounds.tsx'
import { useRounds, type Way } from './use-rounds.ts'
import { keepWaiting } from './waiting-answers.ts'

interface Props {
  readonly shelf: QuestionShelf
  readonly subject: PracticeSubject
  readonly title: string
}

/** Practice of a topic, a role or the weak spots: question after question, round after round and without figures, until somebody leaves. */
export function PracticePage({ shelf, subject, title }: Props) {
  const { t } = useSpeech()
  const work = useOneWindow(`questions/${subject}`)
  return (
    <Page title={title}>
      <InOneWindow work={work} room="tests">
        <Practising key={work.turn} shelf={shelf} subject={subject} />
      </InOneWindow>
      <p>
        <a class="button quiet" href={PATHS.tests}>
          {t('tests:toAll')}
        </a>
      </p>
    </Page>
  )
}

function Practising({ shelf, subject }: Pick<Props, 'shelf' | 'subject'>) {
  const { t } = useSpeech()
  const rounds = useRounds(
    shelf,
    useMemo(() => wayOf(subject), [subject]),
  )
  const isWeak = subject === 'weak'
  const isNew = isWeak && rounds.going?.order.length === 0
  return (
    <RoundsView rounds={rounds}>
      <h2 tabIndex={-1}>
        {t(isNew ? 'tests:noWeakTitle' : isWeak ? 'tests:weakDoneTitle' : 'tests:emptyTitle')}
      </h2>
      <p>{t(isNew ? 'tests:noWeakText' : isWeak ? 'tests:weakDoneText' : 'tests:emptyText')}</p>
    </RoundsView>
  )
}

function wayOf(subject: PracticeSubject): Way<Practice> {
  return {
    begin: (shelf) => beginPractice(shelf, subject),
    next: nextTurn,
    note: noteAnswer,
    after: (practice, { item }, mark) => withAnswer(practice, item, mark),
    leave: () => void keepWaiting().then(() => endPractice()),
  }
}
