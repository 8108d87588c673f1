import { wipePhone } from './phone.ts'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { randomFrom } from '../../src/core/random.ts'
import { drawQuiz } from '../../src/core/room/quiz.ts'
import { type Entry, entryOf, type RoomRecord } from '../../src/core/room/record.ts'
import { writeSequence } from '../../src/core/room/square-sequence.ts'
import {
  gather,
  type Gathered,
  importGathered,
  readPart,
  squaresOfRoom,
} from '../../src/flow/hand-over-squares.ts'
import { importRoom, listRooms, nameSeat, readRoom, takeSquare } from '../../src/flow/host-room.ts'
import { ITEMS } from '../core/exam/real-bank.ts'
import { HEAD, recordOf } from '../core/room/records.ts'
import { anySheet, LINES, startOf } from '../core/room/room.ts'
import { saveQuestions } from './question-book.ts'
import { got, hosted, squareFrom } from './quiz-room.ts'
import { instead } from './window.ts'

beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
})
afterEach(() => vi.restoreAllMocks())

function seen(texts: readonly string[]): Gathered {
  const all = texts.reduce<Gathered | undefined>(
    (before, text) => gather(before, got(readPart(text))),
    undefined,
  )
  if (!all) throw new Error('Nothing was shown')
  return all
}

/** The record of a full training: names, answers to twenty questions of the content wing, evaluations. */
function fullRoom(seats: number): RoomRecord {
  const random = randomFrom('a full room')
  const quiz = drawQuiz(startOf({ size: 20 }), LINES)
  if (!quiz.ok) throw new Error(quiz.problem)
  const items = quiz.value.questions.map(({ item }) => ITEMS.get(item)).filter((item) => item !== undefined)
  const entries = Array.from({ length: seats }, (_, at): Entry[] => {
    const sheet = anySheet(items, random)
    const moment = HEAD.openedAt + 1_800_000 + at * 7_321
    return [
      entryOf({
        kind: 'sheet',
        ...sheet,
        answers: sheet.answers.map((answer) => answer ?? null),
        seat: at + 1,
        day: 20_786,
        via: 'square',
        at: moment,
      }),
      entryOf({
        kind: 'seat',
        seat: at + 1,
        name: `${random.pick(GIVEN)} ${random.pick(FAMILY)}`,
        at: moment - 1_700_000,
      }),
      entryOf({
        kind: 'evaluation',
        number: random.below(2 ** 32),
        ratings: [1, 2, 3, 4].map(() => random.between(3, 5)),
        at: moment + 3_000,
      }),
    ]
  })
  return recordOf(entries.flat(), { questions: [...quiz.value.questions], seats })
}
const GIVEN = ['ნინო', 'გიორგი', 'მარიამ', 'დავით', 'ანა', 'ლევან', 'თამარ', 'ირაკლი', 'ქეთევან', 'ზურაბ']
const FAMILY = [
  'ბერიძე',
  'კაპანაძე',
  'გელაშვილი',
  'მაისურაძე',
  'ლომიძე',
  'ხარაზიშვილი',
  'კვარაცხელია',
  'დოლიძე',
]

describe('a room that is shown as squares', () => {
  test('is the same room on the phone that gathered them', async () => {
    const opened = await hosted()
    const named = await nameSeat(opened, 3, 'ნინო')
    const { room } = await takeSquare(named, await squareFrom(opened.head.code, 3, 4))
    const squares = got(await squaresOfRoom(room))
    expect(got(await squaresOfRoom(room))).toEqual(squares)
    await wipePhone()
    await saveQuestions('en')
    const head = got(await importGathered(seen([...squares].reverse())))
    expect(head).toEqual(room.head)
    expect(got(await readRoom('en', head.id)).entries).toEqual(room.entries)
    // gathered a second time it is there once
    await importGathered(seen(squares))
    expect(await listRooms()).toHaveLength(1)
    expect(got(await readRoom('en', head.id)).entries).toEqual(room.entries)
  })

  test('of 36 seats takes at most 25 squares, and the fullest room there is can still be shown', async () => {
    const usual = got(await squaresOfRoom(fullRoom(36)))
    expect(usual.length).toBeLessThanOrEqual(25)
    expect(got(await squaresOfRoom(fullRoom(60))).length).toBeLessThanOrEqual(42)
    const read = await importGathered(seen(usual))
    expect(read.ok).toBe(true)
  })
})

describe('what is no room', () => {
  async function problemOf(bytes: Uint8Array): Promise<string | null> {
    const read = await importGathered(seen(got(writeSequence(bytes))))
    return read.ok ? null : read.problem
  }

  test('is refused by name, and nothing of it is kept', async () => {
    const pressed = deflateSync('{"ubani":"room","format":1}')
    expect(await problemOf(Buffer.from('not pressed at all'))).toBe('torn')
    expect(await problemOf(pressed.subarray(0, -5))).toBe('torn')
    expect(await problemOf(deflateSync(Uint8Array.of(0xff, 0xfe)))).toBe('torn')
    expect(await problemOf(pressed)).toBe('broken')
    expect(await problemOf(deflateSync('[]'))).toBe('foreign')
    expect(await problemOf(deflateSync('nothing'))).toBe('not-json')
    expect(await problemOf(deflateSync(' '.repeat(7_000_000)))).toBe('too-big')
    expect(await listRooms()).toEqual([])
  })

  test('is a sequence with a square missing', async () => {
    const squares = got(await squaresOfRoom(fullRoom(36)))
    expect(await importGathered(seen(squares.slice(1)))).toEqual({ ok: false, problem: 'torn' })
  })
})

test('a browser that cannot press says so, and does not break', async () => {
  const room = fullRoom(2)
  const shown = seen(got(await squaresOfRoom(room)))
  const without = instead('CompressionStream', undefined)
  try {
    expect(await squaresOfRoom(room)).toEqual({ ok: false, problem: 'no-pressing' })
    expect(await importGathered(shown)).toEqual({ ok: false, problem: 'no-pressing' })
  } finally {
    without.stop()
  }
  expect(await importRoom('{}')).toEqual({ ok: false, problem: 'foreign' })
})
