import { hydrate, render } from 'preact'
import { guessLanguage, isLanguage, type Language } from '../core/language.ts'
import { ensureLetters } from './access/letters.ts'
import { preloadFor, preloadRooms } from './app.tsx'
import { tellNews } from './app-news.ts'
import { beginSpeech, learnLanguage, type PageWords, type Speech } from './i18n.ts'
import { Root } from './root.tsx'
import { documentsFor } from './documents-for.ts'
import { type Early, readDocument, type Shelf, shelfKey, verbs } from './state.ts'
import { at, wayTo } from './way.ts'
import { registerWorker } from './worker.ts'
import './style/tokens.css'
import './style/modes.css'
import './style/base.css'
import './style/print.css'

/*
 * WARNING: this module is part of the first load.
 * The page is readable before any of this runs. It is made live in place when it shows what the address asks for.
 */

const asked = new URLSearchParams(location.search).get('lang')
const shown = document.documentElement.lang as Language

/**
 * Makes the page live in place.
 * @param handsOff settles when nobody is touching the page
 */
export async function start(handsOff: () => Promise<unknown>): Promise<void> {
  const root = document.getElementById('app')
  if (!root) throw new Error('The page has no #app')
  mendAddress()
  const first = beginSpeech(shown, wordsOfPage())
  const speech =
    isLanguage(asked) && asked !== shown
      ? await learnLanguage(asked)
      : isServedBlind()
        ? await spokenHere(first)
        : first
  const shelf: Shelf = new Map()
  const home = location.pathname === '/'
  const drawn = root.dataset['page'] === location.pathname && speech.language === shown
  const pressed = 'pressed' in root.dataset
  // A page that is drawn stays as it is, readable, until everything to make it live has come.
  const ready = Promise.all([
    ...(home ? [] : [preloadFor(location.pathname), learnLanguage(speech.language)]),
    ...documentsFor(location.pathname).map((name) => readDocument(shelf, speech.language, name)),
  ])
  const early = pressed ? await seenEarly(speech.language) : undefined
  if (!home || pressed) await ready.catch(sayMissing)
  await handsOff()
  if (drawn || pressed) root.dataset['stay'] = location.pathname // the reader is at the place already, and may be scrolling
  const app = <Root first={speech} shelf={shelf} once={isLanguage(asked)} early={early} />
  if (
    drawn &&
    !pressed &&
    (home || documentsFor(location.pathname).every((name) => shelf.has(shelfKey(speech.language, name))))
  )
    hydrate(app, root)
  else replace(root, app)
  dispatchEvent(new Event('ubani-live'))
  void ensureLetters(speech.language)
  whenIdle(() => {
    // On a first visit the rooms come now; later they are on the phone and wait until they are entered.
    if (!navigator.serviceWorker?.controller)
      void Promise.all([preloadRooms(), learnLanguage(speech.language)])
    void verbs().then(({ keepSending, onPersonChanged, onSuperseded }) => {
      onSuperseded(() => tellNews({ kind: 'superseded', act: () => location.reload() }))
      onPersonChanged(() => location.reload()) // nothing of the one before may stay on this screen
      void keepSending()
    })
    registerWorker()
  })
}

/** The router cannot read an address with a stray "%" at all; as a letter of the address it just names nothing. */
function mendAddress(): void {
  const { pathname, search, hash } = location
  if (!isReadable(pathname)) history.replaceState(null, '', pathname.replaceAll('%', '%25') + search + hash)
}

/** The result is looked at: a call for its error alone is dropped by the bundler, which takes it to do nothing. */
function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}

/** A part that exists nowhere any more, neither here nor on the server: said in words, with the way out. */
function sayMissing(): void {
  tellNews({ kind: 'missing-part', act: () => location.reload() })
}

/** On a host that cannot choose a language for its visitors every page is Georgian at first. */
function isServedBlind(): boolean {
  return document.documentElement.dataset['chosen'] !== 'true'
}

async function spokenHere(first: Speech): Promise<Speech> {
  const preferred = guessLanguage(navigator.languages)
  return preferred === first.language ? first : learnLanguage(preferred)
}

function wordsOfPage(): PageWords {
  const text = document.getElementById('words')?.textContent
  if (!text) throw new Error('The page carries no words')
  return JSON.parse(text) as PageWords
}

/** Puts the live page in the place of what was shown, in one step: scrolling, focus and what was typed carry over. */
function replace(root: HTMLElement, app: Parameters<typeof render>[0]): void {
  const fresh = document.createElement('div')
  fresh.id = root.id
  render(app, fresh)
  const { stay } = root.dataset
  if (stay) fresh.dataset['stay'] = stay
  const focused = root.contains(document.activeElement) ? document.activeElement : null
  const way = focused && wayTo(focused, root)
  const typed = [...root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')]
    .filter((field) => field.value !== (field instanceof HTMLInputElement ? '' : drawnChoice(field)))
    .map((field) => [field.id, field.value] as const)
  root.replaceWith(fresh)
  if (way) at(way, fresh)?.focus({ preventScroll: true })
  for (const [id, value] of typed) {
    const field = id ? document.getElementById(id) : null
    const chosen = field instanceof HTMLSelectElement
    if (!(chosen || field instanceof HTMLInputElement) || field.value === value) continue
    field.value = value
    field.dispatchEvent(new Event(chosen ? 'change' : 'input', { bubbles: true }))
  }
}

function drawnChoice(field: HTMLSelectElement): string | undefined {
  return [...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0]?.value
}

/** What a pressed page showed of this phone, looked at again before it is made live, so that nothing jumps. */
async function seenEarly(language: Language): Promise<Early> {
  const { lookAround } = await verbs()
  return { seen: await lookAround(language), language }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3000 })
  else setTimeout(work, 1000) // Safari: `load` has been long ago by now
}

addEventListener('vite:preloadError', sayMissing)
