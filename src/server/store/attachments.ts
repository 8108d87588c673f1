import type { File } from '../xapi/multipart.ts'
import type { Queries } from './database.ts'

/* Files that belong to statements, each once, under its hash. */

export async function keepFiles(queries: Queries, files: readonly File[]): Promise<void> {
  for (const { sha2, contentType, content } of files)
    await queries.run(
      `INSERT INTO statement_attachments (sha2, content_type, content) VALUES ($1, $2, $3)
       ON CONFLICT (sha2) DO NOTHING`,
      [sha2, contentType, content.toString('base64')],
    )
}

/** Those of these files that are here. */
export async function filesOf(queries: Queries, hashes: readonly string[]): Promise<readonly File[]> {
  const files: File[] = []
  for (const sha2 of new Set(hashes)) {
    const [row] = await queries.all(
      'SELECT content_type, content FROM statement_attachments WHERE sha2 = $1',
      [sha2],
    )
    if (row)
      files.push({
        sha2,
        contentType: String(row['content_type']),
        content: Buffer.from(String(row['content']), 'base64'),
      })
  }
  return files
}
