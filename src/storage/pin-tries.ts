import type { Uuid } from '../core/ids.ts'
import type { PinTries } from '../core/profile/pin.ts'
import type { Database } from './db.ts'
import { settleSetting } from './settings.ts'

const KEY = 'pin-tries'
const NONE: PinTries = { wrong: 0, at: 0 }

/** Changes the count of the wrong tries of somebody's PIN, in one transaction. */
export async function changeTries(
  db: Database,
  person: Uuid,
  change: (tries: PinTries) => PinTries,
): Promise<PinTries> {
  const all = await settleSetting(db, KEY, (stored) => {
    const tries = triesIn(stored)
    return { ...tries, [person]: change(tries[person] ?? NONE) }
  })
  return all[person] ?? NONE
}

/** Forgets the wrong tries of somebody's PIN. */
export async function forgetTries(db: Database, person: Uuid): Promise<void> {
  await settleSetting(db, KEY, (stored) => {
    const { [person]: _, ...others } = triesIn(stored)
    return others
  })
}

function triesIn(stored: unknown): Readonly<Record<string, PinTries>> {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, PinTries] => isTries(entry[1])),
  )
}

function isTries(value: unknown): value is PinTries {
  if (typeof value !== 'object' || value === null) return false
  return 'wrong' in value && typeof value.wrong === 'number' && 'at' in value && typeof value.at === 'number'
}
