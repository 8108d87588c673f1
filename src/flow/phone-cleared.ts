import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { readPeople } from '../storage/people.ts'

/*
 * Whether the phone has cleared what was kept. A browser that makes room takes the database and the caches and leaves `localStorage`
 * (Chromium does), so one word lies there beside everything: that there was somebody. It says nothing else, and nothing depends on it:
 * where it is taken too, the app starts as new.
 */

const KEY = 'ubani'

/** What lies there: nobody was met on this phone yet, somebody was, or what was theirs is lost and that was not read yet. */
type Word = 'new' | 'kept' | 'lost'

/** What can be said of it. `lost`: there was something. `perhaps`: an installed app that finds nothing at all, not even the word. */
export type Loss = 'lost' | 'perhaps'

let loss: Loss | undefined

/**
 * Looks whether the phone has cleared what was kept, and leaves word for the next start, once more when the app is left.
 * @param isInstalled whether it was opened from the home screen
 */
export async function lookForLoss(isInstalled: boolean): Promise<Loss | undefined> {
  const before = word()
  const isKnown = await isSomebodyKnown()
  if (before === undefined && isKnown === false && isInstalled) loss = 'perhaps'
  else leaveWord(isKnown)
  if (word() === 'lost') loss = 'lost'
  document.addEventListener('visibilitychange', () => void isSomebodyKnown().then(leaveWord))
  return loss
}

/** What is still to be said of it. */
export function lossNow(): Loss | undefined {
  return loss
}

/** It was read, or what was lost has come back. */
export function endLoss(): void {
  loss = undefined
  write('new')
  void isSomebodyKnown().then(leaveWord)
}

function leaveWord(isKnown: boolean | undefined): void {
  const before = word()
  if (isKnown === undefined || before === 'lost') return
  if (isKnown) write('kept')
  else if (loss === undefined) write(before === 'kept' ? 'lost' : 'new')
}

/** Whether anybody has done or chosen anything on this phone; nothing where it gives no storage. */
function isSomebodyKnown(): Promise<boolean | undefined> {
  const looking = withDatabase(async (db) => (await readPeople(db)).chosen !== undefined)
  return unlessRefused<boolean | undefined>(looking, undefined)
}

function word(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined // a browser that gives none: nothing can be said
  }
}

function write(now: Word): void {
  try {
    localStorage.setItem(KEY, now)
  } catch {
    // the same
  }
}
