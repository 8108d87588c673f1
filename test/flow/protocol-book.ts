import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Language } from '../../src/core/language.ts'
import type { PackOf } from '../../src/core/pack/content.ts'
import { FOLDERS, FORMS } from '../core/protocol/forms.ts'
import { markFileSchema } from '../../src/core/protocol/mark.ts'

/** The real forms and marks as a pack carries them; words of the marks made up, since nothing here reads them. */
export function protocolsPack(language: Language): PackOf<'protocols'> {
  const file = markFileSchema.parse(parse(readFileSync('content/marks/ge/marks.yml', 'utf8')))
  return {
    format: 1,
    kind: 'protocols',
    language,
    forms: [...FOLDERS].map(([id, folder]) => ({
      reads: 1,
      form: { ...FORMS.get(id) },
      words: wordsIn(`${folder}/${language}.yml`),
    })),
    marks: [{ reads: 1, file, words: wordsIn(`content/marks/ge/${language}.yml`) }],
  }
}

function wordsIn(path: string): Record<string, unknown> {
  const { of: _of, ...words } = parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  return words
}
