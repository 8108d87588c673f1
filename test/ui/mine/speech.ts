import { readFileSync } from 'node:fs'
import { type ComponentChildren, h } from 'preact'
import { render } from 'preact-render-to-string'
import { vi } from 'vitest'
import type { Language } from '../../../src/core/language.ts'
import type { Preferences } from '../../../src/flow/preferences.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../src/ui/i18n.ts'
import { ChoicesProvider } from '../../../src/ui/state.ts'

vi.stubGlobal('location', new URL('https://ubani.test/progress'))

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
]
const FORMATS = { list: [], group: ' ', decimal: '.', date: ['d', ' ', 'm', ' ', 'y'], alphabet: '' }

/** The words of a room. */
export function wordsOfRoom(language: Language, room: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`locales/${language}/${room}.json`, 'utf8'))
}

/** Draws something as it is seen with these choices. */
export function draw(what: ComponentChildren, language: Language, chosen?: Partial<Preferences>): string {
  const page: unknown = {
    formats: { ...FORMATS, months: MONTHS },
    rooms: Object.fromEntries(['mine', 'common', 'home'].map((room) => [room, wordsOfRoom(language, room)])),
  }
  const preferences: Preferences = {
    theme: 'system',
    size: 0,
    unhurried: false,
    answerFirst: false,
    ...chosen,
  }
  return render(
    h(SpeechProvider, {
      value: beginSpeech(language, page as PageWords),
      children: h(ChoicesProvider, { value: { preferences, choose: async () => undefined }, children: what }),
    }),
  )
}

/** Where words are lacking: a key instead of its words, or something left unsaid. */
export const gapsIn = (html: string): readonly string[] => html.match(/mine:\w+|undefined|NaN|\{\{/g) ?? []
