import { hydrate, render } from 'preact'
import { guessLanguage, isLanguage, type Language } from '../core/language.ts'
import { ensureLetters } from './access/letters.ts'
import { rooms } from './app.tsx'
import { tellNews } from './app-news.ts'
import { keepInstallPrompt } from './home/install-prompt.ts'
import { beginSpeech, learnLanguage, type PageWords, type Speech } from './i18n.ts'
import { Root } from './root.tsx'
import { documentsFor } from './documents-for.ts'
import { readDocument, type Shelf, verbs } from './state.ts'
import { registerWorker } from './worker.ts'
import './style/tokens.css'
import './style/modes.css'
import './style/base.css'
import './style/print.css'

/*
 * WARNING: this module is the first load.
 * The page is readable before any of this runs. It is made live in place when it shows what the address asks for.
 */

const asked = new URLSearchParams(location.search).get('lang')
const shown = document.documentElement.lang as Language

async function start(): Promise<void> {
  keepInstallPrompt()
  const root = document.getElementById('app')
  if (!root) throw new Error('The page has no #app')
  const first = beginSpeech(shown, wordsOfPage())
  const speech =
    isLanguage(asked) && asked !== shown
      ? await learnLanguage(asked)
      : isServedBlind()
        ? await spokenHere(first)
        : first
  const shelf: Shelf = new Map()
  const prerendered = root.dataset['page'] === location.pathname && speech.language === shown
  const app = <Root first={speech} shelf={shelf} once={isLanguage(asked)} />
  if (location.pathname === '/') {
    if (prerendered) hydrate(app, root)
    else replace(root, app)
  } else {
    // A prerendered page stays as it is, readable, until everything to make it live has come.
    const wanted = documentsFor(location.pathname)
    const room = Promise.all([rooms(), learnLanguage(speech.language)])
    if (prerendered) {
      const problems = await Promise.all(wanted.map((name) => readDocument(shelf, speech.language, name)))
      await room
      if (problems.every((problem) => problem === undefined)) hydrate(app, root)
      else replace(root, app)
    } else {
      await Promise.all([room, ...wanted.map((name) => readDocument(shelf, speech.language, name))])
      replace(root, app)
    }
  }
  void ensureLetters(speech.language)
  whenIdle(() => {
    void rooms()
    void learnLanguage(speech.language)
    void verbs().then(({ onSuperseded }) =>
      onSuperseded(() => tellNews({ kind: 'superseded', act: () => location.reload() })),
    )
    registerWorker()
  })
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

function replace(root: HTMLElement, app: Parameters<typeof render>[0]): void {
  root.replaceChildren()
  render(app, root)
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3000 })
  else addEventListener('load', work, { once: true })
}

// A chunk that no longer exists, neither here nor on the server: said in words, with the way out.
addEventListener('vite:preloadError', () => tellNews({ kind: 'missing-part', act: () => location.reload() }))

void start()
