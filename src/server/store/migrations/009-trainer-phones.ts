import type { Migration } from './migration.ts'

/**
 * Phones that trainers made known as theirs, and what phones brought of rooms that are not their trainer's: one row of a phone's owner and
 * a room, the union of what they brought, until somebody takes it (then it is in `room_records`) or leaves it (`left_at`). `led_by` is the
 * trainer of a room; nothing of rooms that came before there were such phones.
 */
export const trainerPhones: Migration = {
  number: 9,
  name: 'trainer-phones',
  sql: () => [
    `CREATE TABLE trainer_phones (
      key TEXT PRIMARY KEY,
      trainer TEXT NOT NULL REFERENCES trainers (id),
      known_at BIGINT NOT NULL
    )`,
    'CREATE INDEX trainer_phones_by_trainer ON trainer_phones (trainer)',
    `CREATE TABLE room_waiting (
      id TEXT PRIMARY KEY,
      room TEXT NOT NULL,
      head TEXT NOT NULL,
      entries TEXT NOT NULL,
      carried_by TEXT NOT NULL,
      received_at BIGINT NOT NULL,
      changed_at BIGINT NOT NULL,
      left_at BIGINT
    )`,
    'CREATE INDEX room_waiting_by_carrier ON room_waiting (carried_by)',
    'ALTER TABLE room_records ADD COLUMN led_by TEXT',
  ],
}
