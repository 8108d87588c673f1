import { fillDisk, rowsKept, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bankOf } from '../../src/core/exam/exam-code.ts'
import { makeUuid } from '../../src/core/ids.ts'
import { headSchema } from '../../src/core/room/record.ts'
import { swapQuestion } from '../../src/core/room/quiz.ts'
import {
  closeRoom,
  decideSeat,
  exportRoom,
  forgetRoom,
  freshStart,
  type HostedRoom,
  importRoom,
  importRoster,
  listRooms,
  markPresent,
  nameSeat,
  openRoom,
  previewQuiz,
  readRoom,
  releaseAnswers,
  setSeats,
  takeSquare,
} from '../../src/flow/host-room.ts'
import { finishRoom, joinRoom, openAnswers } from '../../src/flow/join-room.ts'
import { addProfile, openProfile, presentPerson, wipeProfile } from '../../src/flow/profiles.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { BANK, saveQuestions } from './question-book.ts'
import { FIVE, got, hosted, seated, squareFrom } from './quiz-room.ts'

beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const NOBODY = makeUuid(1, new Uint8Array(10))

/** The room as another window reads it, or this one after a kill. */
async function again({ head }: HostedRoom): Promise<HostedRoom> {
  await withDatabase(async (db) => db.close())
  return got(await readRoom('en', head.id))
}

describe('opening a room', () => {
  test('keeps what is asked and how it is called; a start is of this phone’s questions and new each time', async () => {
    const [one, other] = [got(await freshStart('en', FIVE)), got(await freshStart('en', FIVE))]
    expect(one).toMatchObject({ ...FIVE, bank: bankOf(BANK), swaps: [] })
    expect([one.seed, other.seed].every((seed) => seed >= 0 && seed < 4096)).toBe(true)
    const room = await hosted('  Counting, group 2 ')
    expect(headSchema.parse(room.head)).toMatchObject({
      title: 'Counting, group 2',
      language: 'en',
      bank: BANK,
      seats: 36,
      pack: { version: 3 },
    })
    expect(room.head.questions).toEqual(room.quiz.questions)
    expect(room.items).toHaveLength(6)
    expect(room).toMatchObject({ entries: [], closedAt: undefined, wordsLanguage: 'en' })
    expect(await again(room)).toEqual(room)
    expect(await rowsKept()).toMatchObject({ rooms: 1, papers: 1 })
  })

  test('is looked at before, question by question, and nothing is kept of that', async () => {
    const before = await rowsKept()
    const start = got(await freshStart('en', FIVE))
    const seen = got(await previewQuiz('en', start))
    const swapped = got(await previewQuiz('en', swapQuestion(start, 2)))
    expect(seen.items).toHaveLength(6)
    expect(swapped.quiz.questions[2]).not.toEqual(seen.quiz.questions[2])
    expect(swapped.quiz.questions.filter((_, place) => place !== 2)).toEqual(
      seen.quiz.questions.filter((_, place) => place !== 2),
    )
    expect(await rowsKept()).toEqual(before)
  })

  test('with a start of another bank or of a topic that is not here says why', async () => {
    const start = got(await freshStart('en', FIVE))
    const cases = [
      [{ ...start, bank: (start.bank + 1) % 1024 }, 'other-bank'],
      [{ ...start, topic: 29 }, 'no-topic'],
      [{ ...start, topic: 1, kinds: 'cards' as const }, 'too-few'],
    ] as const
    for (const [wrong, problem] of cases) {
      expect(await previewQuiz('en', wrong)).toEqual({ ok: false, problem })
      expect(await openRoom('en', { start: wrong, title: '', seats: 20 })).toEqual({ ok: false, problem })
    }
    expect(await rowsKept()).not.toHaveProperty('rooms')
  })

  test('whose questions were made for a newer app says so, on a phone it was handed to, too', async () => {
    const start = { ...got(await freshStart('en', FIVE)), size: 20, kinds: 'all' } as const
    const room = got(await openRoom('en', { start, title: '', seats: 20 }))
    const file = await exportRoom(room).file.text()
    await wipePhone()
    const newer = room.quiz.questions.slice(1).map(({ item }) => item)
    await saveQuestions('en', { newer })
    const problem = { ok: false, problem: 'newer-questions' }
    expect(await previewQuiz('en', start)).toEqual(problem)
    expect(await openRoom('en', { start, title: '', seats: 20 })).toEqual(problem)
    expect(await joinRoom('en', room.head.code, 3)).toEqual(problem)
    expect(await rowsKept()).not.toHaveProperty('attempts')
    const { id } = got(await importRoom(file))
    expect(await readRoom('en', id)).toEqual(problem)
  })

  test('on a phone that keeps nothing is refused loudly: nothing that comes in would be safe', async () => {
    const start = got(await freshStart('en', FIVE))
    await presentPerson()
    const disk = fillDisk()
    await expect(openRoom('en', { start, title: '', seats: 20 })).rejects.toThrow()
    disk.free()
    expect(await rowsKept()).not.toHaveProperty('rooms')
  })
})

describe('the rooms of a person', () => {
  test('are listed newest first, with how many seats came', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 9, 20, 8) })
    expect(await listRooms()).toEqual([])
    const first = await hosted('first')
    await takeSquare(first, await squareFrom(first.head.code, 3, 5))
    vi.setSystemTime(Date.UTC(2026, 9, 20, 9))
    const second = await hosted('second')
    await closeRoom(second)
    expect(await listRooms()).toMatchObject([
      { head: { title: 'second' }, came: 0, isClosed: true },
      { head: { title: 'first' }, came: 1, isClosed: false },
    ])
    expect((await again(second)).closedAt).toBe(Date.UTC(2026, 9, 20, 9))
  })

  test('are not those of another, even when both have the same one', async () => {
    const room = await nameSeat(await hosted('mine'), 3, 'Nino')
    const first = await presentPerson()
    const file = await exportRoom(room).file.text()
    await openProfile(await addProfile('Aram'))
    expect(await listRooms()).toEqual([])
    expect(await readRoom('en', room.head.id)).toEqual({ ok: false, problem: 'missing' })
    await forgetRoom(room.head.id)
    got(await importRoom(file))
    await nameSeat(got(await readRoom('en', room.head.id)), 3, 'Somebody')
    await forgetRoom(room.head.id)
    await openProfile(first)
    expect((await again(room)).entries).toEqual(room.entries)
  })

  test('that are not here are missing', async () => {
    expect(await readRoom('en', NOBODY)).toEqual({ ok: false, problem: 'missing' })
    await forgetRoom(NOBODY)
  })

  test('go when they are forgotten, whole, and no other with them', async () => {
    const [room, other] = [
      await nameSeat(await hosted(), 3, 'Nino'),
      await nameSeat(await hosted(), 4, 'Aram'),
    ]
    await forgetRoom(room.head.id)
    expect(await readRoom('en', room.head.id)).toEqual({ ok: false, problem: 'missing' })
    expect(await rowsKept()).toMatchObject({ rooms: 1, entries: 1, papers: 1 })
    expect((await again(other)).entries).toHaveLength(1)
    await expect(nameSeat(room, 5, 'Late')).rejects.toThrow(/not on this phone/)
  })

  test('keep their questions, whatever exams and quizzes are done besides', async () => {
    const room = await hosted()
    for (let time = 0; time < 7; time++) await finishRoom(await seated((await hosted()).head.code, 2))
    await saveQuestions('en', { bank: '99999999' })
    expect((await again(room)).items).toEqual(room.items)
  })
})

describe('a new edition', () => {
  test('with questions withdrawn changes nothing of an open room', async () => {
    const room = await hosted()
    const square = await squareFrom(room.head.code, 3, 5)
    const gone = room.quiz.questions.map(({ item }) => item)
    await saveQuestions('en', { bank: '99999999', without: gone.slice(0, 3) })
    const after = await again(room)
    expect(after).toEqual(room)
    expect((await takeSquare(after, square)).outcome).toMatchObject({ kind: 'taken', seat: 3, taken: 'new' })
  })

  test('in another language gives its words while the bank is the same, else those of the opening', async () => {
    await saveQuestions('ka')
    const room = await hosted()
    const ka = got(await readRoom('ka', room.head.id))
    expect(ka).toMatchObject({ wordsLanguage: 'ka', quiz: room.quiz })
    await saveQuestions('hy', { bank: '99999999' })
    expect(got(await readRoom('hy', room.head.id)).wordsLanguage).toBe('en')
  })

  test('of another bank cannot read a room that was handed over', async () => {
    const file = await exportRoom(await hosted()).file.text()
    await wipePhone()
    await saveQuestions('en', { bank: '99999999' })
    const { id } = got(await importRoom(file))
    expect(await readRoom('en', id)).toEqual({ ok: false, problem: 'other-bank' })
    await saveQuestions('en')
    expect(got(await readRoom('en', id)).items).toHaveLength(6)
  })
})

describe('the roll', () => {
  test('holds names, who is there and which phone counts', async () => {
    let room = await nameSeat(await hosted(), 3, ' Nino ')
    room = await nameSeat(room, 3, 'Nino K.')
    room = await markPresent(room, 4, true)
    room = await markPresent(room, 4, true)
    room = await markPresent(await markPresent(room, 6, true), 6, false)
    room = await decideSeat(room, 5, '0123456789abcdef')
    expect(room.entries).toMatchObject([
      { kind: 'decided', seat: 5, tail: '0123456789abcdef' },
      { kind: 'present', seat: 4, isHere: true },
      { kind: 'present', seat: 6, isHere: false },
      { kind: 'seat', seat: 3, name: 'Nino K.' },
    ])
    expect(await again(room)).toEqual(room)
  })

  test('keeps the last word even when the clock goes back', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 9, 20, 8) })
    let room = await nameSeat(await hosted(), 3, 'Nino')
    vi.setSystemTime(Date.UTC(2020, 0, 1))
    room = await nameSeat(room, 3, 'Aram')
    expect(room.entries).toMatchObject([{ name: 'Aram' }])
  })

  test('takes a list of names, and says what is wrong with one', async () => {
    const room = await nameSeat(await hosted(), 9, 'Leyla')
    const listed = got(await importRoster(room, 'Nino\nAram\n'))
    expect(listed.entries).toMatchObject([
      { seat: 1, name: 'Nino' },
      { seat: 2, name: 'Aram' },
      { seat: 9, name: 'Leyla' },
    ])
    expect(await importRoster(listed, '')).toMatchObject({ ok: false })
    expect((await again(listed)).entries).toEqual(listed.entries)
  })

  test('changes how many seats there are, up to sixty', async () => {
    const room = await setSeats(await hosted(), 60)
    expect((await again(room)).head.seats).toBe(60)
    await expect(setSeats(room, 61)).rejects.toThrow(/61 seats/)
    await expect(setSeats(room, 0)).rejects.toThrow(/0 seats/)
  })

  test('is kept or refused, never lost unsaid', async () => {
    const room = await hosted()
    const disk = fillDisk()
    await expect(nameSeat(room, 3, 'Nino')).rejects.toThrow()
    disk.free()
    expect((await again(room)).entries).toEqual([])
  })
})

describe('two windows on one room', () => {
  test('add to each other', async () => {
    const one = await hosted()
    const other = await again(one)
    await Promise.all([nameSeat(one, 3, 'Nino'), nameSeat(other, 4, 'Aram'), setSeats(other, 12)])
    const seen = await markPresent(one, 5, true)
    expect(seen.head.seats).toBe(12)
    expect(seen.entries.map(({ key }) => key)).toEqual(['present/5', 'seat/3', 'seat/4'])
  })
})

describe('the release', () => {
  test('opens the answers on the phones of this room only', async () => {
    const room = await hosted()
    const { room: open, code } = await releaseAnswers(room)
    expect(code).toMatch(/^[2-9A-Z]{4}$/)
    expect(open.entries).toMatchObject([{ kind: 'released' }])
    expect((await releaseAnswers(open)).code).toBe(code)
    const seat = await finishRoom(await seated(room.head.code))
    expect(await openAnswers(seat, code)).toMatchObject({ ok: true, value: { released: true } })
    const elsewhere = await finishRoom(await seated((await hosted()).head.code))
    expect(await openAnswers(elsewhere, code)).toEqual({ ok: false, problem: 'wrong-code' })
  })
})

describe('handing a room over', () => {
  test('gives the same room on another phone, and twice is once', async () => {
    let room = await nameSeat(await hosted('Counting'), 3, 'Nino')
    room = (await takeSquare(room, await squareFrom(room.head.code, 3, 4))).room
    const { name, file } = exportRoom(room)
    expect(name).toMatch(/^ubani-room-[2-9A-Z]{8}-\d{4}-\d{2}-\d{2}\.json$/)
    await wipePhone()
    await saveQuestions('en')
    const head = got(await importRoom(await file.text()))
    got(await importRoom(await file.text()))
    expect(head).toEqual(room.head)
    const here = got(await readRoom('en', head.id))
    expect(here.entries).toEqual(room.entries)
    expect(here.items).toEqual(room.items)
    expect(await listRooms()).toHaveLength(1)
  })

  test('joins what two phones gathered', async () => {
    const room = await hosted()
    const file = await exportRoom(await nameSeat(room, 3, 'Nino')).file.text()
    await forgetRoom(room.head.id)
    got(await importRoom(await exportRoom(room).file.text()))
    const here = await markPresent(got(await readRoom('en', room.head.id)), 5, true)
    got(await importRoom(file))
    expect((await again(here)).entries.map(({ key }) => key)).toEqual(['present/5', 'seat/3'])
  })

  test('takes nothing back that was said later here', async () => {
    const room = await nameSeat(await hosted(), 3, 'Nino')
    const old = await exportRoom(room).file.text()
    const here = await nameSeat(room, 3, 'Nino K.')
    got(await importRoom(old))
    expect((await again(here)).entries).toEqual(here.entries)
  })

  test('without names when they are not to go along', async () => {
    const room = await markPresent(await nameSeat(await hosted(), 3, 'Nino'), 3, true)
    expect(await exportRoom(room).file.text()).toContain('Nino')
    const text = await exportRoom(room, { withNames: false }).file.text()
    expect(text).not.toContain('Nino')
    expect(text).toContain('present/3')
  })

  test('takes no other file', async () => {
    expect(await importRoom('')).toEqual({ ok: false, problem: 'not-json' })
    expect(await importRoom('{}')).toEqual({ ok: false, problem: 'foreign' })
    expect(await rowsKept()).not.toHaveProperty('rooms')
  })

  test('comes too late for somebody who was wiped', async () => {
    const file = await exportRoom(await hosted()).file.text()
    const person = await presentPerson()
    await wipeProfile(person)
    expect(await rowsKept()).not.toHaveProperty('rooms')
    got(await importRoom(file))
    expect(await listRooms()).toHaveLength(1)
    expect(await presentPerson()).not.toBe(person)
  })
})
