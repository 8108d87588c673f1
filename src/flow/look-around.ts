import { sectionsRead, type Place, lastPlace } from '../core/attempt/reading.ts'
import { bookmarkedPlaces } from '../core/attempt/bookmark.ts'
import { tickedSteps } from '../core/attempt/checklist.ts'
import type { Theme } from '../core/guide/card.ts'
import type { Language } from '../core/language.ts'
import { attemptsOf, newestAttempt } from '../storage/attempts.ts'
import type { EditionRow } from '../storage/db.ts'
import { currentEdition, currentEditions, readDocument } from '../storage/editions.ts'
import { unlessRefused } from '../storage/failure.ts'
import type { ContentsLine } from './documents.ts'
import { type Preferences, readPreferences } from './preferences.ts'
import { asPresent, isLockedOut } from './present-person.ts'
import { EVERYONE } from './run-checklist.ts'

/** When the packs that came with this build were signed, ISO. */
declare const __PACKS_ISSUED__: string

/** Everything home needs to answer at a glance: where was I, what should I do next, is everything on this phone. */
export interface Surroundings {
  readonly preferences: Preferences
  readonly edition: EditionRow | undefined
  readonly installed: readonly Language[]
  /** A newer edition lies on the server this app came from. */
  readonly newerEdition: boolean
  readonly contents: readonly ContentsLine[]
  readonly place: Place | undefined
  /** Chapters of which every section was reached. */
  readonly readChapters: ReadonlySet<string>
  readonly bookmarks: readonly string[]
  /** Titles of exception cards by id, read only when a card is bookmarked. */
  readonly cardTitles: ReadonlyMap<string, string>
  /** How many steps of the day are ticked. */
  readonly ticks: number
  /** Somebody with a PIN used the phone last: what is theirs is shown once the PIN is given. */
  readonly locked: boolean
}

/** Looks at what is on this phone for a language. */
export async function lookAround(language: Language): Promise<Surroundings> {
  const preferences = await readPreferences()
  const looking = asPresent(async (db, person): Promise<Surroundings> => {
    const edition = await currentEdition(db, language)
    const editions = await currentEditions(db)
    const contents = edition && (await readDocument<readonly ContentsLine[]>(db, edition.id, 'contents'))
    const reading = await attemptsOf(db, 'reading', person)
    const marks = await attemptsOf(db, 'bookmark', person)
    const run = await newestAttempt(db, 'checklist', preferences.role ?? EVERYONE, person)
    const whole = (contents ?? []).filter(({ id, sections }) => {
      const read = sectionsRead(reading, id)
      return sections.every((section) => read.has(section.id))
    })
    const places = bookmarkedPlaces(marks)
    const themes =
      edition && places.some((place) => place.startsWith('/cards/'))
        ? ((await readDocument<readonly Theme[]>(db, edition.id, 'cards')) ?? [])
        : []
    return {
      preferences,
      edition,
      installed: editions.map((row) => row.language),
      newerEdition: edition !== undefined && edition.issued < __PACKS_ISSUED__,
      contents: contents ?? [],
      place: lastPlace(reading),
      readChapters: new Set(whole.map(({ id }) => id)),
      bookmarks: places,
      cardTitles: new Map(themes.flatMap(({ cards }) => cards.map((card) => [card.id, card.title]))),
      ticks: run && run.endedAt === undefined ? tickedSteps(run).size : 0,
      locked: await isLockedOut(),
    }
  })
  return unlessRefused(looking, { ...NOTHING, preferences })
}

/** A phone that gives no storage. */
const NOTHING: Omit<Surroundings, 'preferences'> = {
  edition: undefined,
  installed: [],
  newerEdition: false,
  contents: [],
  place: undefined,
  readChapters: new Set(),
  bookmarks: [],
  cardTitles: new Map(),
  ticks: 0,
  locked: false,
}
