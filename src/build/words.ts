import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../core/language.ts'
import type { Problems } from './read.ts'

/** The words of the interface: room → key → text, for one language. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

const PLURALS: Readonly<Record<Language, readonly string[]>> = {
  ka: ['one', 'other'],
  hy: ['one', 'other'],
  az: ['one', 'other'],
  en: ['one', 'other'],
}

/** Reads locales/<language>/*.json. */
export function readWords(root: string, language: Language): Words {
  const folder = join(root, language)
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => [
        name.slice(0, -5),
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>,
      ]),
  )
}

/** A key missing in any language, a key too many, a blank lost in translation: each fails the build. */
export function checkWords(root: string, problems: Problems): void {
  const all = Object.fromEntries(
    LANGUAGES.map((language) => [language, readWords(root, language)]),
  ) as Record<Language, Words>
  const rooms = new Set(LANGUAGES.flatMap((language) => Object.keys(all[language])))
  for (const room of rooms) {
    const keys = new Set(LANGUAGES.flatMap((language) => Object.keys(all[language][room] ?? {})))
    for (const key of keys) {
      const blanks = blanksIn(all.en[room]?.[key] ?? '')
      for (const language of LANGUAGES) {
        const file = `../locales/${language}/${room}.json`
        const text = all[language][room]?.[key]
        if (text === undefined || text.trim() === '') problems.add(file, key, 'missing', 'write it')
        else if (blanksIn(text) !== blanks && !PLURALS[language].some((form) => key.endsWith(`_${form}`)))
          problems.add(file, key, text, `keep the blanks ${blanks || '(none)'} of the English text`)
      }
    }
  }
}

function blanksIn(text: string): string {
  return [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join(' ')
}
