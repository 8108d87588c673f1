import { Database } from './db.ts'
import { storageProblem } from './failure.ts'

let opened: Database | undefined
let superseded: (() => void) | undefined

/** Tells what to do when another tab opens a newer version of the database and this one must let go of it. */
export function onSuperseded(react: () => void): void {
  superseded = react
}

/**
 * Does something with the database. A connection that the phone has closed meanwhile (iOS does) is opened again and the
 * action is done once more; it must therefore be one whose repetition does no harm.
 */
export async function withDatabase<Value>(action: (db: Database) => Promise<Value>): Promise<Value> {
  try {
    return await action(connection())
  } catch (error) {
    if (storageProblem(error) !== 'storage-closed') throw error
    letGo()
    return action(connection())
  }
}

/**
 * A page that is left lets go: WebKit keeps it as it was for the way back, with what it was just reading, and whoever writes there
 * next would wait for it for ever. What it was writing is still written; come back to, it opens the database again.
 */
function letGo(): void {
  opened?.close()
  opened = undefined
}

function connection(): Database {
  if (!opened) {
    opened = new Database()
    globalThis.addEventListener?.('pagehide', letGo, { once: true })
    opened.on('versionchange', ({ newVersion }) => {
      letGo()
      // without a new version the phone has cleared everything under an open page: the next action begins afresh
      if (newVersion !== null) superseded?.()
      return true
    })
  }
  return opened
}
