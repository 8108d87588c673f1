import { canonicalJson } from '../../core/pack/canonical.ts'
import type { Item } from '../../core/question/question.ts'
import { reached, refused, type Result } from '../../core/result.ts'
import { markOf } from '../../core/room/answer-code.ts'
import { type Phone, phonesBySeat } from '../../core/room/phones.ts'
import type { Entry, RoomHead, RoomRecord } from '../../core/room/record.ts'
import { plainQuestion } from '../../core/room/room-question.ts'
import { type Asked, cardsBySeat, scoreOfCards, scoreOfPhone } from '../../core/room/score.ts'
import { DAY } from '../../core/review/days.ts'
import { forCentre } from '../../core/sync/courier.ts'
import { joinedRoom } from '../admin/open-rooms.ts'
import type { Queries, Value } from './database.ts'
import { inParts, placesFor, placesOf } from './rows.ts'

/** So many rows are written by one statement. */
const AT_ONCE = 200
/** No room gathers more. */
export const MOST_ENTRIES = 8_000

/** Who brought something, and when, by our clock. */
export interface Carrier {
  /** Their pseudonym; of a trainer's phone that has joined no group, the trainer (`asCarrier`). */
  readonly by: string
  readonly receivedAt: number
}

/** With what a record is kept. */
export interface Keeping {
  readonly carrier: Carrier
  /** What the room asked, by place; without them nobody can say what of a sheet is right. */
  readonly items: readonly Item[] | undefined
  /** The trainer who answers for it, and leads the room from now on; nothing where the centre itself does. */
  readonly lead?: string | undefined
}

/**
 * Keeps what was brought of a room, put together with what is here of it; called in a transaction. Of a room that came twice, in pieces or
 * from several trainers, the union stays (core/room/merge.ts), and what reports read is made of that union: order and repetition matter
 * to nothing.
 * @returns the keys of what came, all of it durable with the transaction, as it came or in a later word; `others` where another trainer
 * leads the room
 */
export async function keepRecord(
  queries: Queries,
  record: RoomRecord,
  { carrier, items, lead }: Keeping,
): Promise<Result<readonly string[], 'other-room' | 'too-big' | 'others'>> {
  const come = { head: record.head, entries: forCentre(record) }
  const { ledBy, ...known } = await holdRoom(queries, come.head, carrier)
  if (lead !== undefined && (ledBy ?? lead) !== lead) return refused('others')
  const joined = joinedRoom(known, come)
  if (!joined.ok) return joined
  const { head, entries } = joined.value
  if (entries.length > MOST_ENTRIES) return refused('too-big')
  if (lead !== undefined && ledBy === undefined)
    await queries.run('UPDATE room_records SET led_by = $2 WHERE room = $1', [head.id, lead])
  const text = canonicalJson(entries)
  if (text !== canonicalJson(known.entries)) {
    await queries.run('UPDATE room_records SET entries = $2, changed_at = $3 WHERE room = $1', [
      head.id,
      text,
      carrier.receivedAt,
    ])
    await writeSheets(queries, { head, entries }, { carrier, items })
    await writeEvaluations(queries, { head, entries }, carrier)
  }
  return reached(come.entries.map(({ key }) => key))
}

/** A sealed record that is not opened yet. */
export interface Sealed {
  readonly digest: string
  readonly body: string
  readonly carrier: Carrier
}

/** Lays down a sealed record for whoever has the secret half. The same file twice is there once. @param key the fingerprint of its key */
export async function keepSealed(
  queries: Queries,
  { digest, body, carrier }: Sealed,
  key: string,
): Promise<void> {
  await queries.run(
    `INSERT INTO room_sealed (digest, seal_key, body, carried_by, received_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (digest) DO NOTHING`,
    [digest, key, body, carrier.by, carrier.receivedAt],
  )
}

/** Sealed records that nobody has opened, the first that came first. */
export async function sealedRecords(queries: Queries): Promise<readonly Sealed[]> {
  const rows = await queries.all(
    `SELECT digest, body, carried_by, received_at FROM room_sealed WHERE opened_at IS NULL
     ORDER BY received_at, digest`,
  )
  return rows.map((row) => ({
    digest: String(row['digest']),
    body: String(row['body']),
    carrier: { by: String(row['carried_by']), receivedAt: Number(row['received_at']) },
  }))
}

/** Notes that a sealed record was opened and kept. */
export async function noteOpened(queries: Queries, digest: string, now: number): Promise<void> {
  await queries.run('UPDATE room_sealed SET opened_at = $2 WHERE digest = $1', [digest, now])
}

/** The room as it is here, held until the transaction ends: who brings more of it meanwhile waits, and sees what we wrote. */
async function holdRoom(
  queries: Queries,
  head: RoomHead,
  { by, receivedAt }: Carrier,
): Promise<RoomRecord & { readonly ledBy: string | undefined }> {
  await queries.run(
    `INSERT INTO room_records (room, code, head, entries, carried_by, received_at, changed_at)
     VALUES ($1, $2, $3, '[]', $4, $5, $5) ON CONFLICT (room) DO NOTHING`,
    [head.id, head.code, canonicalJson(head), by, receivedAt],
  )
  const [row] = await queries.all(
    'UPDATE room_records SET changed_at = changed_at WHERE room = $1 RETURNING head, entries, led_by',
    [head.id],
  )
  const ledBy = row?.['led_by'] ?? undefined
  return {
    ledBy: ledBy === undefined ? undefined : String(ledBy),
    head: JSON.parse(String(row?.['head'])) as RoomHead,
    entries: JSON.parse(String(row?.['entries'])) as Entry[],
  }
}

const COLUMNS = (
  'room entry code tail seat said_seat ends_in language day minutes answers ' +
  'right_count asked via carried_by received_at'
).split(' ')
/** Who brought a result first, and when, stays. */
const STAYING: ReadonlySet<string> = new Set(['room', 'entry', 'carried_by', 'received_at'])
const SET = COLUMNS.filter((column) => !STAYING.has(column))
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')

/** Writes a row for whatever counts as somebody's result; what does not any more (a code whose square came) goes. */
async function writeSheets(
  queries: Queries,
  { head, entries }: RoomRecord,
  { carrier, items }: { readonly carrier: Carrier; readonly items: readonly Item[] | undefined },
): Promise<void> {
  const asked = { questions: head.questions, items: items ?? [] }
  const bySeat = phonesBySeat(entries)
  const phones = [...bySeat.values()].flat().map((phone) => rowOfPhone(asked, phone))
  const cards = [...cardsBySeat(entries)]
    .filter(([seat]) => !bySeat.has(seat))
    .map(([seat, held]) => {
      const { right } = scoreOfCards(asked, held)
      const shown = held.filter(({ place }) => place > 0).length
      return { ...NO_SHEET, entry: `cards/${seat}`, seat, said: seat, right, asked: shown, via: 'cards' }
    })
  const rows = [...phones, ...cards].filter(({ asked: of }) => of > 0)
  const before = await queries.all('SELECT entry FROM room_sheets WHERE room = $1', [head.id])
  const now = new Set(rows.map(({ entry }) => entry))
  const gone = before.map(({ entry }) => String(entry)).filter((entry) => !now.has(entry))
  for (const some of inParts(gone, AT_ONCE))
    await queries.run(
      `DELETE FROM room_sheets WHERE entry IN (${placesOf(some)}) AND room = $${some.length + 1}`,
      [...some, head.id],
    )
  for (const some of inParts(rows, AT_ONCE))
    await queries.run(
      `INSERT INTO room_sheets (${COLUMNS.join(', ')}) VALUES ${placesFor(some.length, COLUMNS.length)}
       ON CONFLICT (room, entry) DO UPDATE SET ${SET}`,
      some.flatMap((row) => valuesOf(row, head, { carrier, isMarked: items !== undefined })),
    )
}

function valuesOf(
  row: SheetRow,
  { id, code }: RoomHead,
  { carrier, isMarked }: { readonly carrier: Carrier; readonly isMarked: boolean },
): Value[] {
  const { entry, tail, seat, said, endings, language, day, minutes, answers, asked, via } = row
  const right = isMarked || via === 'code' ? row.right : null
  const known = [id, entry, code, tail, seat, said, endings, language, day, minutes, answers]
  return [...known, right, asked, via, carrier.by, carrier.receivedAt]
}

interface SheetRow {
  readonly entry: string
  readonly tail: string | null
  readonly seat: number
  /** The seat it named itself. */
  readonly said: number
  readonly endings: string | null
  readonly language: string | null
  readonly day: number | null
  readonly minutes: number | null
  readonly answers: string | null
  readonly right: number
  readonly asked: number
  readonly via: string
}

/** What a code and cards do not tell. */
const NO_SHEET = { tail: null, endings: null, language: null, day: null, minutes: null, answers: null }

function rowOfPhone(asked: Asked, phone: Phone): SheetRow {
  const { seat, sent } = phone
  const { right } = scoreOfPhone(asked, phone)
  const row = { ...NO_SHEET, entry: sent.key, seat, said: sent.seat, right }
  if (sent.kind === 'code')
    return { ...row, endings: endingsOf(sent.mark).join(' '), asked: sent.rights.length, via: 'code' }
  const { tail, language = null, day, minutes, answers, via } = sent
  return {
    ...row,
    tail,
    language,
    day,
    minutes,
    via,
    answers: JSON.stringify(answers),
    asked: asked.questions.length - 1,
  }
}

/** The last four hex digits that the id of an attempt with a mark may have: the two bits that a code has no room for are any. */
function endingsOf(mark: number): string[] {
  const step = 2 ** 14
  return [0, 1, 2, 3]
    .map((high) => (high * step + mark).toString(16).padStart(4, '0'))
    .filter((ending) => markOf(ending) === mark)
}

/** Keeps what was thought of the training: of the moment only the day, so that it lies beside nobody's answers. */
async function writeEvaluations(
  queries: Queries,
  { head, entries }: RoomRecord,
  { receivedAt }: Carrier,
): Promise<void> {
  const said = entries.filter((entry) => entry.kind === 'evaluation')
  const day = receivedAt - (receivedAt % DAY)
  for (const some of inParts(said, AT_ONCE))
    await queries.run(
      `INSERT INTO room_evaluations (room, number, ratings, question, received_at)
       VALUES ${placesFor(some.length, 5)}
       ON CONFLICT (room, number) DO UPDATE SET ratings = excluded.ratings, question = excluded.question`,
      some.flatMap(({ number, ratings, question }): Value[] => [
        head.id,
        number,
        JSON.stringify(ratings),
        plainQuestion(question ?? '') || null,
        day,
      ]),
    )
}
