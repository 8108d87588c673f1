import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { optionsIn } from '../../../src/core/question/item-words.ts'
import { makeItem } from '../../../src/core/question/make.ts'
import { markAnswer } from '../../../src/core/question/mark.ts'
import type { OpenedItem } from '../../../src/core/question/open-item.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { Feedback } from '../../../src/ui/tests/answer/feedback.tsx'
import { ShelfProvider } from '../../../src/ui/state.ts'
import { EVERY_KIND, fullAnswer, item, wordsFor } from '../../core/question/items.ts'
import { draw, wordsOfRoom } from '../scenario/speech.ts'
import { drawAll, gapsIn, questionsOf, TOPICS, written } from './bank.ts'
import { twinOf } from './twin.ts'

const en = wordsOfRoom('en', 'tests')

function Came({
  opened,
  answer,
  seed = 's',
}: {
  opened: OpenedItem
  answer: string | undefined
  seed?: string
}) {
  const mark = markAnswer(opened.item, answer ?? '', seed)
  return <Feedback opened={opened} made={makeItem(opened.item, seed)} mark={mark} answer={answer} />
}

function came(of: Item, answer: string | undefined): string {
  return draw(<Came opened={{ item: of, words: wordsFor(of), topic: 'counting' }} answer={answer} />, 'en')
}

/** An answer in which something is not as it should be: the right one of a question with another key. */
function otherAnswer(of: Item, seed: string): string {
  const { item: twin, figures } = twinOf(makeItem(of, seed))
  return fullAnswer(twin, figures)
}

describe.each(TOPICS)('what came of the questions on %s', (topic) => {
  test.each(LANGUAGES)('is said in %s part by part, whatever was answered', (language) => {
    const cases = questionsOf(topic, language).flatMap((opened) => {
      const right = fullAnswer(opened.item, makeItem(opened.item, 's').figures)
      const other = otherAnswer(opened.item, 's')
      return [right, other, '', undefined].map((answer) => ({ opened, answer }))
    })
    const drawn = drawAll(
      cases.map((each, at) => <Came key={at} {...each} />),
      language,
    )
    for (const [at, { opened }] of cases.entries()) {
      const { item: each, words } = opened
      const html = drawn[at] ?? ''
      expect(gapsIn(html), each.id).toEqual([])
      expect(html, each.id).toContain(written(words.explanation))
      expect(html).toContain(`href="/guide/${each.guide}"`)
      if (each.kind === 'number') continue // of its mistakes only the one that was made is told
      for (const { text, why } of optionsIn(each, words).values()) {
        expect(html, each.id).toContain(written(text))
        expect(html, each.id).toContain(written(why))
      }
    }
  })
})

describe('what came of it', () => {
  test.each(EVERY_KIND.map((each) => [each.kind, each] as const))(
    'is said of a %s in a heading that takes the focus',
    (_, each) => {
      const right = fullAnswer(each, makeItem(each, 's').figures)
      expect(came(each, right)).toContain(`<h3 class="ts-verdict" tabindex="-1">${en['verdictWhole']}</h3>`)
      expect(came(each, undefined)).toContain(en['verdictOpen'])
      expect(came(each, otherAnswer(each, 's'))).not.toContain(en['verdictWhole'])
    },
  )

  test('tells what was chosen first, then what would have been right, and folds the rest away', () => {
    const html = came(item('choice'), 'gamma')
    const said = [...html.matchAll(/data-is="(\w+)"/g)].map(([, is]) => is)
    expect(said).toEqual(['yours', 'so', 'rest', 'rest'])
    expect(html.indexOf('<details')).toBeGreaterThan(html.indexOf('says beta'))
    expect(html).toContain(`<b>${en['yours']}</b><p>says gamma</p><p class="small">because of gamma</p>`)
  })

  test('of ticks says what was there, what was too much and what was missing', () => {
    const html = came(item('several'), 'alpha,beta')
    for (const [key, text] of [
      ['yoursSo', 'beta'],
      ['yoursNot', 'alpha'],
      ['soToo', 'delta'],
    ])
      expect(html).toContain(`<b>${en[key ?? '']}</b><p>says ${text}</p>`)
    expect(came(item('several'), 'beta')).toContain('Partly so: 1 of 2.')
  })

  test('of a sum names the way it was made, where that is known', () => {
    const number = item('number')
    const { figures } = makeItem(number, 's')
    const forgotten = (figures['received'] ?? 0) - (figures['votes'] ?? 0)
    expect(came(number, String(forgotten))).toContain(`${forgotten} – says invalid-forgotten`)
    expect(came(number, String(forgotten))).toContain(`<p>${figures['unused']}</p>`)
    expect(came(number, '1')).not.toContain('says')
  })

  test('of an order says where a step had stood', () => {
    const html = came(item('order'), 'beta>gamma>delta>epsilon>alpha')
    expect(html).toContain('You had it at no. 5')
    expect(html.match(new RegExp(en['inOrder'] ?? '', 'g'))).toHaveLength(4)
  })

  test('of pairs says what was chosen, where that is not so', () => {
    const html = came(item('match'), 'alpha=two,beta=two')
    expect(html).toContain('You chose: to two')
    expect(html).toContain('<p>says alpha → <b>to one</b></p>')
  })

  test('names the source, and says that no lawyer has looked at it', () => {
    const law = { acts: { code: 'The Code' }, texts: {}, status: '', sources: {} }
    const opened = { item: item('choice'), words: wordsFor(item('choice')), topic: 'counting' }
    const html = draw(
      <ShelfProvider value={new Map([['en/law', law]])}>
        <Came opened={opened} answer="beta" />
      </ShelfProvider>,
      'en',
    )
    expect(html).toContain('The Code')
    expect(html).toContain(wordsOfRoom('en', 'guide')['unverified'])
  })
})

test.each(LANGUAGES)('no word in %s blames whoever answers', (language) => {
  const blame = /\b(fail|wrong|incorrect|error|mistake)|შეცდომ|არასწორ|ჩაიჭრ|սխալ|ձախող|səhv|yanlış|kəsil/i
  expect(Object.values(wordsOfRoom(language, 'tests')).filter((text) => blame.test(text))).toEqual([])
})
