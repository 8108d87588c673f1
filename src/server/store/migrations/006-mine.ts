import type { Migration } from './migration.ts'

/**
 * What people ask of what is theirs. `recoveries`: the hash of each recovery card that can bring somebody back, and of those that did,
 * with the key they brought. `departed`: how many had joined a group and how far they had come, of those who are deleted; nothing in
 * it is anybody's.
 */
export const mine: Migration = {
  number: 6,
  name: 'mine',
  sql: () => [
    `CREATE TABLE recoveries (
      hash TEXT PRIMARY KEY,
      person TEXT NOT NULL,
      made_at BIGINT NOT NULL,
      used_at BIGINT,
      used_by TEXT
    )`,
    'CREATE INDEX recoveries_by_person ON recoveries (person)',
    `CREATE TABLE departed (
      group_id TEXT NOT NULL,
      quarter TEXT NOT NULL,
      what TEXT NOT NULL,
      number BIGINT NOT NULL,
      PRIMARY KEY (group_id, quarter, what)
    )`,
    'CREATE INDEX attempts_by_arrival ON attempts (received_at)',
  ],
}
