import * as z from 'zod/mini'
import { roleSchema } from '../core/guide/role-schema.ts'
import { languageSchema } from '../core/language-schema.ts'
import { APPEARANCE, type Appearance } from '../core/shell/pages-file.ts'
import { currentEditions } from '../storage/editions.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { changeOwn, readOwn } from '../storage/own-preferences.ts'
import { asPresent, presentPerson } from './present-person.ts'

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
/** Steps of text size above the phone's own. */
export const SIZES = [0, 1, 2, 3] as const

/** A day of the calendar, as a date field gives it. */
const daySchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isInCalendar))

/** What a person has chosen. A value that cannot be read falls back alone, the others stay. */
const preferencesSchema = z.object({
  language: z.optional(z.catch(z.optional(languageSchema), undefined)),
  role: z.optional(z.catch(z.optional(roleSchema), undefined)),
  theme: z._default(z.catch(z.enum(THEMES), 'system'), 'system'),
  size: z._default(z.catch(z.literal(SIZES), 0), 0),
  /** Nothing in the app runs against the clock. */
  unhurried: z._default(z.catch(z.boolean(), false), false),
  /** In a role-play the choices stay hidden until one has said aloud, or to oneself, what one would do. */
  answerFirst: z._default(z.catch(z.boolean(), false), false),
  /** The day at which the daily review aims, YYYY-MM-DD; without one the day of the pack counts. */
  pollingDay: z.optional(z.catch(z.optional(daySchema), undefined)),
})
export type Preferences = z.infer<typeof preferencesSchema>

/** What was chosen in this window. */
let chosenHere: Partial<Preferences> = {}

/** Reads the choices of whoever is present; anything unreadable counts as not chosen. */
export async function readPreferences(): Promise<Preferences> {
  return preferencesIn(
    await unlessRefused(
      asPresent((db, person) => readOwn(db, person, looksOf)),
      chosenHere,
    ),
  )
}

/** Changes some of the choices and keeps all; what the phone refuses to keep holds until the window is closed. */
export async function changePreferences(change: Partial<Preferences>): Promise<Preferences> {
  chosenHere = { ...chosenHere, ...change }
  const changed = (await unlessRefused(
    changeForPresent((stored) => ({ ...preferencesIn(stored), ...change })),
    undefined,
  )) ?? { ...(await readPreferences()), ...chosenHere }
  await tellWorker(changed)
  return changed
}

/** The polling day to aim at, YYYY-MM-DD: the member's own, else the one of the pack. */
export async function pollingDayFor({
  polling,
}: {
  readonly polling: string | undefined
}): Promise<string | undefined> {
  return (await readPreferences()).pollingDay ?? polling
}

async function changeForPresent(change: (stored: unknown) => Preferences): Promise<Preferences> {
  const person = await presentPerson()
  return withDatabase((db) => changeOwn(db, person, looksOf, change))
}

/** Of somebody's choices those that hold for the next one, who has made none: the language the phone speaks, and its looks. */
export function looksOf(stored: unknown): Partial<Preferences> {
  const { theme, size } = preferencesIn(stored)
  return { ...languageOf(stored), theme, size }
}

/** The language alone: all that stays of the choices of somebody who was wiped. */
export function languageOf(stored: unknown): Partial<Preferences> {
  const { language } = preferencesIn(stored)
  return language ? { language } : {}
}

/** Whether there is such a day: a browser makes the 3rd of March of a 31st of February. */
function isInCalendar(day: string): boolean {
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

function preferencesIn(stored: unknown): Preferences {
  const parsed = preferencesSchema.safeParse(stored ?? {})
  return parsed.success ? parsed.data : preferencesSchema.parse({})
}

/** Leaves word for the service worker of how to dress a page before any script runs. */
export async function tellWorker(preferences?: Preferences): Promise<void> {
  const { language, theme, size } = preferences ?? (await readPreferences())
  const editions = await unlessRefused(withDatabase(currentEditions), [])
  const look: Appearance = {
    ...(language && { language }),
    theme,
    size,
    installed: editions.map((row) => row.language),
  }
  try {
    const cache = await caches.open(APPEARANCE.cache)
    await cache.put(APPEARANCE.key, Response.json(look))
  } catch {
    // no cache (private window): the page is dressed by its script a moment later instead
  }
}
