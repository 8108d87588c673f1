import type { Migration } from './migration.ts'

/**
 * The latest moment that each phone has signed and the centre has acted on. A key stands here as its hash: it stays when its owner is
 * deleted, so that no recorded request brings them back.
 */
export const moments: Migration = {
  number: 8,
  name: 'moments',
  sql: () => [
    `CREATE TABLE moments (
      key_hash TEXT PRIMARY KEY,
      moment BIGINT NOT NULL
    )`,
  ],
}
