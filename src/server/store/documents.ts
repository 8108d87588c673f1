import type { Queries } from './database.ts'

/* Documents of the Experience API: whatever a learning system lays down about an activity, a person, or both, under a name. */

/** Where documents of one matter lie. */
export interface Drawer {
  readonly kind: 'state' | 'agent' | 'activity'
  readonly owner: string
  /** Empty where there is none; left out where any will do. */
  readonly registration?: string
}
export interface Document {
  readonly contentType: string
  readonly content: Buffer
  readonly etag: string
  /** Milliseconds since 1970. */
  readonly updatedAt: number
}

/**
 * Whoever writes looks first at what is there, so one writes after the other: in the turn of the statements, since documents are few.
 * Comes first in a transaction.
 */
export async function takeTurn(queries: Queries): Promise<void> {
  await queries.run('UPDATE statement_clock SET early = early WHERE number = 1')
}

export async function findDocument(
  queries: Queries,
  { kind, owner, registration = '' }: Drawer,
  id: string,
): Promise<Document | undefined> {
  const [row] = await queries.all(
    `SELECT content_type, content, etag, updated_at FROM documents
     WHERE kind = $1 AND owner = $2 AND registration = $3 AND id = $4`,
    [kind, owner, registration, id],
  )
  return (
    row && {
      contentType: String(row['content_type']),
      content: Buffer.from(String(row['content']), 'base64'),
      etag: String(row['etag']),
      updatedAt: Number(row['updated_at']),
    }
  )
}

/** Lays a document down, over one that lies there. */
export async function keepDocument(
  queries: Queries,
  { kind, owner, registration = '' }: Drawer,
  { id, contentType, content, etag, updatedAt }: Document & { readonly id: string },
): Promise<void> {
  await queries.run(
    `INSERT INTO documents (kind, owner, registration, id, content_type, content, etag, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (kind, owner, registration, id) DO UPDATE SET
       content_type = excluded.content_type, content = excluded.content,
       etag = excluded.etag, updated_at = excluded.updated_at`,
    [kind, owner, registration, id, contentType, content.toString('base64'), etag, updatedAt],
  )
}

/** The names in a drawer, those that changed after a moment. */
export async function namesIn(
  queries: Queries,
  { kind, owner, registration }: Drawer,
  after: number,
): Promise<readonly string[]> {
  const rows = await queries.all(
    `SELECT id FROM documents WHERE kind = $1 AND owner = $2 AND updated_at > $3
     ${registration === undefined ? '' : 'AND registration = $4'} ORDER BY updated_at, id`,
    [kind, owner, after, ...(registration === undefined ? [] : [registration])],
  )
  return [...new Set(rows.map(({ id }) => String(id)))]
}

/** Throws away one document, or all of a drawer. */
export async function dropDocuments(
  queries: Queries,
  { kind, owner, registration }: Drawer,
  id?: string,
): Promise<void> {
  const [byRegistration, byId] = [
    registration === undefined ? [] : [registration],
    id === undefined ? [] : [id],
  ]
  const conditions = [
    'kind = $1',
    'owner = $2',
    ...byRegistration.map(() => 'registration = $3'),
    ...byId.map(() => `id = $${3 + byRegistration.length}`),
  ]
  await queries.run(`DELETE FROM documents WHERE ${conditions.join(' AND ')}`, [
    kind,
    owner,
    ...byRegistration,
    ...byId,
  ])
}
