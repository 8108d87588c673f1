import type { Language } from '../core/language.ts'
import { pressedCache, pressedKey } from '../core/shell/pages-file.ts'

/** The build this code belongs to. */
declare const __BUILD__: string

/** Keeps a page as it was drawn, for the worker to show at the next start. */
export async function keepPressed(
  language: Language,
  path: string,
  title: string,
  markup: string,
): Promise<void> {
  const headers = { 'x-title': encodeURIComponent(title) } // a header carries ASCII only
  await inCache((cache) => cache.put(pressedKey(language, path), new Response(markup, { headers })))
}

/** Drops pages that no longer show what is so; all of them when none is named. */
export async function dropPressed(language: Language, paths?: readonly string[]): Promise<void> {
  if (paths)
    await inCache((cache) => Promise.all(paths.map((path) => cache.delete(pressedKey(language, path)))))
  else await caches.delete(pressedCache(__BUILD__)).catch(() => false) // no cache, nothing to drop
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
