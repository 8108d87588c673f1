import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { TopicLine } from '../../../../core/question/question-line.ts'
import type { RoomStart } from '../../../../core/room/start.ts'
import { freshStart, type HostProblem } from '../../../../flow/host-room.ts'
import { openQuestions } from '../../../../flow/questions.ts'
import { useSpeech } from '../../../i18n.ts'
import { focusHeading, Page } from '../../../parts/page.tsx'
import { WhenLoaded } from '../../../parts/when-loaded.tsx'
import { useOpened } from '../../../use-opened.ts'
import { InStarts } from '../start/in-starts.tsx'
import { Trouble } from '../trouble.tsx'
import { ChoiceForm } from './choice-form.tsx'
import { type Choice, usualFor } from './choice.ts'
import { Preview } from './preview.tsx'
import { type What, WhatField } from './what-field.tsx'

/** Making a quiz, or choosing what else the group does; a session plan names the topic of a quiz in the address. */
export function NewPage() {
  const { t } = useSpeech()
  const { query } = useLocation()
  const shelf = useOpened(openQuestions)
  if (shelf.state === 'problem' && shelf.problem === 'missing')
    return (
      <Page title={t('desk:new')}>
        <Trouble problem="missing" onAgain={shelf.again} />
      </Page>
    )
  return (
    <WhenLoaded loaded={shelf} title={t('desk:new')}>
      {({ topics }) => <Making topics={topics} topic={query['topic']} />}
    </WhenLoaded>
  )
}

interface Props {
  readonly topics: readonly TopicLine[]
  /** The id of the topic that is asked for. */
  readonly topic: string | undefined
}

/** What the group does; for a quiz what is asked, then a look at the questions. */
export function Making({ topics, topic }: Props) {
  const { t, language } = useSpeech()
  const [what, setWhat] = useState<What>('quiz')
  const [choice, setChoice] = useState<Choice>(() => usualFor(topics, topic))
  const [start, setStart] = useState<RoomStart>()
  const [problem, setProblem] = useState<HostProblem>()
  const isLooking = start !== undefined
  useTop(isLooking)
  const draw = async (): Promise<void> => {
    const fresh = await freshStart(language, choice)
    setProblem(fresh.ok ? undefined : fresh.problem)
    if (fresh.ok) setStart(fresh.value)
  }
  return (
    <Page title={t(what === 'quiz' ? 'desk:new' : 'desk:newOther')} key={String(isLooking)}>
      {problem && <Trouble problem={problem} onAgain={() => void draw()} />}
      {start ? (
        <Preview
          start={start}
          choice={choice}
          onStart={setStart}
          onAnew={() => void draw()}
          onChange={() => setStart(undefined)}
        />
      ) : (
        <>
          <WhatField what={what} onChoose={setWhat} />
          {what === 'quiz' ? (
            <ChoiceForm topics={topics} choice={choice} onChoose={setChoice} onDone={() => void draw()} />
          ) : (
            <InStarts>{({ OtherStartForm }) => <OtherStartForm kind={what} />}</InStarts>
          )}
        </>
      )}
    </Page>
  )
}

/** Begins at the top whenever another page comes although the address stays. */
function useTop(page: boolean): void {
  const before = useRef(page)
  useEffect(() => {
    if (before.current === page) return
    before.current = page
    focusHeading()
    scrollTo(0, 0)
  }, [page])
}
