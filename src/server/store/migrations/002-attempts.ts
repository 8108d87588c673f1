import type { Migration } from './migration.ts'

/**
 * Attempts as they came. `via` is the device that brought one which its owner's phone did not bring itself; times of phones are theirs,
 * right or wrong, and `received_at` is ours.
 */
export const attempts: Migration = {
  number: 2,
  name: 'attempts',
  sql: () => [
    `CREATE TABLE attempts (
      id TEXT PRIMARY KEY,
      person TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      language TEXT NOT NULL,
      started_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL,
      ended_at BIGINT,
      sequence BIGINT NOT NULL,
      via TEXT,
      received_at BIGINT NOT NULL,
      body TEXT NOT NULL
    )`,
    'CREATE INDEX attempts_by_person ON attempts (person, kind)',
  ],
}
