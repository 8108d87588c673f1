import { useEffect, useRef, useState } from 'preact/hooks'
import { showCode } from '../../../core/exam/exam-code.ts'
import type { Sitting } from '../../../core/exam/sitting.ts'
import type { SittingHere } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { useAsking } from '../../parts/use-asking.ts'
import { Clock } from './clock.tsx'
import type { Deed } from './desk.ts'
import { FinishAsk } from './finish-ask.tsx'
import { QuestionMap } from './question-map.tsx'
import { QuestionView } from './question-view.tsx'
import { RescueShow } from './rescue-show.tsx'
import { type Place, placesOf } from './standing.ts'
import { TimeUp } from './time-up.tsx'
import { Ways } from './ways.tsx'

interface Props {
  readonly here: Pick<SittingHere, 'exam' | 'paper' | 'items' | 'wordsLanguage'>
  /** As it stands with what the phone does not have yet. */
  readonly sitting: Sitting
  /** What is left just now (ms); nothing when no clock runs. */
  readonly left: () => number | undefined
  readonly on: (deed: Deed) => void
  /** The exam with its answers as one text, for another phone. */
  readonly rescue: () => string
  readonly onFinish: () => void
}

/** The paper on the table: one question at a time, the clock, the map of all, the way out. */
export function Paper({ here, sitting, left, on, rescue, onFinish }: Props) {
  const { t, language } = useSpeech()
  const { exam, paper, items, wordsLanguage } = here
  const hasClock = left() !== undefined
  const [wasUp, setUp] = useState(() => left() === 0)
  const isUp = hasClock && wasUp
  const finish = useAsking()

  const places = (): Place[] => placesOf(paper, items, sitting)
  const at = Math.min(sitting.at, paper.length - 1)
  const question = paper[at]
  const opened = question && items.get(question.item)
  const go = (number: number): void => on({ act: 'reached', object: String(number) })
  useFollow(`${at} ${isUp}`)
  return (
    <>
      <div class="ts-e-bar">
        {hasClock && <Clock left={left} onUp={() => setUp(true)} />}
        <QuestionMap
          places={places}
          here={at + 1}
          isOpen={exam.lookBack && !isUp}
          onGo={go}
          onFinish={finish.ask}
        />
      </div>
      {isUp ? (
        <TimeUp onFinish={onFinish} onGoOn={() => on({ act: 'added', object: 'overtime' })} />
      ) : (
        <>
          {opened && (
            <QuestionView
              key={question.item}
              opened={opened}
              seed={question.seed}
              number={at + 1}
              of={paper.length}
              lang={wordsLanguage === language ? undefined : wordsLanguage}
              answer={sitting.answers.get(question.item)}
              onAnswer={(answer) => on({ act: 'chose', object: `${question.item}=${answer ?? ''}` })}
              isFlagged={sitting.flagged.has(question.item)}
              onFlag={
                exam.lookBack
                  ? (isFlagged) => on({ act: isFlagged ? 'pointed' : 'unpointed', object: question.item })
                  : undefined
              }
            />
          )}
          {!exam.lookBack && <p class="small">{t('exam:ruleForward')}</p>}
          <Ways at={at} of={paper.length} lookBack={exam.lookBack} onGo={go} onFinish={finish.ask} />
        </>
      )}
      {finish.asked && (
        <FinishAsk key={finish.asked} places={places()} onYes={onFinish} onClose={finish.onClose} />
      )}
      <RescueShow exam={exam.id} text={rescue} />
      <p class="small">
        {t('exam:code')}: <b>{showCode(sitting.code)}</b>
      </p>
    </>
  )
}

/** Gives what comes into view next the focus at its heading, at the top of the screen. */
function useFollow(state: string): void {
  const last = useRef(state)
  useEffect(() => {
    if (last.current === state) return
    last.current = state
    const heading = document.getElementById('question')
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView()
  }, [state])
}
