import { keepInstallPrompt } from './home/install-prompt.ts'
import { at, wayTo } from './way.ts'

/*
 * WARNING: this module is the first load, whole.
 * A page that the service worker served as it was last drawn shows everything there is to show; making it live can wait
 * until somebody touches it. Every other page is made live at once.
 */

let live: Promise<unknown> | undefined

/** Makes the page live; once, and again if a part did not arrive. */
function wake(): Promise<unknown> {
  live ??= import('./main.tsx').then(({ start }) => start(() => handsOff))
  live.catch(() => (live = undefined)) // no network: the page stays readable, the next touch tries again
  return live
}

/** Settled when no finger is on the page and no list hangs open: nothing is drawn anew under a hand. */
let handsOff: Promise<unknown> = Promise.resolve()

/** A tap's click comes a little after the finger has gone (ms). */
const CLICK_COMES = 80

function watchHands(until: AbortSignal): void {
  const touched = ({ target }: Event): void => {
    const choosing = target instanceof HTMLSelectElement
    const ends = choosing ? ['change', 'focusout'] : ['pointerup', 'pointercancel', 'pointerdown']
    handsOff = new Promise((off) => {
      const lift = (): unknown => setTimeout(off, CLICK_COMES)
      for (const end of ends) addEventListener(end, lift, { capture: true, once: true, signal: until })
    })
  }
  addEventListener('pointerdown', touched, { capture: true, passive: true, signal: until })
}

const TOUCHES = ['pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin', 'input'] as const

/** So many ms after the start a page that nobody has touched is made live all the same. */
const UNTOUCHED = 8_000

/** Makes the page live at the first touch, or when there is news. */
function wakeAtTouch(until: AbortSignal): void {
  const options = { capture: true, passive: true, signal: until }
  for (const touch of [...TOUCHES, 'online']) addEventListener(touch, () => void wake(), options)
  // what was done without a network goes home at a start that has one, though nobody touches the page
  if (navigator.onLine) setTimeout(() => void wake(), UNTOUCHED)
  void navigator.serviceWorker?.getRegistration().then((registration) => {
    if (registration?.waiting) void wake()
    registration?.addEventListener('updatefound', () => void wake())
  })
  // A phone without the letters needs the fonts that a live page brings (src/ui/access/letters.ts).
  void self.caches?.has('fonts').then((lacking) => lacking && wake())
  // Storage that the phone has cleared makes a lie of what is shown.
  void indexedDB.databases?.().then((all) => all.length > 0 || wake())
}

/**
 * What is tapped before the page is live is done as soon as it is. A link on a page from the network is followed as a link;
 * on a page from this phone it waits too, unless the script does not come.
 */
function keepTaps(root: HTMLElement, pressed: boolean, until: AbortSignal): void {
  const kept = pressed ? 'a:not([href^="#"]), button, summary, input' : 'button'
  const keep = (event: MouseEvent): void => {
    const control = (event.target as Element).closest<HTMLElement>(kept)
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    const way = wayTo(control, root)
    void wake().then(
      () => at(way, document.getElementById('app'))?.click(),
      () => control instanceof HTMLAnchorElement && location.assign(control.href),
    )
  }
  root.addEventListener('click', keep, { capture: true, signal: until })
}

/** Before the page is left: how far down the reader was, with the entry of the history it belongs to. */
function noteLeaving(): void {
  history.replaceState({ ...(history.state as object | null), left: scrollY }, '')
}

addEventListener('click', noteLeaving, { capture: true })
addEventListener('pagehide', noteLeaving)
keepInstallPrompt()
const root = document.getElementById('app')
const untilLive = new AbortController()
addEventListener('ubani-live', () => untilLive.abort(), { once: true })
const isPressed = root !== null && 'pressed' in root.dataset
if (root) keepTaps(root, isPressed, untilLive.signal)
watchHands(untilLive.signal)
if (isPressed) wakeAtTouch(untilLive.signal)
else void wake()
