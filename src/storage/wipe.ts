import type { Attempt } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import { attemptsOfEverybody, attemptTables } from './attempts.ts'
import type { Database } from './db.ts'
import { dropPapersOf } from './papers.ts'
import { dropRoomsOf, roomTables } from './rooms.ts'
import { dropScenesBut } from './scenes.ts'

/** How many of somebody's attempts the centre has not acknowledged. */
export async function countUnsent(db: Database, person: Uuid): Promise<number> {
  return db.outbox
    .where('attempt')
    .anyOf(await idsOf(db, person))
    .count()
}

/** Everything that somebody has done, in the order of writing. */
export async function everythingOf(db: Database, person: Uuid): Promise<Attempt[]> {
  const all = await db.attempts.orderBy('sequence').toArray()
  return all.filter((attempt) => attempt.person === person)
}

/** Does something that wipes somebody, in one transaction: all of it, or nothing. */
export async function whileWiping<Value>(db: Database, action: () => Promise<Value>): Promise<Value> {
  return db.transaction('rw', [...attemptTables(db), ...roomTables(db), db.evaluations, db.scenes], action)
}

/**
 * Drops what somebody has done, and what is kept for it only: what waited for the centre, papers, scenes, the rooms they held and what
 * they said of others'. Called while wiping.
 */
export async function dropEverythingOf(db: Database, person: Uuid): Promise<void> {
  const ids = await idsOf(db, person)
  await db.attempts.bulkDelete(ids)
  await db.outbox.bulkDelete(ids)
  await db.evaluations.bulkDelete(ids)
  await dropPapersOf(db, ids)
  await dropRoomsOf(db, person)
  const going = (await attemptsOfEverybody(db, 'scenario')).filter(({ endedAt }) => endedAt === undefined)
  await dropScenesBut(db, new Set(going.map(sceneOf)))
}

function sceneOf({ events }: Attempt): string | undefined {
  return events.find(({ act }) => act === 'opened')?.object
}

async function idsOf(db: Database, person: Uuid): Promise<Uuid[]> {
  const found: Uuid[] = []
  await db.attempts.each((attempt) => {
    if (attempt.person === person) found.push(attempt.id)
  })
  return found
}
