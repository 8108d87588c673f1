import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../core/language.ts'

/** A word of the interface by its room and key, with what stands in it. */
export type ReportWord = (key: string, said?: Readonly<Record<string, string | number>>) => string

/** The words of reports in a language, as the app has them; read once. @param locales the folder with a folder for each language */
export function reportWords(locales: string): (language: Language) => ReportWord {
  const known = new Map<string, Readonly<Record<string, string>>>()
  const room = (language: Language, name: string): Readonly<Record<string, string>> => {
    const path = join(locales, language, `${name}.json`)
    const words = known.get(path) ?? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>)
    known.set(path, words)
    return words
  }
  return (language) =>
    (key, said = {}) => {
      const [name = '', text = ''] = key.includes(':') ? key.split(':') : ['report', key]
      const sentence = room(language, name)[text]
      if (sentence === undefined) throw new RangeError(`There is no word ${name}:${text} in ${language}`)
      return sentence.replace(/\{\{(\w+)\}\}/g, (_, place: string) => String(said[place] ?? ''))
    }
}
