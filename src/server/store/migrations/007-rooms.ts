import type { Migration } from './migration.ts'

/**
 * Rooms that a trainer's phone carried here. `entries` is the union of what came of a room; everything else of it is worked out from that,
 * anew whenever something comes: a row for each phone and each seat with cards, and apart from them what was thought of the training.
 * `said_seat` is the seat a phone named, `seat` the one it counts for; `ends_in` are the ways in which the id may end of a phone that told
 * a code only. What is sealed waits for whoever has the secret half. By the indexes a sheet finds the attempt of the same phone: both end
 * in the same sixteen digits.
 */
export const rooms: Migration = {
  number: 7,
  name: 'rooms',
  sql: () => [
    `CREATE TABLE room_records (
      room TEXT PRIMARY KEY,
      code TEXT NOT NULL,
      head TEXT NOT NULL,
      entries TEXT NOT NULL,
      carried_by TEXT NOT NULL,
      received_at BIGINT NOT NULL,
      changed_at BIGINT NOT NULL
    )`,
    `CREATE TABLE room_sheets (
      room TEXT NOT NULL REFERENCES room_records (room),
      entry TEXT NOT NULL,
      code TEXT NOT NULL,
      tail TEXT,
      seat INTEGER NOT NULL,
      said_seat INTEGER NOT NULL,
      ends_in TEXT,
      language TEXT,
      day INTEGER,
      minutes INTEGER,
      answers TEXT,
      right_count INTEGER,
      asked INTEGER NOT NULL,
      via TEXT NOT NULL,
      carried_by TEXT NOT NULL,
      received_at BIGINT NOT NULL,
      PRIMARY KEY (room, entry)
    )`,
    'CREATE INDEX room_sheets_by_code ON room_sheets (code, said_seat)',
    'CREATE INDEX room_sheets_by_tail ON room_sheets (tail, room)',
    'CREATE INDEX room_sheets_by_arrival ON room_sheets (received_at)',
    `CREATE TABLE room_evaluations (
      room TEXT NOT NULL REFERENCES room_records (room),
      number BIGINT NOT NULL,
      ratings TEXT NOT NULL,
      question TEXT,
      received_at BIGINT NOT NULL,
      PRIMARY KEY (room, number)
    )`,
    `CREATE TABLE room_sealed (
      digest TEXT PRIMARY KEY,
      seal_key TEXT NOT NULL,
      body TEXT NOT NULL,
      carried_by TEXT NOT NULL,
      received_at BIGINT NOT NULL,
      opened_at BIGINT
    )`,
    "CREATE INDEX attempts_by_tail ON attempts ((substr(id, 20, 4) || substr(id, 25, 12))) WHERE kind = 'room'",
    "CREATE INDEX attempts_by_code ON attempts (subject) WHERE kind = 'room'",
  ],
}
