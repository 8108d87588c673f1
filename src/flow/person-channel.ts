/*
 * What the windows of the app tell each other about who is at the phone.
 */

const NAME = 'ubani-person'

let channel: BroadcastChannel | undefined

/** Calls back when another window has changed who is at the phone; a browser without channels never does. */
export function hearOfPerson(react: () => void): void {
  opened()?.addEventListener('message', react)
}

/** Tells the other windows that who is at the phone, or what is kept of them, has changed. */
export function tellOfPerson(): void {
  opened()?.postMessage('changed')
}

function opened(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  channel ??= withoutWaiting(new BroadcastChannel(NAME))
  return channel
}

/** Where pages are drawn at build, an open channel alone would keep the build from ending. */
function withoutWaiting(open: BroadcastChannel & { readonly unref?: () => unknown }): BroadcastChannel {
  open.unref?.()
  return open
}
