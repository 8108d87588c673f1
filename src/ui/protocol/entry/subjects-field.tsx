import { useState } from 'preact/hooks'
import { readNumber } from '../../../core/protocol/read-number.ts'
import { readSubjects, type SubjectsProblem, writeSubjects } from '../../../core/protocol/read-subjects.ts'
import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly limits: { readonly min: number; readonly max: number }
  readonly subjects: readonly string[]
  readonly onChange: (subjects: readonly string[]) => void
}

/** How many electoral subjects there are, and under which numbers they stand on the ballot. */
export function SubjectsField({ limits, subjects, onChange }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(() => writeSubjects(subjects))
  const [count, setCount] = useState(String(subjects.length))
  const [problem, setProblem] = useState<SubjectsProblem | undefined>(undefined)
  const take = (text: string): void => {
    const read = readSubjects(text, limits)
    setProblem(read.ok ? undefined : read.problem)
    if (!read.ok) return
    onChange(read.value)
    setCount(String(read.value.length))
    setTyped(writeSubjects(read.value))
  }
  /** More subjects go on after the largest number; fewer are taken off the end. */
  const takeCount = (text: string): void => {
    const read = readNumber(text)
    if (!read.ok || read.value > limits.max) return setProblem(read.ok ? 'too-many' : 'letters')
    const last = Math.max(0, ...subjects.map(Number))
    const more = Array.from({ length: Math.max(0, read.value - subjects.length) }, (_, place) =>
      String(last + place + 1),
    )
    take([...subjects.slice(0, read.value), ...more].join(', '))
  }
  return (
    <div class="pr-e-subjects no-print">
      <p>
        <label for="subject-count">{t('protocol-entry:calcHowMany')}</label>
        <input
          id="subject-count"
          class="pr-e-input pr-e-count"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={3}
          value={count}
          onInput={({ currentTarget }) => setCount(currentTarget.value)}
          onChange={({ currentTarget }) => takeCount(currentTarget.value)}
        />
      </p>
      <p>
        <label for="subject-numbers">{t('protocol-entry:calcNumbers')}</label>
        <input
          id="subject-numbers"
          class="pr-e-input"
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={300}
          aria-describedby="subject-help subject-problem"
          aria-invalid={problem !== undefined}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onChange={({ currentTarget }) => take(currentTarget.value)}
        />
      </p>
      <p id="subject-help" class="small">
        {t('protocol-entry:calcNumbersHelp')}
      </p>
      <p id="subject-problem" class="pr-e-problem" role="alert" hidden={problem === undefined}>
        {problem && t(`protocol-entry:calcSubjects_${problem}`, limits)}
      </p>
    </div>
  )
}
