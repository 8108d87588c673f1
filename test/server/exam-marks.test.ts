import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { addEvent, type Attempt, beginAttempt, endAttempt } from '../../src/core/attempt/attempt.ts'
import { drawPaper } from '../../src/core/exam/draw-paper.ts'
import { bankOf, writeExamCode } from '../../src/core/exam/exam-code.ts'
import { resultOf, scoresOf } from '../../src/core/exam/exam-result.ts'
import type { Uuid } from '../../src/core/ids.ts'
import { outcomeEvent } from '../../src/core/question/answered.ts'
import { makeItem } from '../../src/core/question/make.ts'
import { follows } from '../../src/core/report/follows.ts'
import { adminCommand } from '../../src/server/admin/command.ts'
import { markExams } from '../../src/server/exam-marks.ts'
import { examBooks } from '../../src/server/report/exam-books.ts'
import { makeReport } from '../../src/server/report/make-report.ts'
import { keepAttempts } from '../../src/server/store/attempts.ts'
import type { Database } from '../../src/server/store/database.ts'
import { forgetPerson } from '../../src/server/store/forget.ts'
import { EXAM_WORDS, examOf } from '../core/exam/exams.ts'
import { BANK, ITEMS, RAW_TOPICS } from '../core/exam/real-bank.ts'
import { fullAnswer } from '../core/question/items.ts'
import { emptyDatabase, KINDS, NOW, newId } from './enrolling.ts'

const DAY = 24 * 60 * 60_000
const PRINT = '1357beef'
const EDITION = '2026-10-01T12:00:00Z'
const exam = examOf({ pass: 80, topics: BANK.slice(0, 5).map(({ id }) => ({ topic: id, count: 2 })) })

const root = mkdtempSync(join(tmpdir(), 'ubani-marks-'))
const packs = join(root, 'dist/packs')
mkdirSync(join(packs, 'ka'), { recursive: true })
writeFileSync(
  join(packs, 'ka/questions.0123abcd.json'),
  JSON.stringify({
    format: 1,
    kind: 'questions',
    language: 'ka',
    bank: PRINT,
    topics: RAW_TOPICS,
    exams: [{ reads: 1, exam, words: EXAM_WORDS }],
  }),
)
writeFileSync(join(packs, 'manifest.json'), JSON.stringify({ payload: JSON.stringify({ issued: EDITION }) }))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const books = examBooks([packs])

/** An exam as the app sits it, with so many questions of ten answered rightly. */
function sat(person: Uuid, right: number, { bank = PRINT, at = NOW - DAY } = {}): Attempt {
  const seed = 77
  const paper = drawPaper(exam, BANK, seed)
  const answers = new Map(
    paper.slice(0, right).flatMap(({ item, seed: own }) => {
      const found = ITEMS.get(item)
      return found ? [[item, fullAnswer(found, makeItem(found, own).figures)] as const] : []
    }),
  )
  const code = writeExamCode({ exam: exam.number, seed, bank: bankOf(bank) })
  const result = resultOf(exam, paper, ITEMS, { answers })
  const events = [
    { act: 'opened' as const, object: `${exam.id}@${code}#${bank}` },
    ...[...answers].map(([item, answer]) => ({ act: 'chose' as const, object: `${item}=${answer}` })),
    ...result.questions.map(({ item, mark }) => outcomeEvent({ item, right: mark.right, of: mark.of })),
  ]
  const begun = beginAttempt(
    {
      id: newId(),
      person,
      kind: 'exam',
      subject: exam.id,
      language: 'ka',
      pack: { version: 3, issued: EDITION },
    },
    at,
  )
  const done = events.reduce((so, event) => addEvent(so, event, at + 60_000), begun)
  return { ...endAttempt(done, at + 60_000, true, scoresOf(result), result.enough), sequence: 4 }
}

/** The same with every mark made full and every figure with it: nothing of it is at odds with anything but the questions. */
function forged(honest: Attempt): Attempt {
  const items = honest.events.flatMap(({ act, object }) =>
    act === 'did' ? [object.split('=')[0] ?? ''] : [],
  )
  const [opened] = honest.events
  return {
    ...honest,
    events: [
      ...(opened ? [opened] : []),
      ...items.map((item) => ({ after: 1, act: 'chose' as const, object: `${item}=made-up` })),
      ...items.map((item) => ({ after: 2, act: 'did' as const, object: `${item}=1/1` })),
      { after: 2, act: 'ended', object: exam.id },
    ],
    result: {
      completion: true,
      success: true,
      scores: Object.fromEntries(
        Object.entries(honest.result?.scores ?? {}).map(([name, { of }]) => [name, { right: of, of }]),
      ),
    },
  }
}

describe.each(KINDS)('exams marked again, on %s', (kind) => {
  let db: Database
  let end: () => Promise<void>
  let people: Uuid[]
  beforeEach(async () => {
    const centre = await emptyDatabase(kind)
    ;({ database: db, end } = centre)
    people = Array.from({ length: 3 }, () => newId())
    await db.transaction(async (queries) => {
      await queries.run(
        `INSERT INTO groups (id, code, name, district, stage, trainer, capacity, created_at)
         VALUES ('g', 'ABCDEFGH', 'Gldani 1', 'Gldani', 2, NULL, 36, $1)`,
        [NOW],
      )
      for (const person of people)
        await queries.run(`INSERT INTO people (person, group_id, joined_at) VALUES ($1, 'g', $2)`, [
          person,
          NOW - 9 * DAY,
        ])
    })
    return end
  })

  const bring = (attempt: Attempt, receivedAt = NOW - DAY / 2) => {
    expect(follows(attempt)).toBe(true) // the door lets it in
    return db.transaction((queries) => keepAttempts(queries, [attempt], { via: undefined, receivedAt }))
  }
  const mark = () => markExams({ db, books, now: NOW })
  const certified = async () =>
    (await db.all(`SELECT person FROM milestones WHERE what = 'passed' ORDER BY person`)).map(
      ({ person }) => person,
    )
  const verdicts = async () =>
    new Map(
      (await db.all('SELECT attempt, verdict FROM exam_marks')).map(({ attempt, verdict }) => [
        attempt,
        verdict,
      ]),
    )
  const notes = async () =>
    (
      await makeReport(
        db,
        { report: 'status', by: 'district', quarter: undefined, scope: {}, language: 'en' },
        {
          now: NOW,
          words: () => (key, said) => (said ? `${key} ${JSON.stringify(said)}` : key),
          books: { stemOf: () => undefined, shelfIn: () => undefined },
        },
      )
    ).notes.filter((note) => note.startsWith('noteExams'))

  test('one whose answers do not give its marks counts for nobody, the report says so, and others go on counting', async () => {
    const [honest, liar, both] = people as [Uuid, Uuid, Uuid]
    const lies = [forged(sat(liar, 1)), forged(sat(both, 1))]
    for (const attempt of [sat(honest, 9), ...lies, sat(both, 10, { at: NOW - 2 * DAY }), sat(liar, 2)])
      await bring(attempt)
    expect(await certified()).toEqual([...people].sort())
    expect(await notes()).toEqual([])
    expect(await mark()).toBe(5)
    expect(await certified()).toEqual([honest, both].sort())
    expect([...(await verdicts()).values()].map(String).sort()).toEqual([
      'agrees',
      'agrees',
      'agrees',
      'differs',
      'differs',
    ])
    expect(await notes()).toEqual(['noteExamsDiffer {"n":"<5"}'])
    // what came stays as it came, and is not looked at twice
    const [kept] = await db.all('SELECT body FROM attempts WHERE id = $1', [lies[0]?.id ?? ''])
    expect(JSON.parse(String(kept?.['body']))).toEqual(lies[0])
    expect(await mark()).toBe(0)
    // sent again it counts for nothing either; a newer version is looked at anew
    await bring(lies[0] as Attempt)
    expect(await certified()).toEqual([honest, both].sort())
    await bring({ ...sat(liar, 10), id: lies[0]?.id as Uuid, sequence: 9 })
    expect([await mark(), await certified()]).toEqual([1, [...people].sort()])
  })

  test('one of another edition counts as its phone says, which is told, until its questions are here', async () => {
    const [one, two] = people as [Uuid, Uuid]
    const old = forged(sat(one, 1, { bank: '99999999' }))
    await bring(old)
    await bring(sat(two, 3))
    await mark()
    expect((await verdicts()).get(old.id)).toBe('unknown')
    expect([await certified(), await notes()]).toEqual([[one], ['noteExamsUnknown {"n":"<5"}']])
    expect(await mark()).toBe(0)
    const earlier = [...books.values()].map((book) => ['99999999', { ...book, bank: '99999999' }] as const)
    expect(await markExams({ db, books: new Map([...books, ...earlier]), now: NOW })).toBe(1)
    expect([(await verdicts()).get(old.id), await certified()]).toEqual(['differs', []])
  })

  test('one that was laid aside agrees, and what came of an exam goes with it', async () => {
    const [one] = people as [Uuid]
    const { result: _result, ...rest } = sat(one, 4)
    await bring({ ...rest, result: { completion: false } })
    await mark()
    expect([...(await verdicts()).values()]).toEqual(['agrees'])
    await db.transaction((queries) =>
      forgetPerson(queries, one, { publicUrl: 'https://centre.example', now: NOW, why: 'asked' }),
    )
    expect(await verdicts()).toEqual(new Map())
  })
})

test('the administrator has those that differ listed, by pseudonym and group, and is told where there are no questions', async () => {
  const { database, environment, end } = await emptyDatabase('sqlite')
  const person = newId()
  const lie = forged(sat(person, 1))
  await database.transaction(async (queries) => {
    await queries.run('INSERT INTO people (person, joined_at) VALUES ($1, $2)', [person, NOW])
    await keepAttempts(queries, [lie, sat(person, 2)], { via: undefined, receivedAt: NOW })
  })
  await database.close()
  const [said, warned]: [string[], string[]] = [[], []]
  const admin = (...args: string[]) =>
    adminCommand(args, {
      root: process.cwd(),
      environment: { DATA_DIR: environment['DATA_DIR'] },
      say: (line) => said.push(line),
      warn: (line) => warned.push(line),
      now: () => NOW,
    })
  expect(await admin('exams', '--packs', join(root, 'nothing'))).toBe(1)
  expect(said).toEqual([])
  expect(await admin('exams', '--packs', packs)).toBe(0)
  expect(said.map((line) => line.split('\t'))).toEqual([
    ['person', 'group', 'district', 'exam', 'right', 'of', 'passed', 'came', 'attempt'],
    [person, '–', '–', 'officer', '10', '10', 'yes', '2027-01-15', lie.id],
  ])
  expect(warned.at(-1)).toContain('Looked at anew: 2')
  expect(await admin('exams', 'all')).toBe(1)
  await end()
})
