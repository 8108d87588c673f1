import type { Migration } from './migration.ts'

/** Who did what at the centre. Rows are only added; each carries the hash of the one before. */
export const audit: Migration = {
  number: 4,
  name: 'audit',
  sql: (place) => [
    `CREATE TABLE audit (
      place ${place},
      at BIGINT NOT NULL,
      actor TEXT NOT NULL,
      act TEXT NOT NULL,
      body TEXT NOT NULL,
      previous TEXT NOT NULL UNIQUE,
      hash TEXT NOT NULL UNIQUE
    )`,
  ],
}
