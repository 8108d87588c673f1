import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../core/language.ts'
import { protocolsPackSchema, questionsPackSchema } from '../../core/pack/content.ts'
import type { Shelf } from '../../core/protocol/exercise.ts'
import { openForm, openMarks } from '../../core/protocol/open-form.ts'
import { openItems } from '../../core/question/open-item.ts'

/** What reports look up in the packs of this edition. */
export interface ReportBooks {
  /** What a question asks; nothing for one that is not in this edition. */
  stemOf(item: string, language: Language): string | undefined
  /** What exercises are made of; nothing where there is no pack. */
  shelfIn(language: Language): Shelf | undefined
}

/** Opens the packs in some folders when they are needed, the first one that has them. */
export function reportBooks(folders: readonly string[]): ReportBooks {
  const stems = kept((language) => stemsIn(readPack(folders, language, 'questions')))
  const shelves = kept((language) => shelfIn(readPack(folders, language, 'protocols')))
  return {
    stemOf: (item, language) => stems(language).get(item),
    shelfIn: shelves,
  }
}

function kept<Value>(open: (language: Language) => Value): (language: Language) => Value {
  const opened = new Map<Language, { readonly value: Value }>()
  return (language) => {
    const known = opened.get(language) ?? { value: open(language) }
    opened.set(language, known)
    return known.value
  }
}

function readPack(folders: readonly string[], language: Language, name: string): unknown {
  for (const folder of folders) {
    const file = filesIn(join(folder, language)).find((each) =>
      new RegExp(`^${name}\\.[0-9a-f]+\\.json$`).test(each),
    )
    if (file !== undefined) return JSON.parse(readFileSync(join(folder, language, file), 'utf8'))
  }
  return undefined
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // nothing was built there
  }
}

function stemsIn(pack: unknown): ReadonlyMap<string, string> {
  const read = questionsPackSchema.safeParse(pack)
  if (!read.success) return new Map()
  return new Map(
    read.data.topics.flatMap((raw) =>
      openItems(raw).map(({ item, words }) => [item.id, words.stem] as const),
    ),
  )
}

function shelfIn(pack: unknown): Shelf | undefined {
  const read = protocolsPackSchema.safeParse(pack)
  if (!read.success) return undefined
  const forms = read.data.forms.map(openForm).filter((form) => form !== undefined)
  const marks = read.data.marks.map(openMarks).filter((each) => each !== undefined)
  return {
    forms: forms.map(({ form }) => form),
    marks: marks.map(({ file }) => file),
    samples: Object.fromEntries(forms.map(({ form, words }) => [form.id, words.samples])),
  }
}
