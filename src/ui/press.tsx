import { render } from 'preact'
import { LocationProvider } from 'preact-iso'
import type { Documents } from '../flow/documents.ts'
import { House, preloadRooms } from './app.tsx'
import { documentsFor } from './documents-for.ts'
import type { Speech } from './i18n.ts'
import { BRAND } from './parts/brand.tsx'
import { PATHS } from './routes.ts'
import { Root } from './root.tsx'
import { type Early, onStale, readDocument, type Shelf, shelfKey, verbs } from './state.ts'

/*
 * Pages pressed like leaves: drawn off the screen when the phone has nothing better to do, and kept for the service worker,
 * which shows them at the next start before any script runs. What changes makes its pages stale at once; they are dropped
 * first and pressed anew later, so that none ever shows what is no longer so. Nothing is pressed while whoever is at the phone
 * has a PIN: a pressed page is shown before anything can ask for it.
 */

/** How long after the last change (ms) pressing begins. */
const REST = 1500

/** Counts changes on this phone: a page drawn from what was so before the last one is not kept. */
let changes = 0

/** Begins pressing whenever pages have become stale; gives how to stop. */
export function keepPressing(speech: Speech, shelf: Shelf): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const press = async (): Promise<void> => {
    for (const path of await wanted(speech, shelf)) {
      if (stopped) return
      await leisure()
      await pressPage(path, speech, shelf)
    }
  }
  const begin = (): void => {
    clearTimeout(timer)
    // where the phone keeps nothing, no page is drawn ahead either
    timer = setTimeout(() => void press().catch(() => undefined), REST)
  }
  const hide = (): void => {
    if (document.visibilityState === 'hidden') void pressIfMissing(PATHS.home, speech, shelf)
  }
  const stopListening = onStale(async (stale) => {
    changes += 1
    const { dropPressed } = await verbs()
    await dropPressed(speech.language, stale === 'all' ? undefined : stale)
    begin()
  })
  document.addEventListener('visibilitychange', hide)
  begin()
  return () => {
    stopped = true
    clearTimeout(timer)
    stopListening()
    document.removeEventListener('visibilitychange', hide)
  }
}

/** The pages worth pressing that are not: home, the lists, the chapters. */
async function wanted({ language }: Speech, shelf: Shelf): Promise<string[]> {
  const { lookAround, notPressed, pressableFor } = await verbs()
  if (!(await pressableFor())) return []
  const { edition, contents } = await lookAround(language)
  if (!edition) return []
  shelf.set(shelfKey(language, 'contents'), contents)
  return notPressed(language, [
    PATHS.home,
    PATHS.guide,
    PATHS.cards,
    ...contents.map(({ id }) => `${PATHS.guide}/${id}`),
  ])
}

async function pressIfMissing(path: string, speech: Speech, shelf: Shelf): Promise<void> {
  const { notPressed } = await verbs()
  if ((await notPressed(speech.language, [path])).length > 0) await pressPage(path, speech, shelf)
}

async function pressPage(path: string, speech: Speech, shelf: Shelf): Promise<void> {
  const { lookAround, keepPressed, pressableFor } = await verbs()
  const known = changes
  const whose = await pressableFor()
  if (!whose) return
  const seen = await lookAround(speech.language)
  if (!seen.edition) return
  const own: Shelf = new Map(shelf)
  const names: readonly (keyof Documents)[] = documentsFor(path)
  const problems = await Promise.all(names.map((name) => readDocument(own, speech.language, name)))
  if (problems.some((problem) => problem !== undefined)) return
  if (path !== PATHS.home) await preloadRooms()
  const { title, markup } = draw(path, speech, own, { language: speech.language, seen })
  if (known === changes) await keepPressed({ language: speech.language, path, whose }, title, markup)
}

function draw(path: string, speech: Speech, shelf: Shelf, early: Early): { title: string; markup: string } {
  const sheet = document.createElement('div')
  const location = { url: path, path, pathParams: {}, searchParams: {}, query: {}, route: () => undefined }
  render(
    <Root first={speech} shelf={shelf} early={early} once>
      <LocationProvider.ctx.Provider value={location as never}>
        <House />
      </LocationProvider.ctx.Provider>
    </Root>,
    sheet,
  )
  const title = `${sheet.querySelector('h1')?.textContent ?? ''} · ${BRAND}`
  // What is chosen is a property, which markup does not carry.
  for (const option of sheet.querySelectorAll('option')) option.defaultSelected = option.selected
  const markup = sheet.innerHTML
  render(null, sheet)
  return { title, markup }
}

/** Waits until the phone has nothing better to do. */
function leisure(): Promise<void> {
  return new Promise((free) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => free(), { timeout: 5000 })
    else setTimeout(free, 50)
  })
}
