import { cacheNames, setCacheNameDetails } from 'workbox-core'
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching'
import { guessLanguage, isLanguage, type Language } from './core/language.ts'
import { writePage } from './core/shell/page.ts'
import {
  APPEARANCE,
  type Appearance,
  PAGES_FILE,
  type PagesFile,
  pressedCache,
  pressedKey,
} from './core/shell/pages-file.ts'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: PrecacheEntry[]
  /** What the file that sends brings (sw-sender.ts). */
  readonly sender?: Readonly<Record<'hasToSend' | 'sendAlone', () => Promise<boolean>>>
}

/** Grows with every build, so that the order of builds can be told from the names of their caches. */
declare const __BUILD__: string
/** Changes when the packs change, so that a new edition of the guide is noticed with the same one request as a new app. */
declare const __PACKS_ISSUED__: string
/** Where the file lies that sends (sw-sender.ts). */
declare const __SENDER__: string

const SHELL = 'ubani-shell-'
/** How many earlier builds' files are kept for windows that are still open on them. */
const KEPT_BUILDS = 2
/** Addresses that are the server's, never a page of the app. */
const SERVER_PATHS = /^\/(packs|api|xapi|\.well-known|healthz|metrics|sw\.js|assets)(\/|$|\.)/

// Each build has a cache of its own: while it is being filled, and after, the build before stays whole.
setCacheNameDetails({ prefix: 'ubani', precache: 'shell', suffix: `${__BUILD__}-${__PACKS_ISSUED__}` })
const shellFiles: readonly PrecacheEntry[] = self.__WB_MANIFEST
const precache = new PrecacheController()
precache.addToCacheList([...shellFiles])

// All files side by side: Workbox would fetch them one after the other, each for a round trip of its own.
self.addEventListener('install', (event) => event.waitUntil(fillShell().then(takeSenderAlong)))

// A page is on the phone already: without this rule Chromium asks the network for it as well while the worker is starting.
self.addEventListener('install', (event) => {
  const { addRoutes } = event as InstallEvent
  const rule = { condition: { requestMode: 'navigate' }, source: 'fetch-event' }
  if (addRoutes) event.waitUntil(addRoutes.call(event, rule).catch(() => undefined)) // it only saves bytes
})

interface InstallEvent extends ExtendableEvent {
  readonly addRoutes?: (rule: object) => Promise<void>
}

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldBuilds().then(() => self.clients.claim()))
})

// Takes over only when the page asks: at a seam, never under somebody's hands.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'take-over') void self.skipWaiting()
})

// There is a network, and something was done or left (Background Sync). A window that is seen sends; where there is none, the worker does
// (docs/decisions/023). As long as something waits the event fails, and the browser brings it again some minutes later: the window may be gone then.
self.addEventListener('sync', (event) => {
  ;(event as ExtendableEvent).waitUntil(sendWhatWaits())
})

async function sendWhatWaits(): Promise<void> {
  const windows = await tellWindows('send')
  const isSeen = windows.some(({ visibilityState }) => visibilityState === 'visible')
  const does = sender()
  // a window that was opened, or woke, meanwhile shows what it knows
  const isLeft = isSeen ? does?.hasToSend() : does?.sendAlone().finally(() => tellWindows('sent'))
  if (await isLeft) throw new Error('Something waits')
}

async function tellWindows(type: 'send' | 'sent'): Promise<readonly WindowClient[]> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const each of windows) each.postMessage({ type })
  return windows
}

/** What sends; nothing where it could not be taken along at install. It is read when there is something to send, not at each start. */
function sender(): typeof self.sender {
  if (!self.sender)
    try {
      importScripts(senderAddress())
    } catch {
      return undefined // the next window that is opened sends
    }
  return self.sender
}

/** So long (ms) at most the app waits, on its way onto the phone, for what it can do without. */
const PATIENCE = 30_000

/** A script that is read at install may be read ever after. One that does not come, or hangs, must keep nobody from the app. */
async function takeSenderAlong(): Promise<void> {
  if (!('sync' in self.registration)) return
  try {
    // reading a script stops everything else: it is fetched before, and comes from the browser's cache then
    const fetched = await fetch(__SENDER__, { signal: AbortSignal.timeout(PATIENCE) })
    await fetched.arrayBuffer()
    if (fetched.ok) sender()
  } catch {
    // with the next build it is there, perhaps
  }
}

function senderAddress(): string {
  const types = (self as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes
  const rules = { createScriptURL: () => __SENDER__ }
  return types ? (types.createPolicy('ubani', rules).createScriptURL('') as unknown as string) : __SENDER__
}

interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: () => string },
  ): { createScriptURL(url: string): object }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.searchParams.has('no-cache'))
    return
  if (request.mode === 'navigate') {
    if (!SERVER_PATHS.test(url.pathname)) event.respondWith(pageFor(url, event))
  } else if (!SERVER_PATHS.test(url.pathname) || url.pathname.startsWith('/assets/'))
    event.respondWith(keptFile(event))
})

/** Home, or the frame of any other address, in the reader's language and dress. */
async function pageFor(url: URL, event: FetchEvent): Promise<Response> {
  try {
    const kept = await shellFile(PAGES_FILE, event)
    if (!kept) return await fetch(event.request)
    const { shell, pages } = (await kept.json()) as PagesFile
    const look = await appearance()
    const language = languageFor(url, look)
    const { home, frame } = pages[language]
    const pressed = await pressedPage(language, url.pathname)
    const page = pressed
      ? { ...frame, ...pressed, path: url.pathname, pressed: true }
      : url.pathname === '/'
        ? { ...frame, ...home }
        : frame
    const html = writePage(shell, page, {
      theme: look.theme,
      size: look.size,
      installed: look.installed?.includes(language) ?? false,
      chosen: true,
    })
    return new Response(html, {
      headers: { 'content-type': 'text/html; charset=utf-8', ...securityOf(kept) },
    })
  } catch {
    return fetch(event.request) // the kept copy is gone or unreadable (storage cleared under us): the network is the other way
  }
}

/** The policies under which pages came from the server hold for pages from the phone too. */
function securityOf(kept: Response): Record<string, string> {
  const policies = [
    'content-security-policy',
    'referrer-policy',
    'x-content-type-options',
    'permissions-policy',
    'cross-origin-opener-policy',
  ]
  return Object.fromEntries(
    policies.flatMap((name) => (kept.headers.has(name) ? [[name, kept.headers.get(name) ?? '']] : [])),
  )
}

function languageFor(url: URL, look: Appearance): Language {
  const asked = url.searchParams.get('lang')
  if (isLanguage(asked)) return asked
  return isLanguage(look.language) ? look.language : guessLanguage(self.navigator.languages)
}

/** The page as the app last drew it on this phone, if it has and it is still true. */
async function pressedPage(
  language: Language,
  path: string,
): Promise<{ title: string; body: string } | undefined> {
  const cache = await caches.open(pressedCache(__BUILD__))
  const kept = await cache.match(pressedKey(language, path))
  return kept && { title: decodeURIComponent(kept.headers.get('x-title') ?? ''), body: await kept.text() }
}

async function appearance(): Promise<Appearance> {
  const cache = await caches.open(APPEARANCE.cache)
  const kept = await cache.match(APPEARANCE.key)
  return kept ? ((await kept.json()) as Appearance) : {}
}

/** A file of this build, or of an earlier one that a window is still open on; else from the network, not kept. */
async function keptFile(event: FetchEvent): Promise<Response> {
  const { request } = event
  return (
    (await shellFile(request.url, event)) ??
    (await caches.match(request, { ignoreVary: true })) ??
    fetch(request)
  )
}

/** A file of the shell. When it is not there although it should be, the phone has lost it, and maybe more: the shell is mended. */
async function shellFile(url: string, event: FetchEvent): Promise<Response | undefined> {
  const kept = await precache.matchPrecache(url)
  if (!kept && precache.getCacheKeyForURL(url)) {
    mending ??= fillShell()
      .catch(() => undefined) // no network: another time
      .finally(() => (mending = undefined))
    event.waitUntil(mending)
  }
  return kept
}

let mending: Promise<void> | undefined

/** Fetches what is missing of the shell. A file is taken only with the hash it was built with; one refused refuses the install. */
async function fillShell(): Promise<void> {
  const cache = await caches.open(cacheNames.precache)
  await Promise.all(
    shellFiles.map(async ({ url, revision, integrity = '' }) => {
      const key = precache.getCacheKeyForURL(url)
      if (!key || (await cache.match(key))) return
      // What has its hash in its name may come from the browser's cache, where the page has just put most of it; if a login
      // page lies there in its place, it is fetched anew.
      const anew = (): Promise<Response> => fetch(url, { cache: 'reload', integrity })
      const fresh = await (revision ? anew() : fetch(url, { integrity }).catch(anew))
      if (!fresh.ok) throw new Error(`${url} answered ${fresh.status}`)
      await cache.put(key, fresh)
    }),
  )
}

async function dropOldBuilds(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(SHELL)).sort()
  const old = names.slice(0, Math.max(0, names.length - KEPT_BUILDS - 1))
  const pressed = (await caches.keys()).filter(
    (name) => name.startsWith(pressedCache('')) && name !== pressedCache(__BUILD__),
  )
  await Promise.all([...old, ...pressed].map((name) => caches.delete(name)))
}
