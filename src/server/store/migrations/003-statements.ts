import type { Migration } from './migration.ts'

/**
 * Statements of the Experience API: the body as it came, beside it what is asked for. `ref` is the statement that is one's object,
 * `is_voiding` 1 where one may void any other and 2 where only those of its own client. Who else and what else is in a statement has
 * tables of its own. The clock has one row, which every writer moves and so holds until its statements are there: places and `stored`
 * grow in the order in which statements become visible, whatever number of processes write. Its `early` tells that a voiding
 * statement came before the one that it voids.
 */
export const statements: Migration = {
  number: 3,
  name: 'statements',
  sql: (place) => [
    `CREATE TABLE statements (
      place ${place},
      id TEXT NOT NULL UNIQUE,
      stored TEXT NOT NULL,
      timestamp TEXT NOT NULL,
      actor TEXT NOT NULL,
      verb TEXT NOT NULL,
      activity TEXT,
      registration TEXT,
      ref TEXT,
      voided INTEGER NOT NULL DEFAULT 0,
      is_voiding INTEGER NOT NULL DEFAULT 0,
      client TEXT NOT NULL,
      body TEXT NOT NULL
    )`,
    'CREATE INDEX statements_by_stored ON statements (stored, place)',
    'CREATE INDEX statements_by_actor ON statements (actor, place)',
    'CREATE INDEX statements_by_verb ON statements (verb, place)',
    'CREATE INDEX statements_by_activity ON statements (activity, place)',
    // our own are most of all: they are found without
    "CREATE INDEX statements_by_client ON statements (client, place) WHERE client <> 'ubani'",
    'CREATE INDEX statements_by_registration ON statements (registration, place) WHERE registration IS NOT NULL',
    'CREATE INDEX statements_by_ref ON statements (ref, place) WHERE ref IS NOT NULL',
    `CREATE TABLE statement_agents (
      agent TEXT NOT NULL,
      place BIGINT NOT NULL,
      related INTEGER NOT NULL,
      PRIMARY KEY (agent, place)
    )`,
    `CREATE TABLE statement_activities (
      activity TEXT NOT NULL,
      place BIGINT NOT NULL,
      PRIMARY KEY (activity, place)
    )`,
    `CREATE TABLE statement_clock (
      number INTEGER PRIMARY KEY,
      last BIGINT NOT NULL,
      early INTEGER NOT NULL
    )`,
    'INSERT INTO statement_clock (number, last, early) VALUES (1, 0, 0)',
    `CREATE TABLE statement_attachments (
      sha2 TEXT PRIMARY KEY,
      content_type TEXT NOT NULL,
      content TEXT NOT NULL
    )`,
    `CREATE TABLE documents (
      kind TEXT NOT NULL,
      owner TEXT NOT NULL,
      registration TEXT NOT NULL,
      id TEXT NOT NULL,
      content_type TEXT NOT NULL,
      content TEXT NOT NULL,
      etag TEXT NOT NULL,
      updated_at BIGINT NOT NULL,
      PRIMARY KEY (kind, owner, registration, id)
    )`,
    `CREATE TABLE forwards (
      target TEXT PRIMARY KEY,
      place BIGINT NOT NULL,
      held_by TEXT,
      held_until BIGINT NOT NULL,
      refused BIGINT NOT NULL
    )`,
  ],
}
