import { wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Attempt, attemptSchema } from '../../src/core/attempt/attempt.ts'
import { examSchema } from '../../src/core/exam/exam.ts'
import { bankOf, EXAM_SEEDS, writeExamCode } from '../../src/core/exam/exam-code.ts'
import { writeCode } from '../../src/core/protocol/code.ts'
import { levelsOf } from '../../src/core/protocol/exercise.ts'
import { GENERATOR } from '../../src/core/protocol/night.ts'
import { makeItem } from '../../src/core/question/make.ts'
import { openItems } from '../../src/core/question/open-item.ts'
import { markAnswer } from '../../src/core/question/mark.ts'
import { topicLine } from '../../src/core/question/question-line.ts'
import { type Random, randomFrom } from '../../src/core/random.ts'
import { type ExamBook, examVerdict } from '../../src/core/report/exam-marks.ts'
import { follows } from '../../src/core/report/follows.ts'
import { releaseCode } from '../../src/core/room/release.ts'
import { writeStart } from '../../src/core/room/start.ts'
import { toggleBookmark } from '../../src/flow/bookmark-place.ts'
import { forgetWatches } from '../../src/flow/exam-watch.ts'
import { finishPractice } from '../../src/flow/finish-practice.ts'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import {
  changeSeat,
  finishRoom,
  giveAnswer,
  joinRoom,
  leaveRoom,
  openAnswers,
  withAnswer,
} from '../../src/flow/join-room.ts'
import { mac } from '../../src/flow/mac.ts'
import { noteOnSheet, openSheet, putSheetAway } from '../../src/flow/observe-scene.ts'
import { beginPlay, finishPlay, notePlay, openPlay } from '../../src/flow/play-scenario.ts'
import {
  beginAnew,
  finishDrill,
  noteEvent,
  openDrill,
  openPractice,
} from '../../src/flow/practise-protocol.ts'
import { beginPractice, nextTurn, noteAnswer } from '../../src/flow/practise-questions.ts'
import { openProtocols } from '../../src/flow/protocols.ts'
import { replayFrom } from '../../src/flow/replay-scenario.ts'
import { lastPlay } from '../../src/flow/past-plays.ts'
import { endReview, nextReview, noteReview, openReview } from '../../src/flow/review-questions.ts'
import { resetChecklist, tick } from '../../src/flow/run-checklist.ts'
import {
  beginSitting,
  endSitting,
  layAside,
  noteSitting,
  rescueText,
  type SittingHere,
  takeRescue,
} from '../../src/flow/sit-exam.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { anyAnswer } from '../core/exam/exams.ts'
import { smallGlossary, smallGuide, wrapPack } from '../core/pack/sealed.ts'
import { fullAnswer } from '../core/question/items.ts'
import { careful, answers as rightAnswers } from '../core/protocol/perfect-learner.ts'
import { eventByChance } from '../core/scenario/scenes.ts'
import { bundleOf, editionOf } from './phone.ts'
import { protocolsPack } from './protocol-book.ts'
import { BANK, type BankChanges, questionsPack, saveQuestions } from './question-book.ts'
import { freshRoom, got, rightAnswer } from './quiz-room.ts'
import { openedScene, realScenes, saveScenes } from './scene-book.ts'

/*
 * Whatever somebody does with the app, its figures follow from what they did: the centre refuses what does not. So everything that people
 * do is done here by chance, with the app's own verbs, and looked at after each step as the centre would be sent it.
 */

const SCENES = realScenes('en')
const SEEDS = Array.from({ length: 12 }, (_, at) => `honest ${at}`)

beforeEach(async () => {
  await wipePhone()
  forgetWatches()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Every attempt on the phone, each looked at as the centre looks. */
async function looked(): Promise<Attempt[]> {
  const all = (await withDatabase((db) => db.attempts.toArray())).map((each) => attemptSchema.parse(each))
  for (const attempt of all) expect(follows(attempt), JSON.stringify(attempt)).toBe(true)
  return all
}

/** An attempt with one of its figures changed, in every way in which one can be. */
function forgeries(attempt: Attempt): Attempt[] {
  const { result } = attempt
  if (!result) return []
  const { scores = {}, success, completion } = result
  const withResult = (change: Partial<typeof result>) => ({ ...attempt, result: { ...result, ...change } })
  return [
    withResult({ completion: !completion }),
    ...(success === undefined ? [] : [withResult({ success: !success })]),
    withResult({ scores: { ...scores, 'made-up': { right: 1, of: 1 } } }),
    ...Object.entries(scores).flatMap(([name, { right, of }]) =>
      [
        { right: right + 1, of },
        { right: right - 1, of },
        { right, of: of + 1 },
        { right, of: of - 1 },
        { right: right + 1, of: of + 1 },
      ].map((figure) => withResult({ scores: { ...scores, [name]: figure } })),
    ),
  ]
}

/** The edition of the made-up bank as the centre has it. */
function bookOf(changes: BankChanges = {}, issued = ''): ExamBook {
  const { bank, topics, exams } = questionsPack('en', changes)
  const items = topics.flatMap((raw) => openItems(raw)).map(({ item }) => [item.id, item] as const)
  const opened = exams.map(({ exam }) => examSchema.parse(exam))
  return {
    bank,
    issued,
    topics: topics.map(topicLine),
    items: new Map(items),
    exams: new Map(opened.map((exam) => [exam.id, exam])),
  }
}

describe('an exam', () => {
  async function step(here: SittingHere, random: Random): Promise<SittingHere> {
    const question = random.pick(here.paper)
    const found = here.items.get(question.item)
    if (!found) throw new Error(question.item)
    const answer = anyAnswer(found.item, question.seed, random) ?? ''
    const does = random.pick(['chose', 'chose', 'chose', 'pointed', 'unpointed', 'reached', 'added'] as const)
    const object = {
      chose: `${question.item}=${answer}`,
      pointed: question.item,
      unpointed: question.item,
      reached: String(1 + random.below(here.paper.length)),
      added: 'overtime',
    }[does]
    return noteSitting(here, { act: does, object })
  }

  test.each(SEEDS)(
    'of chance follows after each step and at its end, and its answers give its marks (%s)',
    async (seed) => {
      const random = randomFrom(seed)
      const shelf = await saveQuestions('en')
      const newCode = () => writeExamCode({ exam: 1, seed: random.below(EXAM_SEEDS), bank: bankOf(BANK) })
      const longer = random.pick([0, 25, 'none'] as const)
      let here = got(await beginSitting('en', 'officer', { code: newCode(), longer }))
      if (random.chance(30)) {
        await layAside(here)
        here = got(await beginSitting('en', 'officer', { code: newCode() }))
      }
      for (let at = 0; at < 14; at++) {
        here = await step(here, random)
        await looked()
        if (at === 5 && random.chance(30))
          await saveQuestions('en', { bank: '99999999', without: ['opening-choice'] })
        if (at === 7 && random.chance(40)) {
          // given over to another phone, which has the same edition
          const text = rescueText(here)
          await looked()
          await wipePhone()
          forgetWatches()
          await saveQuestions('en')
          here = got(await takeRescue(shelf, 'en', text))
        }
      }
      const { attempt: ended } = await endSitting(here)
      const all = await looked()
      expect(all.filter(({ result }) => result?.completion)).toHaveLength(1)
      const book = bookOf({}, ended.pack?.issued)
      expect(examVerdict(ended, book)).toBe('agrees')
      for (const forgery of forgeries(ended))
        expect(
          follows(forgery) && examVerdict(forgery, book) === 'agrees',
          JSON.stringify(forgery.result),
        ).toBe(false)
      expect(examVerdict(ended, bookOf({ bank: '99999999' }))).toBe('unknown')
    },
  )

  test('of an earlier version, which did not say whether it was enough, follows', async () => {
    await saveQuestions('en')
    const { attempt } = await endSitting(got(await beginSitting('en', 'officer')))
    const { success: _success, ...result } = attempt.result ?? { completion: true }
    expect(follows({ ...attempt, result })).toBe(true)
    expect(examVerdict({ ...attempt, result }, bookOf())).toBe('agrees')
  })

  test('by the pass mark of another edition is not held against anybody', async () => {
    await saveQuestions('en', { exams: [{ pass: 1 }] })
    let here = got(await beginSitting('en', 'officer'))
    for (const { item, seed } of here.paper.slice(0, 7)) {
      const found = here.items.get(item)
      const answer = found && fullAnswer(found.item, makeItem(found.item, seed).figures)
      here = await noteSitting(here, { act: 'chose', object: `${item}=${answer ?? ''}` })
    }
    const { attempt: passed } = await endSitting(here)
    expect(passed.result).toMatchObject({ success: true, scores: { all: { right: 7, of: 8 } } })
    const stricter = { exams: [{ pass: 100 }] }
    expect(follows(passed)).toBe(true)
    expect(examVerdict(passed, bookOf(stricter, 'another'))).toBe('unknown')
    expect(examVerdict(passed, bookOf(stricter, passed.pack?.issued))).toBe('differs')
  })

  test('whose marks were made better, with all that follows from them, still does not have the answers for it', async () => {
    await saveQuestions('en')
    const { attempt } = await endSitting(got(await beginSitting('en', 'officer')))
    const items = attempt.events.flatMap(({ act, object }) =>
      act === 'did' ? [object.split('=')[0] ?? ''] : [],
    )
    const [opened] = attempt.events
    const { scores = {} } = attempt.result ?? {}
    const forged: Attempt = {
      ...attempt,
      events: [
        ...(opened ? [opened] : []),
        ...items.map((item) => ({ after: 1, act: 'chose' as const, object: `${item}=alpha` })),
        ...items.map((item) => ({ after: 2, act: 'did' as const, object: `${item}=1/1` })),
        { after: 2, act: 'ended', object: 'officer' },
      ],
      result: {
        completion: true,
        success: true,
        scores: Object.fromEntries(Object.entries(scores).map(([name, { of }]) => [name, { right: of, of }])),
      },
    }
    expect(follows(forged)).toBe(true)
    expect(examVerdict(forged, bookOf())).toBe('differs')
    expect(follows({ ...forged, events: attempt.events })).toBe(false)
  })
})

test.each(SEEDS)(
  'practice and review of chance follow after each answer, ended or just left (%s)',
  async (seed) => {
    const random = randomFrom(seed)
    const shelf = await saveQuestions('en')
    let practice = await beginPractice(
      shelf,
      random.pick(['topic/counting', 'role/chair', 'topic/voting'] as const),
    )
    for (let at = 0; at < 6; at++) {
      const turn = await nextTurn(practice)
      if (!turn) break
      const answer = anyAnswer(turn.opened.item, turn.seed, random) ?? ''
      practice = await noteAnswer(practice, turn, answer, markAnswer(turn.opened.item, answer, turn.seed))
      await looked()
    }
    let day = await openReview(shelf)
    for (let at = 0; at < 5; at++) {
      const turn = await nextReview(day)
      if (!turn) break
      const answer = anyAnswer(turn.opened.item, turn.seed, random) ?? ''
      day = await noteReview(day, turn, answer, markAnswer(turn.opened.item, answer, turn.seed))
      await looked()
    }
    if (random.chance(60)) await endReview(day)
    const all = await looked()
    expect(all.length).toBeGreaterThan(1)
    // whether somebody ended it or just left counts for nothing, and is no figure
    for (const forgery of all.flatMap(forgeries))
      expect(
        follows(forgery) &&
          forgery.result?.completion === all.find(({ id }) => id === forgery.id)?.result?.completion,
        JSON.stringify(forgery.result),
      ).toBe(false)
  },
)

test.each(SEEDS)(
  'a quiz of the room of chance follows, also with changed questions and seats, left, and opened (%s)',
  async (seed) => {
    const random = randomFrom(seed)
    await saveQuestions('en')
    const swaps = random.chance(40) ? [{ place: 2, turn: 1 + random.below(3) }] : []
    const start = { ...freshRoom(), swaps, kinds: random.pick(['quick', 'all'] as const) }
    let seat = got(await joinRoom('en', writeStart(start), 7))
    for (let at = 0; at < 9; at++) {
      const place = random.below(seat.items.length)
      const opened = seat.items[place]
      const answer =
        opened && random.chance(60) ? rightAnswer(seat, place) : opened && anyAnswer(opened.item, 'x', random)
      // what the phone does not keep is kept with the next word
      seat = random.chance(20) ? withAnswer(seat, place, answer) : await giveAnswer(seat, place, answer)
      if (random.chance(20)) seat = await changeSeat(seat, 1 + random.below(60))
      await looked()
    }
    if (random.chance(20)) {
      await leaveRoom(seat)
      await looked()
      return
    }
    seat = await finishRoom(seat)
    const [before] = await looked()
    if (!before) throw new Error('Nothing was kept')
    const answered = seat.answers.filter((answer) => answer !== undefined && answer !== '').length
    const tooMany = { right: answered + 1, of: Math.max(answered + 1, seat.items.length - 1) }
    expect(follows({ ...before, result: { completion: true, scores: { all: tooMany } } })).toBe(false)
    seat = got(await openAnswers(seat, await releaseCode(start, mac)))
    seat = await changeSeat(seat, 9)
    const [after] = await looked()
    if (!after) throw new Error('Nothing was kept')
    for (const forgery of forgeries(after))
      expect(follows(forgery), JSON.stringify(forgery.result)).toBe(false)
  },
)

test.each(SEEDS)(
  'an exercise with a protocol follows, done well, by chance or left, and a drill (%s)',
  async (seed) => {
    const random = randomFrom(seed)
    const pack = protocolsPack('en')
    const packs = [wrapPack(smallGuide('en', seed)), wrapPack(smallGlossary('en')), wrapPack(pack)]
    const issued = `2026-10-01T12:00:${String(10 + SEEDS.indexOf(seed))}Z`
    await importFile(new Blob([bundleOf(editionOf('en', { issued }, packs))]))
    const book = got(await openProtocols('en'))
    const shelf = {
      forms: book.forms.map(({ form }) => form),
      marks: book.marks.map(({ file }) => file),
      samples: {},
    }
    const form = random.pick(shelf.forms.filter((each) => levelsOf(each, shelf).length > 0))
    const level = random.pick(levelsOf(form, shelf))
    const code = writeCode({ form: form.number, level, seed: random.below(1000), generator: GENERATOR })
    const { exercise, attempt } = got(await openPractice(code, book))
    let noted = attempt
    const whole = [...careful(exercise), ...rightAnswers(exercise)]
    for (const event of random.chance(50) ? whole : whole.filter(() => random.chance(60)))
      noted = await noteEvent(noted, event)
    await looked()
    if (random.chance(20)) await beginAnew(noted)
    else await finishPractice(noted, exercise)
    const drill = await openDrill('sorting:ge-2-k3f9', book)
    await looked()
    await finishDrill(drill.attempt, { sorting: { right: 14, of: 20 } })
    await openDrill(`second:${code}`, book)
    const all = await looked()
    expect(all.filter(({ endedAt }) => endedAt !== undefined)).toHaveLength(2)
  },
)

test.each(SEEDS)(
  'a role-play of chance follows, played, tried otherwise, left, or watched (%s)',
  async (seed) => {
    const random = randomFrom(seed)
    const scene = random.pick(SCENES)
    await saveScenes('en', [scene])
    const book = await openedScene('en', String(scene.scene['id']))
    let playing = await openPlay(book)
    let { attempt } = playing
    const play = async (): Promise<void> => {
      for (;;) {
        const event = eventByChance(playing.scene, playing.play, random)
        if (!event || random.chance(4)) break
        attempt = await notePlay(attempt, event)
        playing = await openPlay(book)
      }
    }
    await play()
    await looked()
    const { roles } = playing.play
    if (random.chance(70)) await finishPlay(attempt, playing.scene, roles.length > 0 ? roles : undefined)
    await looked()
    const last = await lastPlay(book)
    if (last && last.play.path.length > 1) {
      playing = await replayFrom(book, last, random.below(last.play.path.length))
      attempt = playing.attempt
      await play()
      await finishPlay(attempt, playing.scene)
    } else await beginPlay(book)
    await looked()
    const sheet = await noteOnSheet(await openSheet(book), [
      { act: 'chose', object: '0=partly' },
      { act: 'wrote', object: '1=calm' },
    ])
    await putSheetAway(sheet)
    const all = await looked()
    const watched = all.find(({ subject }) => subject.endsWith('/observer'))
    for (const scores of [{ calm: { right: 1, of: 1 } }, { values: { right: 1, of: 1 } }])
      expect(watched && follows({ ...watched, result: { completion: true, scores } })).toBe(false)
  },
)

test('a checklist, a bookmark and what was read follow; a list without a tick was never gone through', async () => {
  const doing = { language: 'ka' as const, pack: undefined }
  await tick('chair', 'counting/empty-box', true, doing)
  await looked()
  await resetChecklist('chair', 3, doing)
  await tick('chair', 'counting/empty-box', true, doing)
  await resetChecklist('chair', 1, doing)
  await toggleBookmark('/guide/counting#make-piles', doing)
  const all = await looked()
  expect(all.map(({ result }) => result?.completion)).toEqual([false, true, undefined])
  for (const attempt of all) {
    const without = { ...attempt, events: attempt.events.filter(({ act }) => act !== 'ticked') }
    expect(follows({ ...without, result: { completion: true } })).toBe(false)
    expect(follows({ ...attempt, result: { completion: false, scores: { all: { right: 0, of: 0 } } } })).toBe(
      false,
    )
  }
})
