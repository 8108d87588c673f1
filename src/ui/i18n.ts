import { createInstance, type TFunction } from 'i18next'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { LocaleData } from '../core/format/locale-data.ts'
import type { Language } from '../core/language.ts'
import type { CentreWords } from './centre/words.ts'
import type { GroupWords } from './group/words.ts'
import type { MineWords } from './mine/words.ts'
import type { PrivacyWords } from './privacy/words.ts'
import type { ProtocolWords } from './protocol/words.ts'
import type { DeskWords } from './room/desk/words.ts'
import type { SeatWords } from './room/seat/words.ts'
import type { SightWords } from './room/sight/words.ts'
import type { ScenarioWords } from './scenario/words.ts'
import type { TestsWords } from './tests/words.ts'
import type en from './words/en.ts'

/*
 * WARNING: this module is part of the first load.
 * The words of the first screen come with the page itself; the words of all rooms are one file per language, fetched with
 * the first room that is entered.
 */

type FirstRooms = (typeof en)['rooms']
/** Words that come with their rooms (src/ui/protocol/words.ts) are in no first load. */
type Rooms = FirstRooms &
  CentreWords &
  DeskWords &
  GroupWords &
  MineWords &
  PrivacyWords &
  ProtocolWords &
  ScenarioWords &
  SeatWords &
  SightWords &
  TestsWords

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Rooms
    enableSelector: false
  }
}

/** The words and tables that a page carries for its first screen. */
export interface PageWords {
  readonly formats: LocaleData
  readonly rooms: Partial<Rooms>
}

export type Words = TFunction<(keyof Rooms)[]>

export interface Speech {
  readonly language: Language
  readonly t: Words
  readonly formats: LocaleData
}

const i18n = createInstance()

/** Begins with the words a page carries. */
export function beginSpeech(language: Language, words: PageWords): Speech {
  void i18n.init({
    lng: language,
    ns: Object.keys(words.rooms),
    defaultNS: 'common',
    resources: { [language]: words.rooms },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return { language, t: wordsIn(language), formats: words.formats }
}

/** Fetches all words of a language; gives the speech to go on with. */
export async function learnLanguage(language: Language): Promise<Speech> {
  const [{ default: words }, ...later] = await Promise.all([
    WORDS[language](),
    ...brought.map((bring) => bring(language)),
  ])
  for (const rooms of [words.rooms, ...later]) learnRooms(language, rooms)
  await i18n.changeLanguage(language)
  return { language, t: wordsIn(language), formats: words.formats }
}

/** Brings the words of rooms that have their own, in one language. */
type Bring = (language: Language) => Promise<Readonly<Partial<Rooms>>>

const brought: Bring[] = []

/** Learns the words of rooms that bring their own: now those of the language spoken, later those of any that is changed to. */
export async function teach(bring: Bring): Promise<void> {
  if (!brought.includes(bring)) brought.push(bring)
  const language = i18n.language as Language
  learnRooms(language, await bring(language))
}

function learnRooms(language: Language, rooms: Readonly<Partial<Rooms>>): void {
  for (const [room, texts] of Object.entries(rooms)) i18n.addResourceBundle(language, room, texts)
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: typeof en }>>> = {
  ka: () => import('./words/ka.ts'),
  hy: () => import('./words/hy.ts'),
  az: () => import('./words/az.ts'),
  en: () => import('./words/en.ts'),
}

function wordsIn(language: Language): Words {
  return i18n.getFixedT(language)
}

const SpeechContext = createContext<Speech | undefined>(undefined)
export const SpeechProvider = SpeechContext.Provider

/** The language shown, its words and its formats. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('useSpeech outside of SpeechProvider')
  return speech
}
