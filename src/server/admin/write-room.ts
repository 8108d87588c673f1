import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecord, writeRecord } from '../../core/room/hand-over.ts'
import type { RoomRecord } from '../../core/room/record.ts'
import { askedIn } from './bank.ts'
import { joinedRoom } from './open-rooms.ts'
import { tablesOf } from './tables.ts'

/** Where things are. */
export interface Places {
  /** The folder the rooms are written to. */
  readonly to: string
  /** Folders with packs, the first one first. */
  readonly packs: readonly string[]
  readonly locales: string
}

/** What was written of a room. */
export interface WrittenRoom {
  readonly files: readonly string[]
  /** What could not be done, in a sentence. */
  readonly trouble: string | undefined
}

/**
 * Writes a room: its record, and its two tables where the questions are here. A record that lies there already is put together with it,
 * so that what came yesterday is not lost to what comes today.
 */
export function writeRoom(room: RoomRecord, { to, packs, locales }: Places): WrittenRoom {
  const { code, openedAt, id } = room.head
  const name = `ubani-room-${code}-${new Date(openedAt).toISOString().slice(0, 10)}-${id.slice(-8)}`
  const path = join(to, `${name}.json`)
  const whole = withWhatLiesThere(room, path)
  if (typeof whole === 'string') return { files: [], trouble: whole }
  mkdirSync(to, { recursive: true })
  writeWhole(path, writeRecord(whole))
  const asked = askedIn(packs, whole.head)
  if (!asked) {
    const trouble = `no tables for ${name}: its questions are of edition ${whole.head.bank}, which is not here (--packs)`
    return { files: [path], trouble }
  }
  const tables = tablesOf(whole, asked, locales)
  const [people, questions] = [join(to, `${name}-people.csv`), join(to, `${name}-questions.csv`)]
  writeWhole(people, tables.people)
  writeWhole(questions, tables.questions)
  return { files: [path, people, questions], trouble: undefined }
}

function withWhatLiesThere(room: RoomRecord, path: string): RoomRecord | string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return room // nothing lies there
  }
  const known = readRecord(text)
  const joined = known.ok ? joinedRoom(known.value, room) : known
  return joined.ok ? joined.value : `${path} is no record of this room; move it away first`
}

/** Names may stand in it: it is for its owner alone, and never there by half. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { mode: 0o600 })
  renameSync(`${path}.part`, path)
}
