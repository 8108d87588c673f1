import type { Language } from '../core/language.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import type { Shelf } from '../core/protocol/exercise.ts'
import type { MarkBook } from '../core/protocol/mark.ts'
import { type OpenedForm, openForm, openMarks } from '../core/protocol/open-form.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { openLibrary, type ReadFrom } from './read-guide.ts'

/** Everything for practice in one language: forms with their words, and the marks of ballots. */
export interface ProtocolBook {
  readonly language: Language
  readonly from: ReadFrom
  /** In the order of their numbers. */
  readonly forms: readonly OpenedForm[]
  readonly marks: readonly MarkBook[]
  /** How many forms in the pack were made for a newer app. */
  readonly unreadable: number
}

const opened = new Map<string, ProtocolBook>()

/** Opens the forms of a language; read and checked once for each edition. */
export async function openProtocols(
  language: Language,
): Promise<Result<ProtocolBook, PackProblem | 'missing'>> {
  const library = await openLibrary(language)
  if (!library.ok) return library
  const { from } = library.value
  const key = `${language}@${from.version}@${from.issued}`
  const known = opened.get(key)
  if (known) return reached(known)
  const raw = await library.value.read('protocols')
  if (!raw || raw.forms.length === 0) return refused('missing') // an edition of before there was practice
  const forms = raw.forms.map(openForm)
  const book: ProtocolBook = {
    language,
    from,
    forms: forms.filter((form) => form !== undefined),
    marks: raw.marks.map(openMarks).filter((marks) => marks !== undefined),
    unreadable: forms.filter((form) => form === undefined).length,
  }
  opened.clear() // one language at a time is read; an edition that was replaced is not kept
  opened.set(key, book)
  return reached(book)
}

/** What the generator needs of a book. */
export function shelfOf({ forms, marks }: ProtocolBook): Shelf {
  return {
    forms: forms.map(({ form }) => form),
    marks: marks.map(({ file }) => file),
    samples: Object.fromEntries(forms.map(({ form, words }) => [form.id, words.samples])),
  }
}
