import { readFileSync } from 'node:fs'
import { type ComponentChildren, h } from 'preact'
import { LocationProvider } from 'preact-iso'
import { render } from 'preact-render-to-string'
import { vi } from 'vitest'
import type { Language } from '../../../../src/core/language.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../../src/ui/i18n.ts'

vi.stubGlobal('location', new URL('https://ubani.test/room/join'))

const ROOMS = ['room', 'exam', 'tests', 'common', 'guide', 'home', 'practice', 'problems', 'settings']
const MONTHS = Array.from({ length: 12 }, (_, at) => `month ${at + 1}`)
const FORMATS = { list: [], group: ' ', decimal: '.', date: ['d', ' ', 'm', ' ', 'y'], alphabet: '' }

/** The words of a room. */
export function wordsOfRoom(language: Language, room: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`locales/${language}/${room}.json`, 'utf8'))
}

/** Draws something as it is seen. */
export function draw(what: ComponentChildren, language: Language = 'en'): string {
  const page: unknown = {
    formats: { ...FORMATS, months: MONTHS },
    rooms: Object.fromEntries(ROOMS.map((room) => [room, wordsOfRoom(language, room)])),
  }
  return render(
    h(SpeechProvider, {
      value: beginSpeech(language, page as PageWords),
      children: h(LocationProvider, null, what),
    }),
  )
}

/** Where words are lacking: a gap, a key instead of its words. */
export function gapsIn(html: string): readonly string[] {
  return (
    html.match(
      />…<|undefined|NaN|\{\{|\b(?:room|exam|tests|common|practice|guide|home|settings|problems):\w+/g,
    ) ?? []
  )
}
