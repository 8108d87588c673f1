import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readWords } from '../../../src/build/words.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import type { Sheet } from '../../../src/core/protocol/paper.ts'
import type { NumberProblem } from '../../../src/core/protocol/read-number.ts'
import { type Doing, TASKS, TOUCH_TASKS } from '../../../src/ui/protocol/entry/drill-tasks.ts'
import { meaningOf } from '../../../src/ui/protocol/entry/follow-keys.ts'
import type { TextTrouble } from '../../../src/ui/protocol/entry/problem.tsx'
import { type Drafts, makeDrafts } from '../../../src/ui/protocol/entry/use-drafts.ts'
import { subjectName } from '../../../src/ui/protocol/subject-names.ts'

describe('texts between the fingers and the store', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  /** A store that answers only when it is told to. */
  function lateStore(): { drafts: Drafts; stored: string[]; answer: () => void } {
    const latest = { current: { values: {} as Sheet['values'], store } }
    const stored: string[] = []
    let waiting: Sheet['values'] = {}
    function store(box: string, text: string): void {
      stored.push(`${box}=${text}`)
      waiting = { ...waiting, [box]: text }
    }
    return {
      drafts: makeDrafts(latest),
      stored,
      answer: () => {
        latest.current = { values: waiting, store }
      },
    }
  }

  test('[P89] a text is stored after a pause, not with every key', () => {
    const { drafts, stored } = lateStore()
    for (const text of ['3', '37', '372']) drafts.type('a', text)
    expect(stored).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(stored).toEqual(['a=372'])
  })

  test('[P89] what was typed stays until the store says the same, and what is typed meanwhile wins', () => {
    const { drafts, stored, answer } = lateStore()
    drafts.type('a', '3')
    drafts.flush()
    expect(drafts.unstored('a')).toBe('3')
    expect(drafts.settled()).toBe(false)
    drafts.type('a', '37')
    answer()
    expect(drafts.unstored('a')).toBe('37')
    drafts.flush()
    expect(drafts.settled()).toBe(false)
    answer()
    expect(drafts.settled()).toBe(true)
    expect(drafts.unstored('a')).toBeUndefined()
    expect(stored).toEqual(['a=3', 'a=37'])
  })

  test('[P89] what stands there already is not handed on again', () => {
    const { drafts, stored, answer } = lateStore()
    drafts.type('a', '3')
    drafts.flush()
    answer()
    drafts.type('a', '30')
    drafts.type('a', '3')
    drafts.flush()
    drafts.flush()
    expect(stored).toEqual(['a=3'])
    expect(drafts.settled()).toBe(true)
  })

  test('[P89] a text taken back before the store has answered is handed on as well', () => {
    const { drafts, stored } = lateStore()
    drafts.type('a', '3')
    drafts.flush()
    drafts.type('a', '')
    drafts.flush()
    expect(stored).toEqual(['a=3', 'a='])
  })
})

describe('keys', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}): KeyboardEvent =>
    ({
      key,
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      isComposing: false,
      ...held,
    }) as KeyboardEvent

  test.each([
    ['Enter', {}, 'next'],
    ['ArrowDown', {}, 'down'],
    ['ArrowUp', {}, 'up'],
    ['ArrowDown', { shiftKey: true }, 'last'],
    ['ArrowUp', { shiftKey: true }, 'first'],
    ['Enter', { ctrlKey: true }, 'leave'],
    ['Enter', { shiftKey: true }, 'leave'],
    ['Enter', { isComposing: true }, undefined],
    ['ArrowDown', { ctrlKey: true }, undefined],
    ['ArrowUp', { altKey: true }, undefined],
    ['Tab', {}, undefined],
    ['5', {}, undefined],
  ] as const)('[P86] %s %o means %s', (key, held, meaning) => {
    expect(meaningOf(press(key, held))).toBe(meaning)
  })

  const BLANK = { a: '', b: '', c: '17', total: '' }
  const doing = (done: Partial<Doing>): Doing => ({
    kind: 'key',
    box: undefined,
    by: undefined,
    texts: BLANK,
    ...done,
  })

  test('[P86] the drill teaches six keys, and takes another way for done but slower', () => {
    const [enter, down, up, last, first, leave] = TASKS
    const a = { ...BLANK, a: '203' }
    expect(enter?.judge(doing({ box: 'a', move: 'next', texts: a }))).toBe('good')
    expect(enter?.judge(doing({ kind: 'entered', box: 'b', texts: a }))).toBe('other')
    expect(enter?.judge(doing({ box: 'a', move: 'next' }))).toBeUndefined()
    expect(down?.judge(doing({ box: 'b', move: 'down', texts: { ...a, b: '118' } }))).toBe('good')
    expect(up?.judge(doing({ kind: 'typed', texts: { ...a, a: '230' } }))).toBe('good')
    expect(last?.judge(doing({ kind: 'typed', by: 'last', texts: { ...a, total: '365' } }))).toBe('good')
    expect(last?.judge(doing({ kind: 'typed', by: 'next', texts: { ...a, total: '365' } }))).toBe('other')
    expect(first?.judge(doing({ move: 'first' }))).toBe('good')
    expect(leave?.judge(doing({ move: 'leave' }))).toBe('good')
    expect(leave?.judge(doing({ kind: 'button' }))).toBe('other')
    expect([TASKS.length, TOUCH_TASKS.length]).toEqual([6, 6])
  })

  test('[P86] the sums of the drill are right', () => {
    const number = (id: string): number =>
      [...TASKS, ...TOUCH_TASKS].find((task) => task.id === id)?.number ?? -1
    expect(number('last')).toBe(number('up') + number('down') + 17)
    expect(number('touchTotal')).toBe(number('touchOver') + number('touchOrder'))
  })
})

describe('names and sentences', () => {
  test.each(LANGUAGES)(
    '[P88] subjects have names of their own in [%s], and as many as a usual night needs',
    (language) => {
      const names = Array.from({ length: 27 }, (_, place) => subjectName(place, language))
      expect(new Set(names).size).toBe(27)
      expect(names.every((name) => /^\p{L}[\p{L}-]+$/u.test(name))).toBe(true)
      const more = Array.from({ length: 200 }, (_, place) => subjectName(place, language))
      expect(new Set(more).size).toBe(200)
    },
  )

  test('[P89] whatever cannot be read has a sentence of its own in every language', () => {
    const codes = {
      dash: 0,
      letters: 0,
      sign: 0,
      fraction: 0,
      grouping: 0,
      'mixed-digits': 0,
      'too-large': 0,
      pasted: 0,
      'pasted-table': 0,
      date: 0,
      clock: 0,
    } satisfies Record<TextTrouble | Exclude<NumberProblem, 'blank'>, number>
    for (const language of LANGUAGES) {
      const words = readWords('locales', language)['protocol-entry'] ?? {}
      const sentences = Object.keys(codes).map((code) => words[`problem_${code}`])
      expect(
        sentences.filter((sentence) => !sentence),
        language,
      ).toEqual([])
      expect(new Set(sentences).size, language).toBe(sentences.length)
    }
  })
})
