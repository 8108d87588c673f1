import type { BoxPath } from './box.ts'
import type { Field, Form } from './form.ts'
import { type Content, readBox, saysSame, type Sheet } from './paper.ts'
import { type Numerals, readWords } from './read-words.ts'
import { everyBox, rawIn } from './typed.ts'

/**
 * The boxes in which two entries of the same paper differ, in the order of the form. It does not say which one is right, and
 * neither entry comes first: comparing them the other way round gives the same boxes. Free text is left out, since nobody
 * words a reason twice alike. What neither entry has as a readable value is compared as it was typed.
 */
export function compareEntries(form: Form, one: Sheet, other: Sheet): BoxPath[] {
  const rows = [...new Set([...one.subjects, ...other.subjects])]
  return everyBox(form, rows)
    .filter(({ field }) => field.kind !== 'text')
    .filter(({ box, field }) => !entriesAgree(form, field, rawIn(one.values, box), rawIn(other.values, box)))
    .map(({ box }) => box)
}

/** Whether two hands wrote the same in a box: 1 350 and 1350 are the same, so are words that say the same number. */
function entriesAgree(form: Form, field: Field, one: unknown, other: unknown): boolean {
  const [left, right] = [readBox(field, one), readBox(field, other)]
  if (field.kind === 'words') return wordsAgree(left, right, form.numerals)
  if (!saysSame(left, right)) return false
  return field.kind === 'ticks' || left.count !== null || left.text !== '' || typed(one) === typed(other)
}

/** Words that neither hand made a number of are compared letter by letter, capitals and spaces aside. */
function wordsAgree(one: Content, other: Content, numerals: Numerals | undefined): boolean {
  if (numerals) {
    const [left, right] = [readWords(one.text, numerals), readWords(other.text, numerals)]
    if (left !== null || right !== null) return left === right
  }
  return plain(one.text, numerals) === plain(other.text, numerals)
}

function plain(text: string, numerals: Numerals | undefined): string {
  return text.normalize('NFC').toLocaleLowerCase(numerals?.language).split(/\s+/).join(' ')
}

function typed(raw: unknown): string {
  return typeof raw === 'string' ? raw.trim() : typeof raw === 'number' ? String(raw) : ''
}
