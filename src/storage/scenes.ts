import { attemptTables } from './attempts.ts'
import type { Database, SceneRow } from './db.ts'

/** Does something with attempts and the scenes they were begun on, in one transaction: neither is there without the other. */
export async function withScenes<Value>(db: Database, action: () => Promise<Value>): Promise<Value> {
  return db.transaction('rw', [...attemptTables(db), db.scenes], action)
}

/** A scene as it is kept, in every language in which it was played. */
export async function keptScenes(db: Database, fingerprint: string): Promise<SceneRow[]> {
  return db.scenes.where('key').startsWith(`${fingerprint}/`).toArray()
}

/** Keeps a scene in one language, unless it is kept already: a version never changes. */
export async function keepScene(db: Database, row: Omit<SceneRow, 'key'>): Promise<void> {
  const key = `${row.fingerprint}/${row.language}`
  if ((await db.scenes.where('key').equals(key).count()) === 0) await db.scenes.put({ key, ...row })
}

/** Drops every kept scene but those that are needed. */
export async function dropScenesBut(db: Database, needed: ReadonlySet<string | undefined>): Promise<void> {
  await db.scenes.filter(({ fingerprint }) => !needed.has(fingerprint)).delete()
}
