import { COPY_PAGE, type CopyAnswer } from '../../core/sync/mine.ts'
import type { Uuid } from '../../core/ids.ts'
import type { Queries, Value } from './database.ts'

/** So many attempts are looked at for one page. */
const ROWS = 200

/** A page of all that the centre keeps of somebody; nothing of whom it does not know. */
export async function copyOf(
  queries: Queries,
  person: Uuid,
  after: Uuid | undefined,
): Promise<Omit<CopyAnswer, 'version'> | undefined> {
  const [row] = await queries.all(
    `SELECT joined_at, role, language, gender, age_band, groups.id AS id, groups.name AS name, groups.district AS district
     FROM people LEFT JOIN groups ON groups.id = people.group_id WHERE person = $1`,
    [person],
  )
  if (!row) return undefined
  const [sums] = await queries.all(
    'SELECT COUNT(*) AS total, MAX(received_at) AS last FROM attempts WHERE person = $1',
    [person],
  )
  const rows = await queries.all(
    'SELECT id, body FROM attempts WHERE person = $1 AND id > $2 ORDER BY id LIMIT $3',
    [person, after ?? '', ROWS + 1],
  )
  const page = pageOf(rows.map(({ id, body }) => ({ id: String(id) as Uuid, body: String(body) })))
  const last = page.at(-1)
  return {
    person,
    ...(row['id'] === null
      ? {}
      : {
          group: {
            id: String(row['id']) as Uuid,
            name: String(row['name']),
            district: String(row['district']),
          },
        }),
    joinedAt: Number(row['joined_at']),
    ...said('role', row['role']),
    ...said('language', row['language']),
    ...said('gender', row['gender']),
    ...said('ageBand', row['age_band']),
    total: Number(sums?.['total']),
    ...(sums?.['last'] === null ? {} : { lastAt: Number(sums?.['last']) }),
    attempts: page.map(({ body }) => JSON.parse(body) as unknown),
    ...(last && page.length < rows.length ? { next: last.id } : {}),
  }
}

/** As many as a page holds, and one at least. */
function pageOf<Each extends { readonly body: string }>(rows: readonly Each[]): readonly Each[] {
  const page: Each[] = []
  let bytes = 0
  for (const row of rows.slice(0, ROWS)) {
    bytes += Buffer.byteLength(row.body)
    if (bytes > COPY_PAGE && page.length > 0) break
    page.push(row)
  }
  return page
}

function said(name: 'role' | 'language' | 'gender' | 'ageBand', value: Value | undefined) {
  return value === null || value === undefined ? {} : { [name]: String(value) }
}
