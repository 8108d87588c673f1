import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Exam } from '../../../core/exam/exam.ts'
import { showCode } from '../../../core/exam/exam-code.ts'
import type { Longer } from '../../../core/exam/sitting.ts'
import type { QuestionShelf } from '../../../flow/questions.ts'
import { newExamCode, openExamCode, prepareSitting, type SittingHere } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { Ask } from '../../parts/ask.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useChoices } from '../../state.ts'
import { beginHere, type BeginTrouble } from './begin-here.ts'
import { examPath } from './exam-path.ts'
import { TimeChoice } from './time-choice.tsx'

interface Props {
  readonly exam: Exam
  readonly shelf: QuestionShelf
  /** The code of the paper to be sat, when somebody has named one. */
  readonly given: string | undefined
  /** The one that lies unfinished here. */
  readonly begun: SittingHere | undefined
}

/** How much time one takes, the button that begins, and the code by which others get the same paper. */
export function BeginPart({ exam, shelf, given, begun }: Props) {
  const { t, language } = useSpeech()
  const { route } = useLocation()
  const { preferences } = useChoices()
  const ask = useRef<HTMLDialogElement>(null)
  const [code] = useState(() => paperCode(shelf, exam, given))
  const [chosen, setChosen] = useState<Longer>()
  const [isBeginning, setBeginning] = useState(false)
  const [trouble, setTrouble] = useState<BeginTrouble>()
  useEffect(() => {
    if (!begun) prepareSitting(language, exam.id, code.signs).catch(() => undefined) // beginning says what is wrong
  }, [language, begun === undefined])
  const longer = chosen ?? (preferences?.unhurried ? 'none' : 0)

  const begin = async (): Promise<void> => {
    setBeginning(true)
    const found = await beginHere(language, exam.id, { code: code.signs, longer }, begun)
    setBeginning(false)
    setTrouble(found)
    if (!found) route(examPath(exam.id, 'sit'))
  }
  return (
    <>
      <TimeChoice minutes={exam.minutes} chosen={longer} onChoose={setChosen} />
      {trouble && (
        <Notice tone="trouble" live>
          <p>{t(`exam:begin_${trouble}`)}</p>
        </Notice>
      )}
      <div class="ts-actions ts-e-ways">
        <button
          type="button"
          class={begun ? 'button' : 'button primary'}
          disabled={isBeginning}
          onClick={() => (begun ? ask.current?.showModal() : void begin())}
        >
          {t(begun ? 'exam:beginAnew' : 'exam:begin')}
        </button>
      </div>
      <p>
        {t(code.isGiven ? 'exam:codeTaken' : 'exam:code')}: <b class="ts-e-code">{showCode(code.signs)}</b>
      </p>
      <p class="small">{t('exam:codeAloud')}</p>
      <Ask
        dialog={ask}
        id="anew"
        title={t('exam:anewTitle')}
        text={t('exam:anewText')}
        yes={t('exam:beginAnew')}
        onYes={() => void begin()}
      />
    </>
  )
}

interface PaperCode {
  readonly signs: string
  /** Whether somebody else has named it. */
  readonly isGiven: boolean
}

/** The code of the paper to be sat: the one given, where it is one of this exam, else one nobody has drawn before. */
function paperCode(shelf: QuestionShelf, exam: Exam, given: string | undefined): PaperCode {
  const place = given === undefined ? undefined : openExamCode(shelf, given)
  if (place?.ok && place.value.exam.id === exam.id) return { signs: place.value.code, isGiven: true }
  return { signs: newExamCode(shelf, exam), isGiven: false }
}
