import type { Migration } from './migration.ts'

/** Trainers, their groups, who is in them, and the phones these write with. No name of a member is here. */
export const people: Migration = {
  number: 1,
  name: 'people',
  sql: () => [
    `CREATE TABLE trainers (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      created_at BIGINT NOT NULL,
      revoked_at BIGINT
    )`,
    `CREATE TABLE groups (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      district TEXT NOT NULL,
      stage INTEGER NOT NULL,
      trainer TEXT REFERENCES trainers (id),
      capacity INTEGER NOT NULL,
      created_at BIGINT NOT NULL,
      expires_at BIGINT,
      closed_at BIGINT
    )`,
    'CREATE INDEX groups_by_trainer ON groups (trainer)',
    `CREATE TABLE people (
      person TEXT PRIMARY KEY,
      group_id TEXT REFERENCES groups (id),
      role TEXT,
      language TEXT,
      gender TEXT,
      age_band TEXT,
      joined_at BIGINT NOT NULL,
      merged_into TEXT REFERENCES people (person)
    )`,
    'CREATE INDEX people_by_group ON people (group_id)',
    'CREATE INDEX people_by_merge ON people (merged_into)',
    `CREATE TABLE devices (
      key TEXT PRIMARY KEY,
      person TEXT NOT NULL REFERENCES people (person),
      created_at BIGINT NOT NULL,
      revoked_at BIGINT
    )`,
    'CREATE INDEX devices_by_person ON devices (person)',
  ],
}
