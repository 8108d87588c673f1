import { readFileSync } from 'node:fs'
import { type ComponentChildren, h } from 'preact'
import { LocationProvider } from 'preact-iso'
import { render } from 'preact-render-to-string'
import type { Language } from '../../../../src/core/language.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../../src/ui/i18n.ts'
import { instead } from '../../../flow/window.ts'

const ROOMS = 'desk desk-back hand-over plan tests exam protocol common problems home guide'.split(' ')
const MONTHS = Array.from({ length: 12 }, (_, at) => `month ${at + 1}`)
const FORMATS = { list: [], group: ' ', decimal: '.', date: ['d', ' ', 'm', ' ', 'y'], alphabet: '' }

/** The words of a room. */
export function wordsOfRoom(language: Language, room: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`locales/${language}/${room}.json`, 'utf8'))
}

/** Speaks a language with the words of the desk. */
export function speechIn(language: Language) {
  const page: unknown = {
    formats: { ...FORMATS, months: MONTHS },
    rooms: Object.fromEntries(ROOMS.map((room) => [room, wordsOfRoom(language, room)])),
  }
  return beginSpeech(language, page as PageWords)
}

/** Draws something as the desk shows it at an address. */
export function draw(what: ComponentChildren, language: Language, address = '/room/host'): string {
  const place = instead('location', new URL(address, 'https://ubani.test'))
  try {
    return render(
      h(LocationProvider, { children: h(SpeechProvider, { value: speechIn(language), children: what }) }),
    )
  } finally {
    place.stop()
  }
}

/** Where words are lacking: a gap, a key instead of its words. */
export function gapsIn(html: string): readonly string[] {
  return (
    html.match(
      />…<|undefined|NaN|\{\{|\b(?:desk|desk-back|hand-over|plan|tests|exam|protocol|common|problems|home):\w+/g,
    ) ?? []
  )
}
