import { wipePhone } from '../../../flow/phone.ts' // before anything of src/flow
import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../../src/core/language.ts'
import { makeItem } from '../../../../src/core/question/make.ts'
import type { Item } from '../../../../src/core/question/question.ts'
import { PACK_PROBLEMS, type PackProblem } from '../../../../src/core/pack/problem.ts'
import { releaseCode } from '../../../../src/core/room/release.ts'
import { showStart, startLink } from '../../../../src/core/room/start.ts'
import { mac } from '../../../../src/flow/mac.ts'
import {
  answerCodeOf,
  finishRoom,
  marksOf,
  openAnswers,
  type Seat,
  squareOf,
} from '../../../../src/flow/join-room.ts'
import { CardFace, turnOf } from '../../../../src/ui/room/seat/card-show.tsx'
import { GoOn } from '../../../../src/ui/room/seat/entrance.tsx'
import { EvaluationForm, EvaluationShown } from '../../../../src/ui/room/seat/evaluation-part.tsx'
import { FinishRoom } from '../../../../src/ui/room/seat/finish-room.tsx'
import { JoinForm } from '../../../../src/ui/room/seat/join-form.tsx'
import { dropHand } from '../../../../src/ui/room/seat/hand.ts'
import { isOf } from '../../../../src/ui/room/seat/join-page.tsx'
import { JoinTrouble, type Trouble } from '../../../../src/ui/room/seat/join-trouble.tsx'
import { OutcomeOf } from '../../../../src/ui/room/seat/outcome.tsx'
import { placesOf, Quiz } from '../../../../src/ui/room/seat/quiz.tsx'
import { Receipt } from '../../../../src/ui/room/seat/receipt.tsx'
import { ReleaseForm } from '../../../../src/ui/room/seat/release-form.tsx'
import { SeatCare } from '../../../../src/ui/room/seat/seat-care.tsx'
import { inFours, seatNumber } from '../../../../src/ui/room/seat/seat-number.ts'
import { SeatPage } from '../../../../src/ui/room/seat/seat-page.tsx'
import { ShownAnswers } from '../../../../src/ui/room/seat/show-answers.tsx'
import { TrainerAt } from '../../../../src/ui/room/seat/trainer-at.tsx'
import { item } from '../../../core/question/items.ts'
import { saveQuestions } from '../../../flow/question-book.ts'
import { answered, freshCode, got, seated } from '../../../flow/quiz-room.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

/** In the only window there is. */
const work = { isHere: true, turn: 0, goOnHere: () => undefined }

const en = wordsOfRoom('en', 'room')
const nothing = (): void => undefined

/** Trouble with the edition, which has its own words. */
const PACKS = Object.fromEntries(PACK_PROBLEMS.map((problem) => [problem, true])) as Readonly<
  Record<PackProblem, true>
>

let fresh: Seat
/** With three of five questions answered rightly, and finished. */
let done: Seat
let released: Seat
beforeAll(async () => {
  await wipePhone()
  await saveQuestions('en')
  fresh = await seated(freshCode(), 12)
  done = await finishRoom(await answered(await seated(freshCode(), 7), 3))
  released = got(await openAnswers(done, await releaseCode(done.quiz.start, mac)))
})

/** The quiz at a place, as it is seen. */
function quiz(seat: Seat, at = seat.at, language: Language = 'en'): string {
  return draw(<Quiz seat={{ ...seat, at }} on={nothing} />, language)
}

/** The same seat where everybody goes at their own pace. */
function ownPace(seat: Seat): Seat {
  return { ...seat, quiz: { ...seat.quiz, start: { ...seat.quiz.start, mode: 'own-pace' } } }
}

/** A quiz that asks this question everywhere. */
function asking(asked: Item): Seat {
  const items = fresh.items.map((opened) => ({ ...opened, item: asked }))
  const questions = fresh.quiz.questions.map((question) => ({ ...question, item: asked.id }))
  return { ...fresh, items, quiz: { ...fresh.quiz, questions } }
}

describe('the way in', () => {
  const form = (brought: string, language: Language = 'en', other?: Seat): string =>
    draw(<JoinForm brought={brought} other={other} onJoined={nothing} onBack={nothing} />, language)

  test.each(LANGUAGES)('has all its words in %s', (language) => {
    const html =
      form('', language, fresh) + form('23', language, done) + draw(<GoOn seat={fresh} />, language)
    expect(gapsIn(html)).toEqual([])
  })

  test('takes a code that a camera or a link brought, and says that it is right', () => {
    const html = form(fresh.code)
    expect(html).toContain(`value="${fresh.code}"`)
    expect(html).toContain(en['codeReady'])
    expect(form('')).not.toContain(en['codeReady'])
  })

  test('says at once what is wrong with a code that was brought, and nothing before one was typed', () => {
    expect(form('2345')).toContain(en['join_length'])
    expect(form('2345')).toContain('aria-invalid="true"')
    expect(form('')).not.toContain('role="alert"')
  })

  test('says that another quiz would be laid aside, and leads back to it', () => {
    expect(form('', 'en', fresh)).toContain(en['otherRoom'])
    expect(form('', 'en', done)).toContain(en['otherDone'])
    expect(form('', 'en', done)).not.toContain(en['otherRoom'])
  })

  test('takes the digits of a seat as any keyboard writes them, and no seat that is none', () => {
    expect([' 7 ', '07', '６０'].map(seatNumber)).toEqual([7, 7, 60])
    for (const typed of ['', '0', '61', '1.5', '-3', 'seven', '111'])
      expect(seatNumber(typed), typed).toBeUndefined()
  })

  test('knows the room one sits in by its code and its link', () => {
    expect(isOf(fresh, '')).toBe(true)
    expect(isOf(fresh, showStart(fresh.code).toLowerCase())).toBe(true)
    expect(isOf(fresh, startLink('https://ubani.test', fresh.code))).toBe(true)
    expect(isOf(fresh, done.code)).toBe(done.code === fresh.code)
    expect(isOf(fresh, 'nonsense')).toBe(false)
  })

  const TROUBLES: Readonly<Record<Exclude<Trouble, PackProblem>, true>> = {
    blank: true,
    length: true,
    letters: true,
    check: true,
    newer: true,
    'newer-questions': true,
    'other-bank': true,
    'no-topic': true,
    'too-few': true,
    refused: true,
    missing: true,
  }
  test.each(LANGUAGES)('says in %s, each in its own words, why one cannot sit down', (language) => {
    const words = wordsOfRoom(language, 'room')
    const told = Object.keys(TROUBLES).map((problem) => {
      const html = draw(<JoinTrouble problem={problem as Trouble} />, language)
      expect(html).toContain(words[`join_${problem}`])
      return words[`join_${problem}`]
    })
    expect(new Set(told).size).toBe(told.length)
    for (const problem of Object.keys(PACKS) as Trouble[])
      expect(gapsIn(draw(<JoinTrouble problem={problem} />, language))).toEqual([])
  })

  test('leads from another edition to where both ways out are, and from a mistyped code nowhere', () => {
    const trouble = (problem: Trouble): string => draw(<JoinTrouble problem={problem} />)
    expect(trouble('other-bank')).toContain('href="/settings"')
    expect(trouble('check')).not.toContain('href=')
  })
})

describe('a question', () => {
  test.each(LANGUAGES)('has all its words in %s, at every place', (language) => {
    for (let at = 0; at <= 5; at++)
      expect(gapsIn(quiz(fresh, at, language) + quiz(ownPace(fresh), at, language))).toEqual([])
  })

  test('that warms up says that it does not count, and has no number', () => {
    expect(quiz(fresh, 0)).toContain(en['warmUpText'])
    expect(quiz(fresh, 0)).not.toContain('rs-place')
    expect(quiz(fresh, 1)).not.toContain(en['warmUpText'])
  })

  test('shows its place large, and is headed by it for whoever listens', () => {
    expect(quiz(fresh, 3)).toMatch(
      /<h2 id="question" tabindex="-1"><span[^>]*aria-hidden="true">3<\/span>Question 3 of 5/i,
    )
  })

  const keys: readonly (readonly [string, Item, Item])[] = [
    ['choice', item('choice'), item('choice', { right: 'gamma' })],
    ['several', item('several'), item('several', { right: ['alpha', 'gamma'] })],
    ['truth', item('truth'), item('truth', { right: false, reason: 'alpha' })],
  ]
  test.each(keys)('of kind %s looks the same, sign for sign, whatever its key is', (kind, one, other) => {
    expect(quiz(asking(one), 1)).toContain(`data-kind="${kind}"`)
    expect(quiz(asking(one), 1)).toBe(quiz(asking(other), 1))
  })

  test('waits for the trainer where the trainer leads, and has no map there', () => {
    expect(quiz(fresh, 2)).toContain(en['waitForTrainer'])
    expect(quiz(fresh, 5)).toContain(en['waitForEnd'])
    expect(quiz(fresh, 2)).not.toContain('aria-haspopup="dialog">All questions')
    expect(quiz(ownPace(fresh), 2)).not.toContain(en['waitForTrainer'])
    expect(quiz(ownPace(fresh), 2)).toContain('All questions')
  })

  test('has the way back but at the first, the way on, and at the last the end', () => {
    expect(quiz(fresh, 0)).not.toContain('>Back<')
    expect(quiz(fresh, 1)).toContain('>Back<')
    expect(quiz(fresh, 4)).toContain('Next: question 5')
    expect(quiz(fresh, 5)).toContain(`>${en['finish']}<`)
    expect(quiz(fresh, 4)).not.toContain(`>${en['finish']}<`)
  })

  test('stands on the map as answered only when its answer is whole', () => {
    const seat = {
      ...asking(item('truth')),
      answers: [undefined, 'true:', 'true:alpha', undefined, undefined, undefined],
    }
    expect(placesOf(seat).map(({ number, isOpen }) => [number, isOpen])).toEqual([
      [1, true],
      [2, false],
      [3, true],
      [4, true],
      [5, true],
    ])
  })
})

describe('a phone as a card', () => {
  const asked = item('choice')

  test('says which of the options, as they are shown, was chosen', () => {
    const { shown } = makeItem(asked, 'seed')
    expect(shown.map((id) => turnOf({ item: asked }, 'seed', id))).toEqual([0, 1, 2, 3])
  })

  test('says nothing before anything was chosen, nor where a card cannot say it', () => {
    expect(turnOf({ item: asked }, 'seed', undefined)).toBeUndefined()
    expect(turnOf({ item: item('several') }, 'seed', 'alpha')).toBeUndefined()
    const five = item('choice', { options: ['alpha', 'beta', 'gamma', 'delta', 'epsilon'] })
    expect(turnOf({ item: five }, 'seed', 'alpha')).toBeUndefined()
  })

  test('is offered where the trainer leads and something was chosen', () => {
    const chosen = { ...asking(asked), answers: fresh.answers.map(() => 'alpha') }
    expect(quiz(chosen, 1)).toContain(en['showCard'])
    expect(quiz(asking(asked), 1)).not.toContain(en['showCard'])
    expect(quiz(ownPace(chosen), 1)).not.toContain(en['showCard'])
  })

  test.each(LANGUAGES)('has all its words in %s', (language) => {
    const html = draw(<CardFace seat={60} turn={3} />, language)
    expect(gapsIn(html)).toEqual([])
    expect(html).toContain('>D<')
  })
})

describe('the end', () => {
  test.each(LANGUAGES)('is asked for in %s with how many are open', (language) => {
    for (const open of [0, 1, 2]) {
      const html = draw(<FinishRoom open={open} onYes={nothing} onClose={nothing} />, language)
      expect(gapsIn(html)).toEqual([])
      if (open > 1) expect(html).toContain(String(open))
    }
  })

  test('shows the square, the seat in digits alone, and the code to be read aloud in groups of four', async () => {
    const [square, code] = [await squareOf(done), await answerCodeOf(done)]
    const html = draw(<ShownAnswers seat={done.seat} square={square} code={code} />)
    expect(html).toMatch(/rs-number.*aria-hidden="true">7</)
    expect(html).toContain(`>${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}<`)
    expect(inFours('23456789ABC')).toBe('2345 6789 ABC')
  })

  test.each(LANGUAGES)('has all its words in %s, and tells nothing of what was right', (language) => {
    const html = draw(<SeatPage work={work} begun={done} onSeat={nothing} />, language)
    const parts = draw(
      <>
        <ShownAnswers seat={7} square="A" code="234567" />
        <EvaluationForm make={async () => ''} />
        <EvaluationShown square="A" />
        <ReleaseForm seat={done} onSeat={nothing} />
        <SeatCare seat={fresh} on={nothing} onLeft={nothing} />
      </>,
      language,
    )
    expect(gapsIn(html + parts)).toEqual([])
    expect(html).toContain(wordsOfRoom(language, 'room')['keepOpen'])
    expect(html).not.toContain('ts-e-figure')
    expect(html).not.toContain('because of')
  })

  test('leaves a receipt with the code, the seat, the day and the number of answers', () => {
    const html = draw(<Receipt seat={done} />)
    expect(html).toContain(showStart(done.code))
    expect(html).toContain('<dd>7</dd>')
    expect(html).toContain('3 of 5')
    expect(html).toMatch(/<dd>\d+ month \d+ \d{4}<\/dd>/)
  })

  test('is asked before a quiz that is open is left, and another one is at hand after it', () => {
    const care = (seat: Seat): string => draw(<SeatCare seat={seat} on={nothing} onLeft={nothing} />)
    expect(care(fresh)).toContain(en['leaveText'])
    expect(care(done)).toContain(en['another'])
    expect(care(done)).not.toContain(en['leaveText'])
  })
})

describe('what was right', () => {
  test.each(LANGUAGES)('is shown in %s question by question, the warm-up apart', (language) => {
    const html = draw(<SeatPage work={work} begun={released} onSeat={nothing} />, language)
    expect(gapsIn(html)).toEqual([])
    expect(html.match(/<summary><span>\d\. /g)).toHaveLength(5)
    expect(html).toContain(`<summary>${wordsOfRoom(language, 'room')['warmUp']}</summary>`)
  })

  test('counts what counts: not the warm-up', () => {
    const html = draw(<OutcomeOf seat={released} marks={marksOf(released)} />)
    expect(html).toContain('>3 of 5<')
    expect(html.match(/left open<\/small>/g)).toHaveLength(2)
  })
})

describe('what one thinks of it', () => {
  test('is four statements with five figures each, and nobody is named', () => {
    const html = draw(<EvaluationForm make={async () => ''} />)
    expect(html.match(/<fieldset/g)).toHaveLength(4)
    expect(html.match(/type="radio"/g)).toHaveLength(20)
    expect(html).not.toContain('checked')
    expect(html).toContain(en['evaluationText'])
    expect(html).toMatch(/<textarea[^>]*maxlength="120"/i)
  })
})

test('a seat is said to be saved only when the phone keeps it, and its language where it is another', () => {
  expect(draw(<SeatPage work={work} begun={fresh} onSeat={nothing} />)).toContain('Saved on this phone')
  expect(draw(<SeatPage work={work} begun={fresh} onSeat={nothing} />, 'ka')).toContain('English')
  expect(draw(<SeatPage work={work} begun={{ ...fresh, kept: false }} onSeat={nothing} />)).toContain(
    en['notSaved'],
  )
  dropHand(fresh)
})

describe('with a network', () => {
  test.each(LANGUAGES)('says in %s where the trainer is, with all its words', (language) => {
    for (const place of [0, 4])
      expect(gapsIn(draw(<TrainerAt place={place} onGo={nothing} />, language))).toEqual([])
  })

  test('leads to the trainer where the trainer leads, and only from elsewhere', () => {
    const at = (seat: Seat, trainerAt?: number): string =>
      draw(<Quiz seat={seat} on={nothing} trainerAt={trainerAt} />, 'en')
    expect(at(fresh, 3)).toContain('Your trainer is at another question: 3.')
    for (const html of [at(fresh, 0), at(fresh), at(fresh, 20), at(ownPace(fresh), 3)])
      expect(html).not.toContain('Your trainer is at')
  })

  test('nothing is said of it before a server was heard', () => {
    expect(draw(<SeatPage work={work} begun={fresh} onSeat={nothing} />, 'en')).not.toContain(en['live'])
  })
})
