import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Attempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { type Random, randomFrom } from '../../src/core/random.ts'
import { markOf } from '../../src/core/room/answer-code.ts'
import { tailOf } from '../../src/core/room/attempt-tail.ts'
import { makeItem } from '../../src/core/question/make.ts'
import type { Item } from '../../src/core/question/question.ts'
import { merge } from '../../src/core/room/merge.ts'
import type { Entry, RoomHead } from '../../src/core/room/record.ts'
import { acknowledged, pieceOf, type Prints, uncarried } from '../../src/core/sync/courier.ts'
import { keepAttempts } from '../../src/server/store/attempts.ts'
import type { Database } from '../../src/server/store/database.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { roomResults } from '../../src/server/store/room-results.ts'
import { bringRecord, decideWaiting, waitingFor } from '../../src/server/store/room-waiting.ts'
import { card, code, HEAD, ITEMS, OPENED, sheet } from '../core/room/records.ts'
import { freshPostgres } from '../postgres.ts'
import { attemptOf, idAt } from './phone.ts'

/*
 * One evening of a room, as chance has it: phones that send by themselves, two trainers who collect by square and by ear, hand each other
 * files and carry what they have, every way as often as it likes and in whichever order. One of them has a phone that the centre knows, the
 * other has it only sometimes, and then is another trainer; what waits is taken now and then, and all of it in the end. Seeded: every
 * evening can be had again.
 */

const folder = mkdtempSync(join(tmpdir(), 'ubani-evening-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const DATABASES = [
  ['SQLite', 120, async () => ({ DATA_DIR: folder })],
  ['PostgreSQL', 40, async () => ({ DATABASE_URL: await freshPostgres() })],
] as const
const MOST_STEPS = 45
const RIGHT = 2
/** The right option of the first question that counts, as it is shown. */
const BETA = makeItem(ITEMS[1] as Item, HEAD.questions[1]?.seed ?? '').shown.indexOf('beta')
let evenings = 0

interface Member {
  readonly seat: number
  readonly tail: string
  readonly attempt: Attempt
  /** Whether anything of theirs has left their phone. */
  hasTold: boolean
}

interface Trainer {
  readonly name: string
  /** Whose phone the centre takes it for. */
  readonly lead: string | undefined
  readonly head: RoomHead
  entries: Entry[]
  prints: Prints
}

describe.each(DATABASES)('whatever way results take to %s', (kind, runs, environment) => {
  let db: Database
  beforeAll(async () => {
    db = await openDatabase(await environment())
  })
  afterAll(() => db.close())

  test(`each is there exactly once (${runs} seeded evenings)`, async () => {
    const seen = { phone: 0, square: 0, code: 0, cards: 0, waited: 0 }
    for (let seed = 0; seed < runs; seed++) {
      const random = randomFrom(`evening/${kind}/${seed}`)
      evenings += 1
      const head: RoomHead = {
        ...HEAD,
        id: idOf(random),
        code: `EVENING${String(evenings).replaceAll(/\d/g, (digit) => 'ABCDEFGHJK'[Number(digit)] ?? '')}`,
      }
      const { members, cards, waited } = await evening(db, head, random)
      if (waited) seen.waited += 1
      const results = (await roomResults(db, { from: 0, to: 9e15 })).filter(
        (result) => result.code === head.code,
      )
      const told = members.filter(({ hasTold }) => hasTold)
      expect(results.map(({ seat }) => seat).sort(byNumber), `${kind} ${seed}`).toEqual(
        [...told.map(({ seat }) => seat), ...cards].sort(byNumber),
      )
      expect(new Set(results.map(({ key }) => key)).size).toBe(results.length)
      for (const { via, right, person, seat } of results) {
        seen[via as keyof typeof seen] += 1
        expect(right, `${kind} ${seed} ${via} ${seat}`).toBe(via === 'cards' ? 1 : RIGHT)
        const member = members.find((each) => each.seat === seat)
        expect(person).toBe(via === 'phone' ? member?.attempt.person : undefined)
      }
    }
    // the evenings did meet what they are for
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(runs / 4)
  })
})

async function evening(db: Database, head: RoomHead, random: Random) {
  const members = Array.from({ length: random.between(1, 6) }, (_, at) => memberOn(at + 1, head, random))
  const cards = new Set<number>()
  const one: Trainer = { name: 'one', lead: 'one', head, entries: [], prints: {} }
  // the other one works in the same room, or has opened the same start for herself
  const own = random.chance(30) ? { ...head, id: idOf(random) } : head
  const lead = random.pick([undefined, 'other', 'one'])
  const other: Trainer = { name: 'other', lead, head: own, entries: [], prints: {} }
  let now = OPENED
  const seen = { waited: false }
  const carry = async (trainer: Trainer, isHeard: boolean): Promise<void> => {
    const piece = pieceOf(uncarried(trainer, trainer.prints))
    if (piece.length === 0) return
    const some = random.chance(50) ? piece : piece.slice(0, 2)
    const carrier = { by: trainer.name, receivedAt: now }
    const record = { head: trainer.head, entries: some }
    const { lead } = trainer
    const brought = await db.transaction((queries) =>
      bringRecord(queries, record, { carrier, items: ITEMS, lead }),
    )
    if (!brought.ok) throw new Error(brought.problem)
    seen.waited ||= brought.value.waits
    const answer = { version: 1 as const, room: trainer.head.id, kept: [...brought.value.kept] }
    if (isHeard) trainer.prints = acknowledged(trainer.prints, some, answer)
  }
  const steps = random.between(3, MOST_STEPS)
  for (let step = 0; step < steps; step++) {
    now += 1_000
    const member = random.pick(members)
    const [trainer, colleague] = random.chance(50) ? [one, other] : [other, one]
    const take = (entry: Entry): void => {
      trainer.entries = merge(trainer.entries, [entry])
    }
    switch (random.below(7)) {
      case 0: {
        member.hasTold = true
        // its phone goes on: each time it is a newer version
        const version = { ...member.attempt, sequence: step }
        await db.transaction((queries) =>
          keepAttempts(queries, [version], { via: undefined, receivedAt: now }),
        )
        break
      }
      case 1:
        take(
          sheet(member.seat, member.tail, undefined, {
            at: now,
            answers: ['alpha', 'beta', 'beta,delta', null],
          }),
        )
        member.hasTold = true
        break
      case 2:
        take({ ...code(member.seat, markOf(member.tail), [true, true, false]), at: now })
        member.hasTold = true
        break
      case 3: {
        const seat = random.between(30, 33)
        // only one of them holds the camera to cards: in two rooms' records they would be two people
        one.entries = merge(one.entries, [card(seat, 1, BETA, now)])
        cards.add(seat)
        break
      }
      case 4:
        // by file, or from screen to camera
        if (own === head) trainer.entries = merge(trainer.entries, colleague.entries)
        break
      case 5:
        await takeAll(db)
        break
      default:
        await carry(trainer, random.chance(60))
    }
  }
  // in the end both have a network
  for (const trainer of [one, other])
    for (let again = 0; uncarried(trainer, trainer.prints).length > 0 && again < 200; again++)
      await carry(trainer, true)
  await takeAll(db)
  return { members, cards, waited: seen.waited }
}

/** The centre takes whatever waits. */
async function takeAll(db: Database): Promise<void> {
  const deciding = { trainer: undefined, findItems: () => ITEMS, now: OPENED }
  for (const { id } of await waitingFor(db, undefined)) {
    const taken = await db.transaction((queries) => decideWaiting(queries, { id, take: true }, deciding))
    if (!taken.ok) throw new Error(taken.problem)
  }
}

function memberOn(seat: number, head: RoomHead, random: Random): Member {
  const id = idOf(random)
  const events = [
    { after: 0, act: 'opened' as const, object: `${head.code}#1357beef` },
    { after: 0, act: 'added' as const, object: `seat:${seat}` },
  ]
  const result = { completion: true, scores: { all: { right: RIGHT, of: 3 } } }
  const person = idAt(evenings * 10 + seat, 5)
  const attempt = attemptOf(person, 0, { id, kind: 'room', subject: head.code, events, result })
  return { seat, tail: tailOf(id), attempt, hasTold: false }
}

function idOf(random: Random): Uuid {
  return makeUuid(
    OPENED + evenings,
    Uint8Array.from({ length: 10 }, () => random.below(256)),
  )
}

function byNumber(one: number | undefined, other: number | undefined): number {
  return (one ?? 0) - (other ?? 0)
}
