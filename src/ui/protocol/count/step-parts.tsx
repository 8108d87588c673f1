import type { ComponentChildren } from 'preact'
import { formatList } from '../../../core/format/format.ts'
import type { Form } from '../../../core/protocol/form.ts'
import { type Count, isDone } from '../../../core/protocol/run-count.ts'
import type { Step } from '../../../core/protocol/step.ts'
import type { FormWords } from '../../../core/protocol/voice.ts'
import { useSpeech } from '../../i18n.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useDocument } from '../../state.ts'

/** Where the rule about a step comes from. */
export function StepLaw({ form, step }: { readonly form: Form; readonly step: Step }) {
  const law = useDocument('law')
  const references = step.law.flatMap((id) => form.sources[id] ?? [])
  return law.state === 'ready' ? <LawNote references={references} law={law.value} /> : null
}

interface TooEarlyProps {
  readonly step: Step
  readonly words: FormWords
  readonly count: Count
}

/** A kind word about a step chosen before its turn. */
export function TooEarly({ step, words, count }: TooEarlyProps) {
  const { t, formats } = useSpeech()
  const earlier = step.after
    .filter((id) => !isDone(count, id))
    .map((id) => t('protocol-count:quoted', { text: words.count[id]?.title ?? id }))
  if (earlier.length === 0) return null
  return (
    <Notice tone="attention">
      <p>{t('protocol-count:tooEarly', { steps: formatList(earlier, formats) })}</p>
    </Notice>
  )
}

/** What the thumb reaches: the one thing to do on this screen, and what belongs to it. */
export function Bar({ children }: { readonly children: ComponentChildren }) {
  return <div class="pr-count-bar no-print">{children}</div>
}
