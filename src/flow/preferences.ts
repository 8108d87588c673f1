import * as z from 'zod/mini'
import { roleSchema } from '../core/guide/role-schema.ts'
import { languageSchema } from '../core/language-schema.ts'
import { APPEARANCE, type Appearance } from '../core/shell/pages-file.ts'
import { currentEditions } from '../storage/editions.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { readSetting, settleSetting } from '../storage/settings.ts'

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
/** Steps of text size above the phone's own. */
export const SIZES = [0, 1, 2, 3] as const

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
})
export type Preferences = z.infer<typeof preferencesSchema>

/** Reads the choices; anything unreadable counts as not chosen. */
export async function readPreferences(): Promise<Preferences> {
  return preferencesIn(
    await unlessRefused(
      withDatabase((db) => readSetting(db, 'preferences')),
      undefined,
    ),
  )
}

/** Changes some of the choices and keeps all; where the phone keeps nothing they hold until the window is closed. */
export async function changePreferences(change: Partial<Preferences>): Promise<Preferences> {
  const changed = await unlessRefused(
    withDatabase((db) =>
      settleSetting(db, 'preferences', (stored) => ({ ...preferencesIn(stored), ...change })),
    ),
    { ...preferencesIn(undefined), ...change },
  )
  await tellWorker(changed)
  return changed
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
