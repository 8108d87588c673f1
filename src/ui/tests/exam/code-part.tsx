import { useLocation } from 'preact-iso'
import type { QuestionShelf } from '../../../flow/questions.ts'
import { openExamCode } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { CodeField } from '../../parts/code-field.tsx'
import { examPath } from './exam-path.ts'

/** The longest a code of eight signs is typed, with spaces and dashes. */
const LONGEST = 20

/** Where the code of a paper is typed that others sit as well; it may be one of another exam. */
export function CodePart({ shelf }: { readonly shelf: QuestionShelf }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const open = (typed: string): void => {
    const place = openExamCode(shelf, typed)
    if (place.ok) route(examPath(place.value.exam.id, `code=${place.value.code}`))
  }
  return (
    <CodeField
      title={t('exam:codeTitle')}
      text={t('exam:codeText')}
      open={t('exam:codeOpen')}
      longest={LONGEST}
      read={(typed) => openExamCode(shelf, typed)}
      why={(problem) => t(`exam:code_${problem}`)}
      onOpen={open}
    />
  )
}
