import { useEffect, useState } from 'preact/hooks'
import { RATINGS } from '../../../core/room/evaluation.ts'
import { plainQuestion } from '../../../core/room/room-question.ts'
import { evaluationSquare, keptEvaluation, type Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import { AskField } from './ask-field.tsx'
import { Rating } from './rating.tsx'

const STATEMENTS = Array.from({ length: RATINGS }, (_, at) => (at + 1) as 1 | 2 | 3 | 4)

type Ratings = readonly (number | undefined)[]

/** What one thinks of the training, handed in without seat and name as a square of its own. */
export function EvaluationPart({ seat }: { readonly seat: Seat }) {
  const { t } = useSpeech()
  const [isOpened, setOpened] = useState(false)
  return (
    <details class="ts-e-more" onToggle={() => setOpened(true)}>
      <summary>{t('room:evaluation')}</summary>
      {isOpened && <Evaluation seat={seat} />}
    </details>
  )
}

/** What was said before is shown again as it is: one counts once. */
function Evaluation({ seat }: { readonly seat: Seat }) {
  const { t } = useSpeech()
  const [kept, setKept] = useState<{ readonly square: string | undefined }>()
  useEffect(() => {
    void keptEvaluation(seat).then((square) => setKept({ square }))
  }, [seat.attempt.id])
  if (!kept) return <p>{t('common:loading')}</p>
  if (kept.square !== undefined) return <EvaluationShown square={kept.square} />
  return <EvaluationForm make={(ratings, question) => evaluationSquare(seat, ratings, question)} />
}

interface Props {
  /** Makes the square of some ratings, and of a question; blank when none is asked. */
  readonly make: (ratings: Ratings, question: string) => Promise<string>
}

/** Four statements and how far one agrees with each, and a question to the trainer. */
export function EvaluationForm({ make }: Props) {
  const { t } = useSpeech()
  const [ratings, setRatings] = useState<Ratings>(STATEMENTS.map(() => undefined))
  const [question, setQuestion] = useState('')
  const [square, setSquare] = useState<string>()
  const [problem, setProblem] = useState<'evaluation_none' | 'evaluation_refused'>()
  const rate = (statement: number, rating: number): void => {
    setRatings(ratings.map((each, at) => (at === statement - 1 ? rating : each)))
    setProblem(undefined)
  }
  const hand = async (): Promise<void> => {
    if (plainQuestion(question) === '' && ratings.every((rating) => rating === undefined))
      return setProblem('evaluation_none')
    try {
      setSquare(await make(ratings, question))
    } catch {
      setProblem('evaluation_refused') // a full disk or a closed storage
    }
  }
  if (square) return <EvaluationShown square={square} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void hand()
      }}
    >
      <p>{t('room:evaluationText')}</p>
      <p class="small" id="scale">
        {t('room:scale')}
      </p>
      {STATEMENTS.map((statement) => (
        <Rating
          key={statement}
          name={`statement-${statement}`}
          says={t(`room:statement_${statement}`)}
          chosen={ratings[statement - 1]}
          onChoose={(rating) => rate(statement, rating)}
        />
      ))}
      <AskField
        question={question}
        onInput={(text) => {
          setQuestion(text)
          setProblem(undefined)
        }}
      />
      {problem && (
        <p role="alert" class="rs-problem">
          {t(`room:${problem}`)}
        </p>
      )}
      <button type="submit" class="button rs-wide">
        {t('room:evaluationMake')}
      </button>
    </form>
  )
}

/** The square of an evaluation. */
export function EvaluationShown({ square }: { readonly square: string }) {
  const { t } = useSpeech()
  return (
    <div class="rs-square">
      <p role="status">{t('room:evaluationShow')}</p>
      <InSquares>
        {({ QrPicture }) => <QrPicture text={square} label={t('room:evaluationSquare')} level="L" />}
      </InSquares>
    </div>
  )
}
