import type { Migration } from './migration.ts'

/**
 * How far somebody has come: for each milestone and quarter the last day on which it was reached, as the moment it began. Reports read this and no attempts: it stays as
 * small as there are people, however much they practise, and outlives attempts that are deleted after a time.
 */
export const reports: Migration = {
  number: 5,
  name: 'reports',
  sql: () => [
    `CREATE TABLE milestones (
      person TEXT NOT NULL,
      what TEXT NOT NULL,
      quarter TEXT NOT NULL,
      last_at BIGINT NOT NULL,
      PRIMARY KEY (person, what, quarter)
    )`,
  ],
}
