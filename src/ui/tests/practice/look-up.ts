/*
 * Who follows a question to its place in the guide wants to read the rule and come back: what is practised waits as it stood on the
 * screen, like a page that lies open, and is left only when they go anywhere else from there.
 */

/** Where a rule is read, and what is read leads further to; these paths are fixed (src/ui/routes.ts). */
const READING = /^\/(guide|cards|glossary|search)\b/

interface Left {
  readonly address: string
  readonly shown: unknown
  /** What is over when they are neither there nor reading. */
  readonly leave: (() => void) | undefined
}

let left: Left | undefined

/** What stood on the screen of an address when its member went to read, given out once; nothing where they come from elsewhere. */
export function comeBack(address: string): unknown {
  const found = left
  left = undefined
  return found?.address === address ? found.shown : undefined
}

/** Lets what was on the screen wait while its member reads, and leaves it as soon as they do not. One that is only drawn anew is not left. */
export function goFrom(from: Left): void {
  left = location.pathname === from.address ? undefined : from
  // the router hears of both before this does
  addEventListener('click', look)
  addEventListener('popstate', look)
  look()
}

function look(): void {
  const { pathname } = location
  if (!left || READING.test(pathname) || pathname === left.address) return
  const { leave } = left
  left = undefined
  leave?.()
}
