import { createHash } from 'node:crypto'
import type { Milestone } from '../../core/report/milestone.ts'
import { quarterAt } from '../../core/report/quarter.ts'
import { actorKey } from '../xapi/statement-keys.ts'
import { writeDeed } from './audit.ts'
import type { Queries, Row } from './database.ts'
import { forgetMilestones } from './milestones.ts'
import { closeToVersion1 } from './moments.ts'
import { forgetInRooms } from './room-forgetting.ts'
import { carriedTrainingsOf } from './room-results.ts'
import { placesOf } from './rows.ts'

/*
 * Forgetting somebody: what they did, what any learning system could read of it, what they said of themselves, their keys and cards. What
 * stays are numbers that are nobody's, so that the reports of past quarters still add up.
 */

/** Where a group is not known. */
const NO_GROUP = ''

/** On whose behalf, and when by our clock. */
export interface Forgetting {
  readonly publicUrl: string
  readonly now: number
  /** `asked`: by themselves. `age`: nothing of theirs was left for long. */
  readonly why: 'asked' | 'age'
}

/** Forgets somebody and every pseudonym that was merged with theirs; called in a transaction. Of nobody there is nothing to forget. */
export async function forgetPerson(
  queries: Queries,
  person: string,
  { publicUrl, now, why }: Forgetting,
): Promise<{ readonly attempts: number }> {
  const everyone = await sameAs(queries, person)
  if (everyone.length === 0) return { attempts: 0 }
  await countDeparted(queries, everyone)
  let attempts = 0
  for (const { person: each } of everyone) {
    await forgetStatements(queries, publicUrl, String(each))
    await forgetMilestones(queries, String(each))
    await forgetInRooms(queries, String(each))
    attempts += await queries.run('DELETE FROM attempts WHERE person = $1', [String(each)])
    await queries.run('DELETE FROM recoveries WHERE person = $1', [String(each)])
    await queries.run('DELETE FROM trainer_phones WHERE key IN (SELECT key FROM devices WHERE person = $1)', [
      String(each),
    ])
    const keys = await queries.all('DELETE FROM devices WHERE person = $1 RETURNING key', [String(each)])
    // what was recorded of them brings nobody back; who went by age may come again, with whatever app they have
    if (why === 'asked')
      await closeToVersion1(
        queries,
        keys.map(({ key }) => String(key)),
      )
  }
  const ids = everyone.map((row) => String(row['person']))
  // two steps: of those who were merged one points to the other
  await queries.run(`UPDATE people SET merged_into = NULL WHERE person IN (${placesOf(ids)})`, ids)
  await queries.run(`DELETE FROM people WHERE person IN (${placesOf(ids)})`, ids)
  for (const id of ids) {
    const hash = pseudonymHash(id)
    await writeDeed(queries, { at: now, actor: `gone:${hash}`, act: 'forgotten', body: { why } })
  }
  return { attempts }
}

/** All that stays of a pseudonym: whoever knows it can find the entry, and nobody else can tell whose it is. */
export function pseudonymHash(person: string): string {
  return createHash('sha256').update(person).digest('hex')
}

/** Deletes what any learning system can read of somebody: statements of which they are the actor or the object, and what was laid down about them. */
export async function forgetStatements(queries: Queries, publicUrl: string, person: string): Promise<void> {
  const homePage = publicUrl.replace(/\/+$/, '')
  const key = actorKey({ objectType: 'Agent', account: { homePage, name: person } }) ?? ''
  const theirs = `SELECT place FROM statements WHERE actor = $1
    UNION SELECT place FROM statement_agents WHERE agent = $1 AND related = 0`
  const rows = await queries.all(theirs, [key])
  await dropStatements(
    queries,
    rows.map(({ place }) => Number(place)),
  )
  await queries.run('DELETE FROM documents WHERE owner = $1 OR owner LIKE $2', [key, `% ${key}`])
}

/** Deletes statements by their places, with all that they are found by. */
export async function dropStatements(queries: Queries, places: readonly number[]): Promise<void> {
  for (let start = 0; start < places.length; start += AT_ONCE) {
    const some = places.slice(start, start + AT_ONCE)
    for (const table of ['statement_agents', 'statement_activities', 'statements'] as const)
      await queries.run(`DELETE FROM ${table} WHERE place IN (${placesOf(some)})`, some)
  }
}
const AT_ONCE = 500

/** Everybody who is the same as this pseudonym: what it was merged into, and what was merged into that. */
async function sameAs(queries: Queries, person: string): Promise<readonly Row[]> {
  let root = person
  for (;;) {
    const [row] = await queries.all('SELECT merged_into FROM people WHERE person = $1', [root])
    if (!row) return []
    if (row['merged_into'] === null || row['merged_into'] === undefined) break
    root = String(row['merged_into'])
  }
  return queries.all(
    `WITH RECURSIVE same (person) AS (
       SELECT person FROM people WHERE person = $1
       UNION SELECT people.person FROM people JOIN same ON people.merged_into = same.person
     ) SELECT people.person AS person, group_id, joined_at, merged_into
       FROM people JOIN same ON same.person = people.person ORDER BY people.person`,
    [root],
  )
}

/** What is counted once for each person, too. */
const EVER: readonly Milestone[] = ['training', 'passed']

/**
 * Counts them where reports counted them: in the quarter in which each joined, and in those in which something was reached; and once for
 * whatever they ever reached.
 */
async function countDeparted(queries: Queries, everyone: readonly Row[]): Promise<void> {
  const whole = everyone.find((row) => row['merged_into'] === null)
  const group = whole?.['group_id'] ?? null
  const ids = everyone.map((row) => String(row['person']))
  const reached = await queries.all(
    `SELECT DISTINCT what, quarter FROM milestones WHERE person IN (${placesOf(ids)}) ORDER BY what, quarter`,
    ids,
  )
  const carried = await carriedTrainingsOf(queries, ids)
  const all = [
    ...reached.map(({ what, quarter }) => ({ what: String(what), quarter: String(quarter) })),
    ...carried.map(({ at }) => ({ what: 'training', quarter: quarterAt(at) })),
  ]
  const joined = quarterAt(Number(whole?.['joined_at']))
  // what was reached before they joined no report of that quarter counted
  const counted = all.filter(({ quarter }) => quarter >= joined)
  const once = new Map(counted.map((each) => [`${each.what}/${each.quarter}`, each]))
  const ever = EVER.filter((what) => all.some((each) => each.what === what)).map((what) => `ever-${what}`)
  const counts = [
    { what: 'joined', quarter: joined },
    ...ever.map((what) => ({ what, quarter: joined })),
    ...once.values(),
  ]
  for (const { what, quarter } of counts)
    await queries.run(
      `INSERT INTO departed (group_id, quarter, what, number) VALUES ($1, $2, $3, 1)
       ON CONFLICT (group_id, quarter, what) DO UPDATE SET number = departed.number + 1`,
      [group === null ? NO_GROUP : String(group), quarter, what],
    )
}
