import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { levelsOf } from '../../../../core/protocol/exercise.ts'
import { neverHappens } from '../../../../core/result.ts'
import type { OtherStart, OtherStartKind } from '../../../../core/room/other-start.ts'
import { newExamCode } from '../../../../flow/exam-place.ts'
import { newCode } from '../../../../flow/practise-protocol.ts'
import { openProtocols, type ProtocolBook, shelfOf } from '../../../../flow/protocols.ts'
import { openQuestions, type QuestionShelf } from '../../../../flow/questions.ts'
import { openScenes, type SceneShelf } from '../../../../flow/scenes.ts'
import { useSpeech } from '../../../i18n.ts'
import { startPath } from '../paths.ts'
import { NoneHere, Opened } from './opened.tsx'
import { SelectField } from './select-field.tsx'

/** Which exam, which exercise or which role-play; then it hangs on the wall. Nothing of it comes back to the trainer's phone. */
export function OtherStartForm({ kind }: { readonly kind: OtherStartKind }) {
  switch (kind) {
    case 'exam':
      return <Opened open={openQuestions}>{(shelf) => <ExamForm shelf={shelf} />}</Opened>
    case 'exercise':
      return <Opened open={openProtocols}>{(book) => <ExerciseForm book={book} />}</Opened>
    case 'scene':
      return <Opened open={openScenes}>{(shelf) => <SceneForm shelf={shelf} />}</Opened>
    default:
      return neverHappens(kind)
  }
}

/** Which exam; its code is that of a paper nobody has drawn before. */
export function ExamForm({ shelf }: { readonly shelf: QuestionShelf }) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState('')
  const exam = shelf.exams.find(({ id }) => id === chosen) ?? shelf.exams[0]
  if (!exam) return <NoneHere />
  return (
    <>
      <SelectField
        id="start-exam"
        label={t('desk:otherExam')}
        all={shelf.exams.map(({ id, title }) => ({ value: id, says: title }))}
        chosen={exam.id}
        onChoose={setChosen}
      />
      <Show make={() => ({ kind: 'exam', name: newExamCode(shelf, exam) })} />
    </>
  )
}

/** Which protocol, and how hard; its code is that of a night nobody has drawn before. */
export function ExerciseForm({ book }: { readonly book: ProtocolBook }) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState('')
  const [wanted, setWanted] = useState('')
  const forms = book.forms.flatMap(({ form, words }) => {
    const levels = levelsOf(form, shelfOf(book))
    return levels.length > 0 ? [{ form, title: words.title, levels }] : []
  })
  const here = forms.find(({ form }) => form.id === chosen) ?? forms[0]
  const level = here?.levels.find((each) => each === wanted) ?? here?.levels[0]
  if (!here || !level) return <NoneHere />
  return (
    <>
      <SelectField
        id="start-form"
        label={t('desk:otherForm')}
        all={forms.map(({ form, title }) => ({ value: form.id, says: title }))}
        chosen={here.form.id}
        onChoose={setChosen}
      />
      <SelectField
        id="start-level"
        label={t('desk:otherLevel')}
        all={here.levels.map((each) => ({ value: each, says: t(`protocol:level_${each}`) }))}
        chosen={level}
        onChoose={setWanted}
      />
      <p class="small">{t(`protocol:levelText_${level}`)}</p>
      <Show make={() => ({ kind: 'exercise', name: newCode(here.form.number, level) })} />
    </>
  )
}

/** Which role-play; it has no code. */
export function SceneForm({ shelf }: { readonly shelf: SceneShelf }) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState('')
  const scene = shelf.lines.find(({ id }) => id === chosen) ?? shelf.lines[0]
  if (!scene) return <NoneHere />
  return (
    <>
      <SelectField
        id="start-scene"
        label={t('desk:otherScene')}
        all={shelf.lines.map(({ id, title }) => ({ value: id, says: title }))}
        chosen={scene.id}
        onChoose={setChosen}
      />
      <Show make={() => ({ kind: 'scene', name: scene.id })} />
    </>
  )
}

/** Hangs it on the wall; and that nothing is gathered is said before. */
function Show({ make }: { readonly make: () => OtherStart }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  return (
    <>
      <p>{t('desk:otherNoRecord')}</p>
      <button type="button" class="button primary" onClick={() => route(startPath(make()))}>
        {t('desk:go_start')}
      </button>
    </>
  )
}
