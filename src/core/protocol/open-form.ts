import type { Form } from './form.ts'
import type { MarkBook } from './mark.ts'
import type { FormWords } from './voice.ts'

/**
 * The version of the language in which forms and marks are written: kinds of fields, checks, faults, records, steps, shapes.
 * It is raised whenever one of those lists grows, so that an older app leaves out what it would misread.
 */
export const FORM_LANGUAGE = 1

/** A form with one language's words for it. */
export interface OpenedForm {
  readonly form: Form
  readonly words: FormWords
}

/**
 * Takes a form out of a pack. The build has checked it against its schema, the pack's signature says that it is that form:
 * here it is only asked whether this app knows its language.
 */
export function openForm(raw: { reads: number; form: unknown; words: unknown }): OpenedForm | undefined {
  return raw.reads <= FORM_LANGUAGE ? { form: raw.form as Form, words: raw.words as FormWords } : undefined
}

/** Takes the marks of a country out of a pack, likewise. */
export function openMarks(raw: { reads: number; file: unknown; words: unknown }): MarkBook | undefined {
  return raw.reads <= FORM_LANGUAGE
    ? { file: raw.file as MarkBook['file'], words: raw.words as MarkBook['words'] }
    : undefined
}
