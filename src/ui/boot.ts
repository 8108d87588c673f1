import { keepInstallPrompt } from './home/install-prompt.ts'

/*
 * WARNING: this module is the first load, whole.
 * A page that the service worker served as it was last drawn shows everything there is to show; making it live can wait
 * until somebody touches it. Every other page is made live at once.
 */

let live: Promise<unknown> | undefined

/** Makes the page live; once. */
function wake(): Promise<unknown> {
  live ??= import('./main.tsx').then(({ start }) => start())
  return live
}

const TOUCHES = ['pointerdown', 'touchstart', 'wheel', 'keydown', 'focusin', 'input'] as const

function waitForTouch(root: HTMLElement): void {
  const stop = new AbortController()
  const options = { capture: true, passive: true, signal: stop.signal }
  for (const touch of TOUCHES) addEventListener(touch, () => void wake(), options)
  // What is tapped before the page is live is done as soon as it is; a link that cannot wait is followed as a link.
  root.addEventListener(
    'click',
    (event) => {
      const control = (event.target as Element).closest<HTMLElement>('a, button, summary, input')
      if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (control.matches('a[href^="#"]')) return
      event.preventDefault()
      event.stopPropagation()
      const way = wayTo(control, root)
      void wake().then(
        () => at(way, document.getElementById('app'))?.click(),
        () => control instanceof HTMLAnchorElement && location.assign(control.href),
      )
    },
    { capture: true, signal: stop.signal },
  )
  addEventListener('ubani-live', () => stop.abort(), { once: true })
  // A newer build is news, and news need a live page.
  void navigator.serviceWorker?.getRegistration().then((registration) => {
    if (registration?.waiting) void wake()
    registration?.addEventListener('updatefound', () => void wake())
  })
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
if (root && 'pressed' in root.dataset) waitForTouch(root)
else void wake()
