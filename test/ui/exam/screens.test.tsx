import '../../flow/phone.ts' // before anything of src/flow: the database of this worker
import { describe, expect, test } from 'vitest'
import { resultOf } from '../../../src/core/exam/exam-result.ts'
import { timeLeft } from '../../../src/core/exam/sitting.ts'
import { LANGUAGES, type Language } from '../../../src/core/language.ts'
import { makeItem } from '../../../src/core/question/make.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { BegunHere } from '../../../src/ui/tests/exam/begun-here.tsx'
import type { Deed } from '../../../src/ui/tests/exam/desk.ts'
import { ElsewhereNote } from '../../../src/ui/parts/elsewhere-note.tsx'
import { Facts } from '../../../src/ui/tests/exam/facts.tsx'
import { FinishAsk } from '../../../src/ui/tests/exam/finish-ask.tsx'
import { MapList } from '../../../src/ui/tests/exam/question-map.tsx'
import { Paper } from '../../../src/ui/tests/exam/paper.tsx'
import { rescueIn, rescueLink } from '../../../src/ui/tests/exam/rescue-link.ts'
import { RescueText } from '../../../src/ui/tests/exam/rescue-show.tsx'
import { Result, type Sat } from '../../../src/ui/tests/exam/result-view.tsx'
import { Sources } from '../../../src/ui/tests/exam/sources.tsx'
import { Inside } from '../../../src/ui/tests/exam/reviewed.tsx'
import { placesOf } from '../../../src/ui/tests/exam/standing.ts'
import { TakeOver } from '../../../src/ui/tests/exam/take-over.tsx'
import { TimeChoice } from '../../../src/ui/tests/exam/time-choice.tsx'
import type { TakeProblem } from '../../../src/ui/tests/exam/use-taking.ts'
import { EXAM_WORDS, examOf } from '../../core/exam/exams.ts'
import { EVERY_KIND, fullAnswer, item } from '../../core/question/items.ts'
import { LINES, paperOf } from './paper-of.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const MINUTE = 60_000
const nothing = (): void => undefined
const en = wordsOfRoom('en', 'exam')

/** A paper on the screen, so many ms after it began. */
function screen(here: Sat, elapsed = 0, language: Language = 'en'): string {
  return draw(
    <Paper
      here={here}
      sitting={here.sitting}
      left={() => timeLeft(here.exam, here.sitting, elapsed)}
      on={nothing}
      rescue={() => ''}
      onFinish={nothing}
    />,
    language,
  )
}

/** The map of a paper. */
function map({ paper, items, sitting }: Sat, isOpen = true): string {
  const places = placesOf(paper, items, sitting)
  return draw(<MapList places={places} here={sitting.at + 1} isOpen={isOpen} onGo={nothing} />, 'en')
}

const reached = (number: number): Deed => ({ act: 'reached', object: String(number) })
const chose = (object: string): Deed => ({ act: 'chose', object })

/** Everything answered rightly, but for these questions. */
function answered(...left: readonly string[]): Deed[] {
  return EVERY_KIND.filter(({ id }) => !left.includes(id)).map((asked) =>
    chose(`${asked.id}=${fullAnswer(asked, makeItem(asked, `7/${asked.id}`).figures)}`),
  )
}

describe('a question of the paper', () => {
  test.each(EVERY_KIND.map((each, at) => [each.kind, at + 1, each] as const))(
    'of kind %s stands there with its number, and tells nothing of what is right',
    (_, number, asked) => {
      for (const deeds of [[], answered()]) {
        const html = screen(paperOf([...deeds, reached(number)]))
        expect(gapsIn(html)).toEqual([])
        expect(html).toContain(`Question ${number} of 8`)
        expect(html).toContain(`Asking about ${asked.id}`)
        expect(html).not.toContain('because of')
        expect(html).not.toContain('Take along')
      }
    },
  )

  const keys: readonly (readonly [string, Item, Item])[] = [
    ['choice', item('choice'), item('choice', { right: 'gamma' })],
    ['several', item('several'), item('several', { right: ['alpha', 'gamma'] })],
    ['truth', item('truth'), item('truth', { right: false, reason: 'alpha' })],
    ['spot', item('spot'), item('spot', { right: ['entrance'] })],
    ['log', item('log'), item('log', { pieces: flipped(item('log').pieces) })],
  ]
  test.each(keys)('of kind %s looks the same, sign for sign, whatever its key is', (_, one, other) => {
    const [first, second] = [one, other].map((asked) => screen(paperOf([], {}, [asked])))
    expect(first).toBe(second)
  })

  test.each(LANGUAGES)('has all its words in %s', (language) => {
    for (let number = 1; number <= 8; number++)
      expect(
        gapsIn(screen(paperOf([reached(number), { act: 'pointed', object: 'tick' }]), 0, language)),
      ).toEqual([])
  })

  test('keeps its answer and its mark to look at again', () => {
    const html = screen(paperOf([chose('pick=gamma'), { act: 'pointed', object: 'pick' }]))
    expect(html).toMatch(/<input[^>]*checked[^>]*>/)
    expect(html).toContain('aria-pressed="true"')
  })

  test('has the way on, the way back, and at the last one the end', () => {
    expect(screen(paperOf())).not.toContain(`>${en['previous']}<`)
    const middle = screen(paperOf([reached(4)]))
    expect(middle).toContain(`>${en['previous']}<`)
    expect(middle).toContain(`>${en['next']}<`)
    expect(screen(paperOf([reached(8)]))).not.toContain(`>${en['next']}<`)
  })

  test('is not come back to where the exam does not allow it', () => {
    const html = screen(paperOf([reached(4)], { lookBack: false }))
    expect(html).toContain(en['ruleForward'])
    expect(html).not.toContain(`>${en['previous']}<`)
    expect(html).not.toContain(en['flag'])
    expect(map(paperOf([reached(4)]), false)).not.toContain('<button')
  })
})

describe('the map', () => {
  test('says in words how each question stands, and where one is', () => {
    const html = map(paperOf([chose('pick=alpha'), { act: 'pointed', object: 'tick' }, reached(3)]))
    expect(html.match(/<button[^>]*ts-e-place/g)).toHaveLength(8)
    expect(html.match(/>answered</g)).toHaveLength(1)
    expect(html.match(/>open/g)).toHaveLength(7)
    expect(html.match(/>marked/g) ?? html.match(/marked</g)).toHaveLength(1)
    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
  })
})

describe('the time', () => {
  test('that is left stands there, with a way to hide it, and is said aloud only near the end', () => {
    expect(screen(paperOf(), 20 * MINUTE)).toMatch(/role="timer"[^>]*>40:00</)
    expect(screen(paperOf(), 20 * MINUTE)).toContain(en['hideClock'])
    expect(screen(paperOf(), 20 * MINUTE)).not.toContain('minutes left')
    expect(screen(paperOf(), 50 * MINUTE)).toContain('10 minutes left')
    expect(screen(paperOf(), 59 * MINUTE)).toContain('1 minute left')
  })

  test('is longer for whoever takes longer, and no clock runs for whoever wants none', () => {
    expect(screen(paperOf([{ act: 'added', object: 'longer:50' }]))).toMatch(/>89:59</)
    expect(screen(paperOf([{ act: 'added', object: 'longer:none' }]))).not.toContain('role="timer"')
  })

  test('that is up takes the question away and nothing that was answered', () => {
    const html = screen(paperOf([chose('pick=alpha')]), 60 * MINUTE)
    expect(html).toContain(en['timeUpText'])
    expect(html).toContain(en['goOnWithout'])
    expect(html).not.toContain('Asking about')
    expect(map(paperOf([chose('pick=alpha')]), false)).toContain('>answered<')
  })

  test('is no matter any more for whoever goes on without the clock', () => {
    const html = screen(paperOf([{ act: 'added', object: 'overtime' }]), 90 * MINUTE)
    expect(html).toContain('Asking about')
    expect(html).not.toContain('role="timer"')
  })
})

describe('before the end', () => {
  const ask = (here: Sat): string =>
    draw(
      <FinishAsk places={placesOf(here.paper, here.items, here.sitting)} onYes={nothing} onClose={nothing} />,
      'en',
    )

  test('it is said how many questions are open and how many are marked', () => {
    const html = ask(paperOf([...answered('tick', 'hold'), { act: 'pointed', object: 'pick' }]))
    expect(html).toContain('2 questions are still open. 1 is marked to look at again.')
  })

  test('nothing is said to be open when nothing is', () => {
    const html = ask(paperOf(answered()))
    expect(html).toContain(en['noneOpen'])
    expect(html).not.toContain('marked')
  })
})

describe('the result', () => {
  const result = (here: Sat, language: Language = 'en'): string =>
    draw(<Result here={here} lines={LINES} />, language)

  test('that reaches the mark says so', () => {
    expect(result(paperOf(answered()))).toContain('8 of 8. The mark is 7: you have reached it.')
  })

  test('that does not names the topics which bring the most, with the way to the guide and to practice', () => {
    const html = result(paperOf(answered('pick', 'enter', 'belong')))
    expect(html).toContain('5 of 8. The mark is 7. These 2 topics bring the most:')
    expect(html).toContain('href="/guide/opening#first"')
    expect(html).toContain('href="/tests/topic/voting"')
    expect(html).not.toContain('href="/tests/topic/counting"')
    expect(html.indexOf('About voting')).toBeLessThan(html.indexOf('/tests/topic/opening'))
  })

  test('says that a mark is not confirmed which is not', () => {
    expect(result(paperOf([], { unverified: ['pass'] }))).toContain(en['markUnverified'])
    expect(result(paperOf())).not.toContain(en['markUnverified'])
  })

  test('is a table by topic, and every question with how it came out', () => {
    const html = result(paperOf([chose('pick=beta'), chose('tick=alpha'), chose('hold=true:alpha')]))
    expect(html).toContain('<th scope="row">About opening</th>')
    expect(html.match(/<details/g)).toHaveLength(8)
    for (const word of ['wholly', 'partly', 'notRight', 'notAnswered'])
      expect(html, word).toContain(`${en[word]}</small>`)
  })

  test('says that somebody took longer, or went on without the clock, and how long it took where that is known', () => {
    expect(result(paperOf([{ act: 'added', object: 'longer:25' }]))).toContain('You had 75 minutes.')
    expect(result(paperOf([{ act: 'added', object: 'longer:none' }]))).toContain(en['noClock'])
    expect(result(paperOf([{ act: 'added', object: 'overtime' }]))).toContain(en['overtime'])
  })

  test.each(LANGUAGES)('has all its words in %s', (language) => {
    expect(gapsIn(result(paperOf(answered('pick')), language))).toEqual([])
    expect(gapsIn(result(paperOf(), language))).toEqual([])
  })

  test('has behind each question what there is to know about it', () => {
    const here = paperOf([chose('pick=alpha')])
    const plain = new Map([...here.items].map(([id, each]) => [id, each.item] as const))
    const [question] = resultOf(here.exam, here.paper, plain, here.sitting).questions
    const opened = here.items.get('pick')
    if (!question || !opened) throw new Error('no question')
    const html = draw(<Inside question={question} opened={opened} seed="7/pick" />, 'en')
    expect(html).toContain('Take along pick')
    expect(html).toContain('because of alpha')
    expect(html).toContain('says beta')
  })
})

describe('the way in', () => {
  const facts = (change: Parameters<typeof examOf>[0]): string => {
    const opened = { exam: examOf(change), words: EXAM_WORDS }
    return draw(
      <>
        <Facts opened={opened} used={1} />
        <Sources opened={opened} topics={LINES} />
      </>,
      'en',
    )
  }

  test('marks each figure that nobody has confirmed, and no other', () => {
    const count = (html: string): number => html.match(/not confirmed/g)?.length ?? 0
    expect(count(facts({}))).toBe(0)
    expect(count(facts({ unverified: ['pass', 'tries', 'topics'] }))).toBe(3)
  })

  test('says the mark as so many questions, the tries, and whether one may go back', () => {
    expect(facts({})).toContain('4 of 4 questions wholly right')
    expect(facts({ tries: 3 })).toContain('1 of 3 used on this phone')
    expect(facts({ tries: 1 })).toContain(en['triesGone'])
    expect(facts({ lookBack: false })).toContain(en['ruleForward'])
  })

  test('offers more time in minutes, and none of the clock', () => {
    const html = draw(<TimeChoice minutes={40} chosen="none" onChoose={nothing} />, 'en')
    for (const text of ['40 minutes, as', '50 minutes', '60 minutes', '80 minutes', en['longer_none']])
      expect(html).toContain(text)
    expect(html.match(/<input[^>]*type="radio"/g)).toHaveLength(5)
    expect(html.match(/ checked/g)).toHaveLength(1)
  })

  test.each([
    [[], 0, '60 minutes left. The time runs on'],
    [[], 61 * MINUTE, 'The time is up.'],
    [[{ act: 'added', object: 'longer:none' }], 99 * MINUTE, 'without the clock'],
  ] as const)('leads back into an exam that was begun', (deeds, elapsed, said) => {
    const here = paperOf(deeds)
    const html = draw(<BegunHere here={{ ...here, elapsed: () => elapsed }} />, 'en')
    expect(html).toContain(said)
    expect(html).toContain('href="/tests/exam/officer?sit"')
  })
})

describe('another phone', () => {
  test('is led to the exam by a link, and takes the link as well as the text alone', () => {
    const link = rescueLink('officer', 'rABC_-')
    expect(link).toBe('https://ubani.test/tests/exam/officer#rABC_-')
    expect(rescueIn(` ${link}\n`)).toBe('rABC_-')
    expect(rescueIn('rABC_-')).toBe('rABC_-')
  })

  test('gets a square, a file and a text', () => {
    const html = draw(<RescueText exam="officer" text="rABC" />, 'en')
    expect(html).toContain(en['rescueFile'])
    expect(html).toMatch(/<textarea[^>]*>rABC</)
  })

  const PROBLEMS: Readonly<Record<TakeProblem, true>> = {
    blank: true,
    'too-long': true,
    version: true,
    letters: true,
    check: true,
    broken: true,
    newer: true,
    'other-bank': true,
    'unknown-exam': true,
    'going-on': true,
    unreadable: true,
  }
  test.each(LANGUAGES)('says in %s why something is not taken', (language) => {
    for (const problem of Object.keys(PROBLEMS) as TakeProblem[]) {
      const taking = { typed: 'x', problem, isTaking: false, type: nothing, take: async () => undefined }
      const html = draw(<TakeOver taking={taking} laysAside />, language)
      expect(gapsIn(html)).toEqual([])
      expect(html).toContain(wordsOfRoom(language, 'exam')[`take_${problem}`])
    }
  })
})

test('what another window did is said, with the way there where there is one', () => {
  const note = (elsewhere: 'gone-on' | 'anew' | undefined): string =>
    draw(
      <ElsewhereNote elsewhere={elsewhere} goneOn="on" begunAnew="anew" toOther="there" onThere={nothing} />,
      'en',
    )
  expect(note(undefined)).toBe('')
  expect(note('gone-on')).toContain('<p>on</p>')
  expect(note('gone-on')).not.toContain('<button')
  expect(note('anew')).toContain('<p>anew</p>')
  expect(note('anew')).toMatch(/<button[^>]*>there</)
})

test('no word of the exam judges whoever sits it', () => {
  expect(Object.values(en).filter((text) => /\b(fail|wrong|error|mistake|incorrect)/i.test(text))).toEqual([])
})

function flipped(pieces: readonly { readonly id: string; readonly in: boolean }[]) {
  return pieces.map((piece) => ({ id: piece.id, in: !piece.in }))
}
