import { isSittingDay } from '../../../flow/end-sittings.ts'
import { PATHS } from '../../routes.ts'

/*
 * Who follows a question to its place in the guide wants to read the rule and come back: what is practised waits as it stood on the
 * screen, and is left only when they go anywhere else from there.
 */

/** Where a rule is read, and what is read leads further to. */
const READING = [PATHS.guide, PATHS.cards, PATHS.glossary, PATHS.search]

interface Waiting {
  readonly address: string
  readonly since: number
  readonly shown: unknown
}

let waiting: Waiting | undefined
let stopWatching = (): void => undefined

/** What stood on the screen of an address when its member went to read, given out once; nothing where they come from elsewhere. */
export function comeBack<Shown>(address: string): Shown | undefined {
  const found = waiting?.address === address && isSittingDay(waiting.since, Date.now()) ? waiting : undefined
  waiting = undefined
  return found?.shown as Shown | undefined // only this address has laid it there
}

/**
 * Lets what was on the screen of an address wait while its member reads. One that is only drawn anew is still there.
 * @param leave called once, as soon as they are neither there nor reading
 */
export function goFrom(address: string, shown: unknown, leave: () => void): void {
  stopWatching()
  const look = (): void => {
    const { pathname } = location
    if (isReading(pathname)) return
    stopWatching()
    if (pathname === address) return
    waiting = undefined
    leave()
  }
  stopWatching = () => {
    removeEventListener('click', look)
    removeEventListener('popstate', look)
  }
  // the router hears of both before this does
  addEventListener('click', look)
  addEventListener('popstate', look)
  waiting = isReading(location.pathname) ? { address, since: Date.now(), shown } : undefined
  look()
}

function isReading(path: string): boolean {
  return READING.some((room) => path === room || path.startsWith(`${room}/`))
}
