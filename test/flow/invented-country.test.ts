import { centre, wipePhone } from './phone.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makePacks } from '../../src/build/packs.ts'
import { stampTranslation } from '../../src/build/stamp.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { writeBundle } from '../../src/core/pack/bundle.ts'
import { LEVELS, levelsOf } from '../../src/core/protocol/exercise.ts'
import { makeItem } from '../../src/core/question/make.ts'
import { markAnswer } from '../../src/core/question/mark.ts'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import { finishPractice } from '../../src/flow/finish-practice.ts'
import { newCode, noteEvent, openPractice, pastPractices } from '../../src/flow/practise-protocol.ts'
import { openProtocols, shelfOf } from '../../src/flow/protocols.ts'
import { beginPractice, nextTurn, noteAnswer } from '../../src/flow/practise-questions.ts'
import { openQuestions } from '../../src/flow/questions.ts'
import { beginSitting, endSitting, noteSitting } from '../../src/flow/sit-exam.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { layExam, layTopic } from '../build/lay-bank.ts'
import { TestWing } from '../build/wing.ts'
import { examOf } from '../core/exam/exams.ts'
import { perfectEvents } from '../core/protocol/perfect-learner.ts'
import { EVERY_KIND, fullAnswer, topicOf } from '../core/question/items.ts'

const FIXTURE = 'test/core/protocol/fixtures/zz-minimal'

/** A content wing of a country that exists in this test only: the form it practises, its questions, its exam. */
function inventedWing(): TestWing {
  const wing = new TestWing()
  wing.write('packs.yml', wing.read('packs.yml').replace('xx-pec', 'ge-pec'))
  for (const file of ['form.yml', 'cases/all.yml', ...LANGUAGES.map((language) => `${language}.yml`)])
    wing.write(`protocols/zz-minimal/${file}`, readFileSync(`${FIXTURE}/${file}`, 'utf8'))
  wing.change('law/acts.yml', '- { id: code }', '- { id: code }\n  - { id: invented }')
  for (const language of LANGUAGES) {
    wing.change(`law/${language}.yml`, 'acts: {', 'acts: { invented: "an invented act",')
    if (language !== 'ka') stampTranslation(join(wing.root, `protocols/zz-minimal/${language}.yml`), 'ka')
  }
  layTopic(wing, topicOf(EVERY_KIND))
  layExam(wing, examOf({ id: 'invented', number: 30, minutes: 5 }))
  return wing
}

/** Brings the invented country onto the phone, as a trainer would hand it on. */
async function install(): Promise<void> {
  const wing = inventedWing()
  const report = makePacks(wing, wing.target, centre, new Date('2026-10-01T12:00:00Z'))
  expect(report.problems.list).toEqual([])
  const texts = report.manifest?.packs.filter(({ language }) => language === 'hy') ?? []
  const bundle = writeBundle(
    'hy',
    readFileSync(join(wing.target, 'manifest.json'), 'utf8'),
    Object.fromEntries(
      texts.map(({ path, sha256 }) => [sha256, readFileSync(join(wing.target, path), 'utf8')]),
    ),
  )
  expect(await importFile(new Blob([bundle]))).toMatchObject({ ok: true })
}

test('a new country goes the whole way with no line of code: content, pack, phone, exercise, attempt, figures', async () => {
  await wipePhone()
  await install()

  const book = await openProtocols('hy')
  if (!book.ok) throw new Error(book.problem)
  expect(book.value.forms.map(({ form }) => form.id)).toEqual(['zz-minimal'])
  const [invented] = book.value.forms
  if (!invented) throw new Error('The form did not arrive')
  const levels = levelsOf(invented.form, shelfOf(book.value))
  expect(levels).toEqual(
    expect.arrayContaining(['worked', 'guided', 'slip', 'exam', 'two-faults', 'four-eyes', 'detective']),
  )

  for (const level of levels) {
    const practice = await openPractice(newCode(invented.form.number, level), book.value)
    if (!practice.ok) throw new Error(practice.problem)
    const { exercise } = practice.value
    let { attempt } = practice.value
    for (const event of perfectEvents(exercise)) attempt = await noteEvent(attempt, event)
    const { result } = await finishPractice(attempt, exercise)
    for (const [figure, { right, of }] of Object.entries(result?.scores ?? {}))
      expect([level, exercise.code, figure, right]).toEqual([level, exercise.code, figure, of])
  }
  expect(await pastPractices()).toHaveLength(levels.length)
  expect(await withDatabase((db) => db.outbox.count())).toBe(levels.length)
})

test('its questions are practised and its exam is sat to the end', async () => {
  await wipePhone()
  await install()
  const shelf = await openQuestions('hy')
  if (!shelf.ok) throw new Error(shelf.problem)
  expect(shelf.value).toMatchObject({
    topics: [{ id: 'counting' }],
    exams: [{ id: 'invented' }],
    unreadable: 0,
  })

  let practice = await beginPractice(shelf.value, 'topic/counting')
  for (const _ of EVERY_KIND) {
    const turn = await nextTurn(practice)
    if (!turn) throw new Error('Nothing to practise')
    const { item } = turn.opened
    const answer = fullAnswer(item, makeItem(item, turn.seed).figures)
    practice = await noteAnswer(practice, turn, answer, markAnswer(item, answer, turn.seed))
  }
  expect(new Map(practice.answered.map(({ item, right, of }) => [item, right === of]))).toEqual(
    new Map(EVERY_KIND.map(({ id }) => [id, true])),
  )

  const begun = await beginSitting('hy', 'invented')
  if (!begun.ok) throw new Error(begun.problem)
  let sitting = begun.value
  for (const { item, seed } of sitting.paper) {
    const asked = sitting.items.get(item)?.item
    if (!asked) throw new Error(`${item} is not in the paper`)
    const answer = fullAnswer(asked, makeItem(asked, seed).figures)
    sitting = await noteSitting(sitting, { act: 'chose', object: `${item}=${answer}` })
  }
  const { attempt } = await endSitting(sitting)
  expect(attempt.result).toMatchObject({ completion: true, scores: { all: { right: 4, of: 4 } } })
})

test('nothing under src/ knows a country', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tsx?$/.test(path),
  )
  const named =
    /\b(ge|az|am|mk|al|zz)-(summary|majoritarian|amendment|accounting|precinct|older|16|closing|minimal)\b/
  const knowing = sources.filter((path) =>
    named.test(readFileSync(join('src', path), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '')),
  )
  expect(knowing).toEqual([])
  expect(LEVELS.length).toBe(10)
})
