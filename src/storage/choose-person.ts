import type { Uuid } from '../core/ids.ts'
import type { Database } from './db.ts'
import { CHOSEN, keptKey, type Looks, readOwn } from './own-preferences.ts'
import { readPeople } from './people.ts'
import { readSetting, writeSetting } from './settings.ts'

/** Makes somebody the one chosen last, and their choices those in force; called inside a transaction. */
export async function choose(db: Database, person: Uuid, looks: Looks): Promise<void> {
  const { chosen } = await readPeople(db)
  if (chosen === person) return
  const last = await readSetting(db, CHOSEN)
  const own = await readOwn(db, person, looks)
  if (chosen) await writeSetting(db, keptKey(chosen), last)
  await writeSetting(db, CHOSEN, own)
  await dropOwn(db, person)
  await writeSetting(db, 'person', person)
}

/** Drops what is kept of somebody's choices while another is chosen; called inside a transaction. */
export async function dropOwn(db: Database, person: Uuid): Promise<void> {
  await db.settings.delete(keptKey(person))
}
