import type { Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { useAsking } from '../../parts/use-asking.ts'
import { isWhole, type Place } from '../../tests/exam/standing.ts'
import { QuestionMap } from '../../tests/exam/question-map.tsx'
import { CardShow } from './card-show.tsx'
import { answering, type Deed, finishing, going } from './deeds.ts'
import { FinishRoom } from './finish-room.tsx'
import { RoomQuestion } from './room-question.tsx'
import { RoomWays } from './room-ways.tsx'
import { TrainerAt } from './trainer-at.tsx'
import { useFollow } from './use-follow.ts'
import { useTrainer } from './use-trainer.ts'

interface Props {
  readonly seat: Seat
  readonly on: (deed: Deed) => void
  /** The place at which the trainer is, where that is known. */
  readonly trainerAt?: number | undefined
}

/** The questions of a quiz, one at a time. Nothing here, and nothing behind it, tells what is right. */
export function Quiz({ seat, on, trainerAt }: Props) {
  const { t, language } = useSpeech()
  const { quiz, items, answers, at, wordsLanguage } = seat
  const finish = useAsking()
  const opened = items[at]
  const asked = quiz.questions[at]
  const last = items.length - 1
  const isLed = quiz.start.mode === 'led'
  const places = placesOf(seat)
  const go = (place: number): void => on(going(place))
  useFollow('question', at)
  const elsewhere = useTrainer(at, isLed && items[trainerAt ?? -1] ? trainerAt : undefined, go)
  if (!opened || !asked) throw new RangeError(`The quiz of ${seat.code} has no place ${at}`)
  const lang = wordsLanguage === language ? undefined : wordsLanguage
  return (
    <>
      <div class="ts-e-bar">
        <p class="rs-here">{t('room:seatIs', { number: seat.seat })}</p>
        {!isLed && <QuestionMap places={() => places} here={at} isOpen onGo={go} onFinish={finish.ask} />}
      </div>
      <RoomQuestion
        key={opened.item.id}
        opened={opened}
        seed={asked.seed}
        place={at}
        of={last}
        lang={lang}
        answer={answers[at]}
        onAnswer={(answer) => on(answering(at, answer))}
      />
      {isLed && <CardShow key={at} opened={opened} seed={asked.seed} seat={seat.seat} answer={answers[at]} />}
      {elsewhere !== undefined && <TrainerAt place={elsewhere} onGo={go} />}
      <RoomWays at={at} last={last} isLed={isLed} onGo={go} onFinish={finish.ask} />
      {finish.asked && (
        <FinishRoom
          key={finish.asked}
          open={places.filter(({ isOpen }) => isOpen).length}
          onYes={() => on(finishing())}
          onClose={finish.onClose}
        />
      )}
    </>
  )
}

/** The questions that count, as they stand. */
export function placesOf({ items, answers }: Pick<Seat, 'items' | 'answers'>): Place[] {
  return items.slice(1).map(({ item }, at) => ({
    item: item.id,
    number: at + 1,
    isOpen: !isWhole(item, answers[at + 1]),
    isFlagged: false,
  }))
}
