import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { bankProblems } from '../../../src/core/question/bank-problems.ts'
import { DRAWINGS, spotsOf } from '../../../src/core/question/drawings.ts'
import type { Item, Topic } from '../../../src/core/question/question.ts'
import type { ItemWords } from '../../../src/core/question/question-words.ts'
import { EVERY_KIND, item, spoken, topicOf, topicWords, wordsFor } from './items.ts'

/** What the lint says of one question, with other words laid over those in good order. */
function told(asked: Item, words: Partial<ItemWords> = {}): string[] {
  return toldOf(topicOf([asked]), { [asked.id]: words })
}

function toldOf(topic: Topic, words: Record<string, Partial<ItemWords>> = {}): string[] {
  const lines = bankProblems([spoken(topic, words)]).map(
    ({ file, place, value, remedy }) => `${file} | ${place} | ${value} | ${remedy}`,
  )
  // Four voices that say the same complain four times; one is enough here.
  return [...new Set(lines.map((line) => line.replace(/^(?:ka|hy|az|en) /, 'voice ')))]
}

/** Texts for the options of a question, in their order. */
function said(ids: readonly string[], ...texts: string[]): NonNullable<ItemWords['options']> {
  return Object.fromEntries(ids.map((id, at) => [id, { text: texts[at] ?? id, why: 'because' }]))
}

test('a bank in good order of every kind has no problem', () => {
  expect(bankProblems([spoken(topicOf(EVERY_KIND))])).toEqual([])
})

test('the spots of a drawing have names of their own, and one stands instead of another that exists', () => {
  for (const name of Object.keys(DRAWINGS) as (keyof typeof DRAWINGS)[]) {
    const ids = spotsOf(name).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { instead } of spotsOf(name)) if (instead !== undefined) expect(ids).toContain(instead)
  }
})

describe('a question is refused', () => {
  test.each<[string, Item, string]>([
    ['when the right option is none', item('choice', { right: 'omega' }), 'pick.right | omega | name one of'],
    [
      'when an option comes twice',
      item('choice', { options: ['alpha', 'beta', 'beta'] }),
      'pick.options | beta',
    ],
    [
      'when everything is right',
      item('several', {
        options: ['alpha', 'beta', 'gamma', 'delta'],
        right: ['alpha', 'beta', 'gamma', 'delta'],
      }),
      'leave at least one option wrong',
    ],
    ['when the reason is none', item('truth', { reason: 'omega' }), 'hold.reason | omega'],
    [
      'when a step comes twice',
      item('order', { steps: ['alpha', 'beta', 'gamma', 'alpha'] }),
      'sequence.steps | alpha',
    ],
    ['when an extra belongs to something', item('match', { extra: ['one'] }), 'belong.extra | one'],
    [
      'when everything belongs to the same',
      item('match', { pairs: ['a', 'b', 'c'].map((left) => ({ left, right: 'one' })) }),
      'let not everything belong to the same',
    ],
    [
      'when a spot is not in its drawing',
      item('spot', { spots: ['entrance', 'pen', 'booth', 'campaign-poster', 'stranger'] }),
      'point.spots | pen | name one of: entrance',
    ],
    [
      'when most spots are right',
      item('spot', {
        spots: ['entrance', 'booth', 'campaign-poster', 'stranger'],
        right: ['booth', 'stranger', 'entrance'],
      }),
      'as many wrong spots as right',
    ],
    [
      'when two spots lie in one place',
      item('spot', {
        drawing: 'box-and-seals',
        spots: ['right-seal', 'broken-seal', 'slot', 'lid', 'wall'],
        right: ['broken-seal'],
      }),
      'list it or right-seal',
    ],
    [
      'when nothing is left out of an entry',
      item('log', { pieces: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, in: id !== 'a' })) }),
      'enter.pieces | 4 of 5 belong in',
    ],
    ['when it is reviewed by nobody', item('choice', { review: 'reviewed' }), 'pick.review | reviewed'],
    ['when a draft names a reviewer', item('choice', { reviewedBy: 'somebody' }), 'pick.review | draft'],
  ])('%s', (_, asked, line) => {
    expect(told(asked).join('\n')).toContain(line)
  })
})

describe('a number is refused', () => {
  const figures = item('number').figures
  const mistakes = item('number').mistakes
  test.each<[string, Record<string, unknown>, string]>([
    [
      'when a figure can fall below 0',
      {
        figures: figures.map((figure) =>
          figure.id === 'received' ? { id: 'received', from: 200, to: 600 } : figure,
        ),
      },
      'agree.figures.unused | -9 | choose bounds in which it never falls below 0',
    ],
    ['when what is asked is shown', { ask: 'votes' }, 'ask for a figure that is not shown'],
    [
      'when what is asked does not follow',
      { show: ['received', 'votes'] },
      'show the figures from which it follows',
    ],
    ['when a name leads nowhere', { show: ['received', 'votes', 'omega'] }, 'agree.show | omega'],
    [
      'when a figure follows from a later one',
      { figures: [...figures.slice(0, 3), { id: 'signed', plus: ['votes', 'unused'] }, ...figures.slice(4)] },
      'agree.figures.signed | unused | name a figure that stands before it',
    ],
    [
      'when the bounds are not met by whole steps',
      {
        figures: figures.map((figure) =>
          figure.id === 'received' ? { id: 'received', from: 400, to: 590, step: 50 } : figure,
        ),
      },
      'let “to” be reached',
    ],
    [
      'when the answer never differs',
      {
        figures: [
          { id: 'one', from: 5, to: 9 },
          { id: 'two', from: 3, to: 3 },
          { id: 'sum', plus: ['one', 'two'] },
          { id: 'rest', plus: ['sum'], minus: ['one'] },
        ],
        show: ['one', 'sum'],
        ask: 'rest',
        mistakes: [{ id: 'all', plus: ['sum'] }],
      },
      'let the answer differ',
    ],
    [
      'when a mistake is the right figure',
      { mistakes: [{ id: 'none', plus: ['received'], minus: ['votes', 'invalid'] }] },
      'agree.mistakes.none | none | it can be the right figure',
    ],
    [
      'when what is forgotten can be 0',
      {
        figures: figures.map((figure) =>
          figure.id === 'invalid' ? { id: 'invalid', from: 0, to: 9 } : figure,
        ),
      },
      'it can be the right figure',
    ],
    [
      'when two mistakes are one',
      { mistakes: [...mistakes, { id: 'again', plus: ['received'], minus: ['votes'] }] },
      'agree.mistakes.again | invalid-forgotten',
    ],
    [
      'when a mistake is made of what nobody sees',
      { show: ['received', 'signed'], mistakes: [{ id: 'hidden', plus: ['received'], minus: ['votes'] }] },
      'make it of what is shown',
    ],
    [
      'when a mistake is below 0',
      { mistakes: [{ id: 'back', plus: ['votes'], minus: ['received'] }] },
      'nobody answers below 0',
    ],
  ])('%s', (_, change, line) => {
    expect(told(item('number', change)).join('\n')).toContain(line)
  })
})

describe('words are refused', () => {
  const choice = item('choice')
  const ids = choice.options

  test('when one is missing, or there is one too many', () => {
    const { beta: _beta, ...rest } = wordsFor(choice).options ?? {}
    expect(told(choice, { options: { ...rest, omega: { text: 'says omega', why: 'because' } } })).toEqual([
      'voice | items.pick.options.beta | missing | write it',
      'voice | items.pick.options.omega | omega | remove or rename it: items.yml does not know it',
    ])
    expect(told(choice, { reasons: said(['alpha'], 'x') }).join()).toContain('items.pick.reasons.alpha')
    expect(told(item('match'), { pairs: { lefts: {}, rights: {} } }).join()).toContain(
      'items.belong.pairs.rights.four',
    )
    const number = item('number')
    expect(told(number, { figures: {} }).join()).toContain('items.agree.figures.unused | missing')
  })

  test('when a whole question is missing', () => {
    const topic = topicOf([choice])
    const voices = { en: { ...topicWords(topic), items: {} } }
    expect(bankProblems([{ facts: topic, voices }])).toEqual([
      { topic: 'counting', file: 'en', place: 'items.pick', value: 'missing', remedy: 'write it' },
    ])
  })

  test.each([
    ['ka', 'ყველა ზემოთ ჩამოთვლილი'],
    ['ka', 'ყველა პასუხი სწორია'],
    ['hy', 'բոլոր պատասխանները'],
    ['hy', 'վերը թվարկվածները'],
    ['az', 'yuxarıda sadalananlar'],
    ['az', 'Hamısı doğrudur'],
    ['en', 'All of the above'],
    ['en', 'None of these'],
  ] as const)('when an option speaks of the others: %s “%s”', (language, text) => {
    const topic = topicOf([choice])
    const words = topicWords(topic, { pick: { options: said(ids, 'one', 'two', 'three', text) } })
    const found = bankProblems([{ facts: topic, voices: { [language]: words } }])
    expect(found.map(({ remedy }) => remedy)).toEqual([
      'let an option speak of the matter, not of the other options',
    ])
  })

  test('and “all of the ballots” is not meant by it', () => {
    expect(
      told(choice, { options: said(ids, 'one', 'two', 'All of the ballots', 'none of the seals') }),
    ).toEqual([])
  })

  test('when a stem has a hidden turn', () => {
    for (const [language, stem] of [
      ['ka', 'ყველა სწორია, გარდა ერთისა. რომელი?'],
      ['hy', 'Որո՞նք են ճիշտ՝ բացառությամբ մեկի։'],
      ['az', 'Biri istisna olmaqla, hansı düzdür?'],
      ['en', 'All of these hold except one. Which?'],
    ] as const) {
      const topic = topicOf([choice])
      const found = bankProblems([
        { facts: topic, voices: { [language]: topicWords(topic, { pick: { stem } }) } },
      ])
      expect(
        found.map(({ place }) => place),
        language,
      ).toEqual(['items.pick.stem'])
    }
  })

  test('when there is more than plain text', () => {
    expect(told(choice, { explanation: 'See [the box](term:box).' }).join()).toContain('write plain text')
    expect(told(choice, { explanation: 'A **bold** word.' }).join()).toContain('write plain text')
  })

  test('when two options say the same', () => {
    expect(told(choice, { options: said(ids, 'Same', 'two', 'same', 'four') }).join()).toContain(
      'items.pick.gamma | alpha | say something else',
    )
  })

  test('when lengths differ much', () => {
    expect(
      told(choice, { options: said(ids, 'nine sign', 'a text of twenty-four ', 'eight si', 'of course') })
        .length,
    ).toBe(0)
    const long = 'a text that is far longer than all the others'
    expect(
      told(choice, { options: said(ids, 'short text', 'also short', long, 'short too') }).join(),
    ).toContain('options of 10, 10, 45, 9 letters | let the longest be at most 2.2 times')
    const several = item('several')
    const right = 'a right one that says a great deal'
    expect(
      told(several, {
        options: said(
          several.options,
          'a wrong one of little',
          right,
          'wrong and not so long',
          `${right} too`,
          'wrong and rather short',
        ),
      }).join(),
    ).toContain('make right and wrong options about as long as each other')
  })

  test('when a word or a number of the stem stands only in what is right', () => {
    const stem = 'The envelope is torn and 742 voters signed. What now?'
    const topic = topicOf([choice])
    const clue = (text: string, other = 'count the rest'): string => {
      const options = said(ids, other, text, 'call the chair', 'write it down')
      const en = topicWords(topic, { pick: { stem, options } })
      return bankProblems([{ facts: topic, voices: { en } }])
        .map(({ value, remedy }) => `${value} | ${remedy}`)
        .join()
    }
    expect(clue('show the envelopes')).toContain(
      'envelope | this word of the stem stands only in what is right',
    )
    expect(clue('write down 742')).toContain('742 | this word')
    expect(clue('show the envelopes', 'open the envelopes')).toBe('')
    expect(clue('what is now')).toBe('')
  })

  test('when the right option is too often the longest', () => {
    const items = Array.from({ length: 5 }, (_, at) =>
      item('choice', { id: `pick-${at}`, right: ids[at % 4] }),
    )
    const topic = topicOf(items)
    const words = (telling: number): Record<string, Partial<ItemWords>> =>
      Object.fromEntries(
        items.map((asked, at) => [
          asked.id,
          {
            options: said(
              ids,
              ...ids.map((id) =>
                at < telling && id === asked.right ? `${id} and much more` : `${id} as it is`,
              ),
            ),
          },
        ]),
      )
    expect(toldOf(topic, words(2))).toEqual([])
    expect(toldOf(topic, words(3)).join()).toContain(
      'the right option is the longest in 3 of 5: pick-0, pick-1, pick-2 | shorten it',
    )
  })

  test('when a translation has other numbers', () => {
    const topic = topicOf([choice])
    const source = topicWords(topic, { pick: { explanation: '1 350 ballots in 27 books at 20:00' } })
    const found = (explanation: string): string[] =>
      bankProblems([
        { facts: topic, voices: { ka: source, az: topicWords(topic, { pick: { explanation } }) } },
      ]).map(({ file, place, value }) => `${file} ${place} ${value}`)
    expect(found('27 kitabçada 1.350 bülleten, saat 20:00-da')).toEqual([])
    expect(found('27 kitabçada 1.305 bülleten, saat 20:00-da')).toEqual([
      'az items.pick.explanation 1305 20:00 27',
    ])
    expect(found('kitabçada bülleten')).toEqual(['az items.pick.explanation no numbers'])
  })
})

describe('a topic is refused', () => {
  const options = item('choice').options

  test('when right answers keep to one place', () => {
    const at = (places: readonly number[]): string =>
      toldOf(
        topicOf(
          places.map((place, number) => item('choice', { id: `pick-${number}x`, right: options[place] })),
        ),
      ).join()
    expect(at([0, 1, 2, 1])).toBe('')
    expect(at([1, 1, 2, 1])).toContain('3 of 4 right answers stand in place 2 | spread')
  })

  test('when all statements are true', () => {
    const all = (rights: readonly boolean[]): string =>
      toldOf(
        topicOf(
          rights.map((right, at) =>
            item('truth', { id: `hold-${at}x`, right, reason: ['alpha', 'beta', 'gamma'][at] }),
          ),
        ),
      ).join()
    expect(all([true, true, false])).toBe('')
    expect(all([true, true, true])).toContain('all 3 statements are true | write true and false')
  })

  test('when an id comes twice', () => {
    expect(toldOf(topicOf([item('choice'), item('choice')])).join()).toContain('items | pick | give it an id')
  })
})

describe('a bank is refused', () => {
  const other = (items: readonly Item[]): Topic => topicOf(items, { id: 'closing', order: 20 })

  test('when two topics have a question of one id', () => {
    const found = bankProblems([
      spoken(topicOf([item('choice')])),
      spoken(other([item('choice')]), { pick: { stem: 'Quite another thing altogether' } }),
    ])
    expect(found.map(({ topic, value }) => `${topic} ${value}`)).toEqual(['closing counting/pick'])
  })

  test('when one question is asked twice, in any one language', () => {
    const stem = 'Two ballots are short after every pile was counted twice by others. What do you write?'
    for (const language of LANGUAGES) {
      const [here, there] = [topicOf([item('choice')]), other([item('choice', { id: 'pick-again' })])]
      const found = bankProblems([
        { facts: here, voices: { [language]: topicWords(here, { pick: { stem } }) } },
        {
          facts: there,
          voices: {
            [language]: topicWords(there, { 'pick-again': { stem: stem.replace('short', 'missing') } }),
          },
        },
      ])
      expect(found, language).toEqual([
        {
          topic: 'closing',
          file: language,
          place: 'items.pick-again.stem',
          value: 'counting/pick',
          remedy: 'ask something else: that question asks nearly the same in nearly the same words',
        },
      ])
    }
  })

  test('when nearly all statements are true', () => {
    const truths = Array.from({ length: 12 }, (_, at) =>
      item('truth', {
        id: `hold-${'abcdefghijkl'[at]}${at}`,
        right: at !== 3,
        reason: ['alpha', 'beta', 'gamma'][at % 3],
      }),
    )
    expect(toldOf(topicOf(truths)).join()).toContain('11 of 12 statements of the bank are true')
  })
})
