import type { Language } from '../core/language.ts'
import { pressedCache, pressedKey } from '../core/shell/pages-file.ts'
import { pressableNow } from './present-person.ts'

/** The build this code belongs to. */
declare const __BUILD__: string

/**
 * Keeps a page as it was drawn, for the worker to show at the next start.
 * @param whose for whom it was drawn; it is not kept when somebody else is at the phone by the time it lies there
 */
export async function keepPressed(
  { language, path, whose }: { readonly language: Language; readonly path: string; readonly whose: string },
  title: string,
  markup: string,
): Promise<void> {
  const headers = { 'x-title': encodeURIComponent(title) } // a header carries ASCII only
  const key = pressedKey(language, path)
  await inCache(async (cache) => {
    await cache.put(key, new Response(markup, { headers }))
    // Another window may have handed the phone on; whoever does that drops all pages after it, and this looks after putting.
    if ((await pressableNow()) !== whose) await cache.delete(key)
  })
}

/** Drops pages that no longer show what is so; all of them when none is named. */
export async function dropPressed(language: Language, paths?: readonly string[]): Promise<void> {
  if (paths)
    await inCache((cache) => Promise.all(paths.map((path) => cache.delete(pressedKey(language, path)))))
  else await dropAllPressed()
}

/** Drops every page kept, in every language. */
export async function dropAllPressed(): Promise<void> {
  try {
    await caches.delete(pressedCache(__BUILD__))
  } catch {
    // No cache, nothing to drop.
  }
}

/** Which of some pages are not kept. */
export async function notPressed(language: Language, paths: readonly string[]): Promise<string[]> {
  const missing: string[] = []
  await inCache(async (cache) => {
    for (const path of paths) if (!(await cache.match(pressedKey(language, path)))) missing.push(path)
  })
  return missing
}

async function inCache(work: (cache: Cache) => Promise<unknown>): Promise<void> {
  try {
    await work(await caches.open(pressedCache(__BUILD__)))
  } catch {
    // No cache or no room: the page is drawn by its script instead, a moment later.
  }
}
