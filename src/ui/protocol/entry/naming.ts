import { type BoxPath, fieldOf, rowOf } from '../../../core/protocol/box.ts'
import type { Field, Form } from '../../../core/protocol/form.ts'
import type { FormWords } from '../../../core/protocol/voice.ts'
import type { Language } from '../../../core/language.ts'
import type { Words } from '../../i18n.ts'
import { subjectName } from '../subject-names.ts'

/** What the boxes of a form are called in the language shown. */
export interface Naming {
  /** The letter or number the paper prints beside a field; empty when it prints none. */
  readonly letter: (field: string) => string
  readonly label: (field: string) => string
  /** A box in a few signs: "l 41", or its label when the paper has no letter for it. */
  readonly short: (box: BoxPath) => string
  /** A row of a repeated field: number and invented name. */
  readonly subject: (row: string) => string
}

/** Learns the names of a form. Subjects bear invented names by their place on the ballot. */
export function namingOf(
  form: Form,
  words: FormWords,
  {
    subjects,
    language,
    t,
  }: { readonly subjects: readonly string[]; readonly language: Language; readonly t: Words },
): Naming {
  const fields = new Map<string, Field>(form.fields.map((field) => [field.id, field]))
  const letter = (id: string): string => fields.get(id)?.paperCode ?? ''
  const label = (id: string): string => {
    const field = fields.get(id)
    if (field?.kind === 'words') return t('protocol-entry:inWordsOf', { label: label(field.of) })
    return labelIn(words, id)
  }
  // one letter can stand before several boxes: signatures at noon and at five
  const shared = (code: string): boolean =>
    form.fields.filter((field) => field.kind !== 'words' && field.paperCode === code).length > 1
  const shortLetter = (id: string): string => {
    const field = fields.get(id)
    if (field?.kind === 'words') return t('protocol-entry:inWordsOf', { label: shortLetter(field.of) })
    const code = letter(id)
    return code === '' ? label(id) : shared(code) ? `${code} (${label(id)})` : code
  }
  return {
    letter,
    label,
    short: (box) => [shortLetter(fieldOf(box)), rowOf(box)].filter((part) => part).join(' '),
    subject: (row) =>
      t('protocol-entry:subject', { number: row, name: subjectName(subjects.indexOf(row), language) }),
  }
}

/** The label of a field, as one language's words have it. */
export function labelIn(words: FormWords, field: string): string {
  const said = words.fields[field]
  return typeof said === 'object' ? said.label : (said ?? field)
}

/** How sure a label is. */
export function certaintyIn(words: FormWords, field: string): FormWords['labels'] {
  const said = words.fields[field]
  return typeof said === 'object' ? said.certainty : words.labels
}

/** Whether a label is less than read somewhere, or named by us for what the paper does not print. */
export function isUnsure(words: FormWords, field: string): boolean {
  const certainty = certaintyIn(words, field)
  return certainty !== 'sure' && certainty !== 'advice'
}
