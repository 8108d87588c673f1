/*
 * What is put into a page to watch it. It runs in the page, not here, and is sent there as text.
 */

/** What the page notes while it is watched. */
export interface Watch {
  /** When each thing looked for was first there, ms after the navigation began. */
  readonly seen: Record<string, number>
  /** Waits for the next event of a kind; then, frame by frame, until something is so and has been painted. */
  arm(event: string, isSo: () => boolean): void
  /** Milliseconds from the event to the paint. */
  readonly took: Promise<number>
}

/** What to watch for: the first frame in which a selector finds something that has text, or an event of the page's own. */
export type Signs = Readonly<Record<string, string>>

/** The script that watches. A sign that begins with "on " is an event, every other a selector. */
export function watching(signs: Signs): string {
  const events = Object.entries(signs).filter(([, sign]) => sign.startsWith('on '))
  const selectors = Object.entries(signs).filter(([, sign]) => !sign.startsWith('on '))
  return `window.watch = (${watchPage.toString()})(${JSON.stringify(selectors)}, ${JSON.stringify(events)})`
}

function watchPage(
  selectors: readonly (readonly [string, string])[],
  events: readonly (readonly [string, string])[],
): Watch {
  const seen: Record<string, number> = {}
  for (const [name, sign] of events)
    addEventListener(sign.slice(3), () => (seen[name] ??= performance.now()), { once: true })
  const look = (): void => {
    let missing = false
    for (const [name, selector] of selectors) {
      if (name in seen) continue
      if (document.querySelector(selector)?.textContent?.trim()) seen[name] = performance.now()
      else missing = true
    }
    if (missing) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  return {
    seen,
    took: Promise.reject(new Error('Not armed')).catch(() => 0),
    arm(event, isSo) {
      const took = new Promise<number>((done) => {
        const begin = ({ timeStamp }: Event): void => {
          const frame = (): void => {
            if (!isSo()) {
              requestAnimationFrame(frame)
              return
            }
            // A message sent from within a frame is handled after that frame has been painted.
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => done(performance.now() - timeStamp), { once: true })
            port1.start()
            port2.postMessage(0)
          }
          requestAnimationFrame(frame)
        }
        addEventListener(event, begin, { capture: true, once: true })
      })
      Object.assign(this, { took })
    },
  }
}

/** Taps the button that saves until saving has begun, as an impatient person does; notes when all of it is there. */
export function tapping(button: string, done: string): string {
  return `(${tapUntilSaved.toString()})(${JSON.stringify(button)}, ${JSON.stringify(done)})`
}

function tapUntilSaved(button: string, done: string): void {
  let begun = false
  const look = (): void => {
    const main = document.querySelector('main')
    if (main?.textContent?.includes(done)) {
      Object.assign(window, { saved: performance.now() })
      return
    }
    begun ||= main?.querySelector('progress') !== null && main !== null
    if (!begun) main?.querySelector<HTMLElement>(button)?.click()
    setTimeout(look, 100)
  }
  look()
}

/** What the browser itself has noted about the page. */
export const NOTED = `(() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0]
  return new Promise((done) => {
    const long = []
    new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: 'longtask', buffered: true })
    setTimeout(() => done({
      origin: performance.timeOrigin,
      painted: paint ? paint.startTime : 0,
      tasks: long.map(({ startTime, duration }) => ({ start: startTime, long: duration })),
      seen: window.watch ? watch.seen : {},
    }), 50)
  })
})()`

export interface Noted {
  /** When the navigation began, milliseconds since 1970. */
  readonly origin: number
  /** First contentful paint, ms after that. */
  readonly painted: number
  /** Tasks of more than 50 ms. */
  readonly tasks: readonly { readonly start: number; readonly long: number }[]
  readonly seen: Readonly<Record<string, number>>
}
