import { readFileSync } from 'node:fs'
import { type ComponentChildren, h } from 'preact'
import { LocationProvider } from 'preact-iso'
import { render } from 'preact-render-to-string'
import { vi } from 'vitest'
import type { Language } from '../../../../src/core/language.ts'
import { beginSpeech, type PageWords, SpeechProvider, type Words } from '../../../../src/ui/i18n.ts'

vi.stubGlobal('location', new URL('https://ubani.test/room/host'))

const ROOMS = ['desk-back', 'desk', 'hand-over', 'common', 'problems']
const MONTHS = Array.from({ length: 12 }, (_, at) => `month ${at + 1}`)
const FORMATS = {
  list: [', ', ', ', ' & '],
  group: ' ',
  decimal: '.',
  date: ['d', ' ', 'm', ' ', 'y'],
  alphabet: '',
}

/** The words of a room; none while they are still being written. */
export function wordsOfRoom(language: Language, room: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`locales/${language}/${room}.json`, 'utf8'))
}

function speechIn(language: Language) {
  const page: unknown = {
    formats: { ...FORMATS, months: MONTHS },
    rooms: Object.fromEntries(ROOMS.map((room) => [room, wordsOfRoom(language, room)])),
  }
  return beginSpeech(language, page as PageWords)
}

/** The words of the back of the desk, as screens use them. */
export function wordsIn(language: Language): Words {
  return speechIn(language).t
}

/** Draws something at an address. */
export function draw(what: ComponentChildren, language: Language = 'en', at = '/room/host'): string {
  location.href = `https://ubani.test${at}`
  return render(
    h(SpeechProvider, {
      value: speechIn(language),
      children: h(LocationProvider, { children: what }),
    }),
  )
}

/** Where words are lacking: a gap, a key instead of its words. */
export function gapsIn(html: string): readonly string[] {
  return html.match(/>…<|undefined|NaN|\{\{|\b(?:desk-back|desk|common|problems):\w+/g) ?? []
}

/** What a drawing says, without its marks. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
}
