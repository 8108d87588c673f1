import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { canSwap, scoredPlaces, swapQuestion } from '../../../../core/room/quiz.ts'
import { MOST_SWAPS, type RoomStart } from '../../../../core/room/start.ts'
import { type HostProblem, openRoom, previewQuiz } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { useAct } from '../../../mine/use-act.ts'
import { useOpened } from '../../../use-opened.ts'
import { NotKept } from '../not-kept.tsx'
import { hostPath } from '../paths.ts'
import { Trouble } from '../trouble.tsx'
import { type Choice, seatsOf } from './choice.ts'
import { PreviewList } from './preview-list.tsx'

interface Props {
  readonly start: RoomStart
  readonly choice: Choice
  readonly onStart: (start: RoomStart) => void
  /** Quite other questions. */
  readonly onAnew: () => void
  /** Back to what was chosen. */
  readonly onChange: () => void
}

/** A look at the questions before anybody else sees them: each can be exchanged. */
export function Preview({ start, choice, onStart, onAnew, onChange }: Props) {
  const { t, language } = useSpeech()
  const { route } = useLocation()
  const { refused, act } = useAct()
  const [problem, setProblem] = useState<HostProblem>()
  const [swapped, setSwapped] = useState<number>()
  const [noOther, setNoOther] = useState(false)
  const preview = useOpened((spoken) => previewQuiz(spoken, start), JSON.stringify(start))
  const open = (): void =>
    act(async () => {
      const seats = seatsOf(choice)
      if (seats === undefined) return
      const opened = await openRoom(language, { start, title: choice.title.trim(), seats })
      if (opened.ok) route(hostPath(opened.value.head.id))
      else setProblem(opened.problem)
    })
  const swap = async (place: number): Promise<void> => {
    const other = swapQuestion(start, place)
    const drawn = await previewQuiz(language, other) // a small topic may have no other question
    setNoOther(!drawn.ok)
    if (!drawn.ok) return
    setSwapped(place)
    onStart(other)
  }
  const ways = (
    <p class="row">
      <button type="button" class="button" onClick={onAnew}>
        {t('desk:drawAnew')}
      </button>
      <button type="button" class="button" onClick={onChange}>
        {t('desk:change')}
      </button>
    </p>
  )
  if (preview.state === 'loading') return <p role="status">{t('common:loading')}</p>
  if (preview.state === 'problem')
    return (
      <>
        <Trouble problem={preview.problem} onAgain={preview.again} />
        {ways}
      </>
    )
  const { quiz, items } = preview.value
  const count = scoredPlaces(quiz)
  // only once the other question is there
  const isThere = JSON.stringify(quiz.start) === JSON.stringify(start)
  const stem = items[swapped ?? -1]?.words.stem
  return (
    <>
      <h2>{t('desk:questionsTitle')}</h2>
      <p>{t('desk:questionsText')}</p>
      {count < start.size && <p>{t('desk:fewer', { count })}</p>}
      <PreviewList
        quiz={quiz}
        items={items}
        onSwap={(place) => void swap(place)}
        canSwap={(place) => canSwap(start, place)}
      />
      <p class="hidden" role="status">
        {isThere && swapped !== undefined && stem && t('desk:swapped', { place: swapped, stem })}
      </p>
      {noOther && <p role="alert">{t('desk:noOther')}</p>}
      {start.swaps.length > 0 && (
        <p class="small">
          {start.swaps.length < MOST_SWAPS
            ? t('desk:swaps', { count: start.swaps.length })
            : t('desk:swapsFull')}
        </p>
      )}
      {problem && <Trouble problem={problem} onAgain={open} />}
      <NotKept shown={refused} />
      <p>
        <button type="button" class="button primary" disabled={!isThere} onClick={open}>
          {t('desk:open')}
        </button>
      </p>
      {ways}
    </>
  )
}
