import { keepInstallPrompt } from './home/install-prompt.ts'

/*
 * WARNING: this module is the first load, whole.
 * A page that the service worker served as it was last drawn shows everything there is to show; making it live can wait
 * until somebody touches it. Every other page is made live at once.
 */

let live: Promise<unknown> | undefined

/** Makes the page live; once, and again if a part did not arrive. */
function wake(): Promise<unknown> {
  live ??= import('./main.tsx').then(({ start }) => start())
  live.catch(() => (live = undefined)) // no network: the page stays readable, the next touch tries again
  return live
}

const TOUCHES = ['pointerdown', 'touchstart', 'wheel', 'keydown', 'focusin', 'input'] as const

/** Makes the page live at the first touch, or when there is news of a newer build. */
function wakeAtTouch(until: AbortSignal): void {
  const options = { capture: true, passive: true, signal: until }
  for (const touch of TOUCHES) addEventListener(touch, () => void wake(), options)
  void navigator.serviceWorker?.getRegistration().then((registration) => {
    if (registration?.waiting) void wake()
    registration?.addEventListener('updatefound', () => void wake())
  })
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

/** The way from the root down to an element, as places among siblings. */
function wayTo(element: Element, root: Element): number[] {
  const way: number[] = []
  for (let here: Element | null = element; here && here !== root; here = here.parentElement)
    way.unshift([...(here.parentElement?.children ?? [])].indexOf(here))
  return way
}

function at(way: readonly number[], root: Element | null): HTMLElement | undefined {
  let here: Element | null | undefined = root
  for (const place of way) here = here?.children[place]
  return here instanceof HTMLElement ? here : undefined
}

keepInstallPrompt()
const root = document.getElementById('app')
const untilLive = new AbortController()
addEventListener('ubani-live', () => untilLive.abort(), { once: true })
const isPressed = root !== null && 'pressed' in root.dataset
if (root) keepTaps(root, isPressed, untilLive.signal)
if (isPressed) wakeAtTouch(untilLive.signal)
else void wake()
