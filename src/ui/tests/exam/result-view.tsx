import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { resultOf } from '../../../core/exam/exam-result.ts'
import { timeGiven } from '../../../core/exam/sitting.ts'
import type { TopicLine } from '../../../core/question/question-line.ts'
import { openQuestions } from '../../../flow/questions.ts'
import type { SittingHere } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { useOpened } from '../../use-opened.ts'
import { AfterResult } from './after-result.tsx'
import { minutesLeft } from './figures.ts'
import { Opening } from './opening.tsx'
import { Reviewed } from './reviewed.tsx'
import { TopicTable } from './topic-table.tsx'
import { Verdict } from './verdict.tsx'

/** What of an exam its result is made of. */
export type Sat = Pick<SittingHere, 'exam' | 'words' | 'paper' | 'items' | 'sitting' | 'wordsLanguage'>

interface Props {
  readonly here: Sat
  /** What is said above it. */
  readonly head?: ComponentChildren
}

/** How an exam came out, with the topics of the edition that lies here. */
export function ResultView(props: Props) {
  const shelf = useOpened(openQuestions)
  if (shelf.state === 'loading') return <Opening title={props.here.words.title} />
  return <Result {...props} lines={shelf.state === 'ready' ? shelf.value.topics : []} />
}

/** The figure, the topics, and question by question what there is to know. */
export function Result({ here, head, lines }: Props & { readonly lines: readonly TopicLine[] }) {
  const { t, language } = useSpeech()
  const { exam, words, paper, items, sitting, wordsLanguage } = here
  const result = useMemo(
    () => resultOf(exam, paper, new Map([...items].map(([id, { item }]) => [id, item])), sitting),
    [exam, paper, items, sitting],
  )
  const titled = (topic: string): string => lines.find(({ id }) => id === topic)?.title ?? t('exam:lostTopic')
  return (
    <Page title={words.title}>
      {head}
      <h2>{t('exam:resultTitle')}</h2>
      <Verdict exam={exam} {...result} lines={lines} />
      <TimeNote here={here} />
      <section>
        <h2>{t('exam:byTopic')}</h2>
        <TopicTable rows={result.topics.map((row) => ({ ...row, title: titled(row.topic) }))} />
      </section>
      <section>
        <h2>{t('exam:questionByQuestion')}</h2>
        <ol class="plain" lang={wordsLanguage === language ? undefined : wordsLanguage}>
          {result.questions.map((question, at) => {
            const opened = items.get(question.item)
            return (
              opened && (
                <Reviewed
                  key={question.item}
                  question={question}
                  opened={opened}
                  seed={paper[at]?.seed ?? ''}
                  number={at + 1}
                />
              )
            )
          })}
        </ol>
      </section>
      <AfterResult exam={exam.id} code={sitting.code} />
    </Page>
  )
}

/** How long it took, where that says something, and that somebody took more time than the exam gives: once, without a judgement. */
function TimeNote({ here: { exam, sitting } }: { readonly here: Sat }) {
  const { t } = useSpeech()
  const { longer, overtime, spent } = sitting
  const given = timeGiven(exam, sitting)
  const notes = [
    // days later the clock says how long it lay, not how long it took
    given !== undefined && spent <= given && t('exam:took', { count: minutesLeft(spent) }),
    given === undefined && t('exam:noClock'),
    given !== undefined && longer !== 0 && t('exam:longerTime', { minutes: minutesLeft(given) }),
    overtime && t('exam:overtime'),
  ]
  return <p class="small">{notes.filter(Boolean).join(' ')}</p>
}
