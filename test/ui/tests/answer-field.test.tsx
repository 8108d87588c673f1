import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { optionsIn } from '../../../src/core/question/item-words.ts'
import { type MadeItem, makeItem } from '../../../src/core/question/make.ts'
import type { Item } from '../../../src/core/question/question.ts'
import type { ItemWords } from '../../../src/core/question/question-words.ts'
import { AnswerField } from '../../../src/ui/tests/answer/answer-field.tsx'
import { EVERY_KIND, fullAnswer, item, wordsFor } from '../../core/question/items.ts'
import { draw } from '../scenario/speech.ts'
import { drawAll, gapsIn, questionsOf, TOPICS, written } from './bank.ts'
import { twinOf } from './twin.ts'

const nothing = (): void => undefined

const field = (made: MadeItem, words: ItemWords, value: string | undefined) => (
  <AnswerField item={made.item} words={words} made={made} stem="stem" value={value} onChange={nothing} />
)

/** A question of a kind as it is asked. */
function asked(of: Item, value?: string): string {
  return draw(field(makeItem(of, 's'), wordsFor(of), value), 'en')
}

describe.each(TOPICS)('the questions on %s', (topic) => {
  test.each(LANGUAGES)('are all asked in %s, open and answered, and say nothing of their key', (language) => {
    const questions = questionsOf(topic, language)
    expect(questions.length).toBeGreaterThan(3)
    const cases = questions.flatMap(({ item: each, words }) => {
      const made = makeItem(each, 'seed')
      return [undefined, fullAnswer(each, made.figures)].map((value) => ({ made, words, value }))
    })
    const drawn = drawAll(
      cases.map(({ made, words, value }) => field(made, words, value)),
      language,
    )
    const twins = drawAll(
      cases.map(({ made, words, value }) => field(twinOf(made), words, value)),
      language,
    )
    for (const [at, { made, words, value }] of cases.entries()) {
      const { item: each } = made
      const html = drawn[at] ?? ''
      expect(gapsIn(html), each.id).toEqual([])
      expect(html, each.id).toBe(twins[at])
      expect(html, each.id).not.toContain(written(words.explanation))
      for (const { text, why } of optionsIn(each, words).values()) {
        expect(html, each.id).not.toContain(written(why))
        // what one may have got wrong in a sum would tell how it is done
        if (each.kind === 'number') expect(html).not.toContain(written(text))
        else if (each.kind !== 'truth' || value !== undefined) expect(html).toContain(written(text))
      }
    }
  })
})

describe('a field', () => {
  test.each(EVERY_KIND.map((each) => [each.kind, each] as const))(
    'for a %s is named by its question',
    (_, each) => {
      expect(asked(each)).toMatch(/aria-labelledby="stem|<label for="stem-figure"/)
    },
  )

  test('for one of several has radios that the whole card answers for, and shows which is chosen', () => {
    const html = asked(item('choice'), 'gamma')
    expect(
      html.match(/<label class="ts-card" data-on="(true|false)"><input type="radio" name="stem-one"/g),
    ).toHaveLength(4)
    expect(html.match(/checked/g)).toHaveLength(1)
    expect(html).toMatch(/data-on="true"><input type="radio"[^>]*value="gamma"[^>]*checked/)
  })

  test('for several has boxes to tick', () => {
    expect(asked(item('several'), 'beta,delta').match(/type="checkbox"[^>]*checked/g)).toHaveLength(2)
  })

  test('for a statement asks for the reason only once one has said whether it holds', () => {
    expect(asked(item('truth')).match(/type="radio"/g)).toHaveLength(2)
    expect(asked(item('truth'), 'false:').match(/type="radio"/g)).toHaveLength(5)
  })

  test('for an order stands as it was made until something is moved, and every button says what it moves', () => {
    const steps = item('order')
    const texts = [...asked(steps).matchAll(/<span>says (\w+)<\/span>/g)].map(([, id]) => id)
    expect(texts).toEqual(makeItem(steps, 's').shown)
    const html = asked(steps, 'epsilon>alpha>beta>gamma>delta')
    expect(html).toContain('aria-label="Move down: says epsilon"')
    expect(html).toMatch(/aria-disabled="true" aria-label="Move up: says epsilon"/)
    expect(html).toMatch(/aria-disabled="true" aria-label="Move down: says delta"/)
  })

  test('for what belongs to what has a labelled list beside each left', () => {
    const html = asked(item('match'), 'alpha=one')
    for (const left of ['alpha', 'beta', 'gamma', 'delta'])
      expect(html).toContain(`<label for="stem-${left}">says ${left}</label>`)
    expect(html.match(/<option selected value="one"/g)).toHaveLength(1)
  })

  test('for a figure shows those it must agree with and never the one that is asked', () => {
    const number = item('number')
    const { figures } = makeItem(number, 's')
    const html = asked(number)
    for (const id of number.show) expect(html).toContain(`<td>${figures[id]}</td>`)
    expect(html).not.toContain(String(figures['unused']))
    expect(html).toContain('inputmode="numeric"')
  })

  test('for places on a drawing has their numbers in it, for the finger only, and a box to tick for each', () => {
    const html = asked(item('spot'), 'stranger')
    expect(html.match(/tabIndex="-1" class="ts-dot"/gi)).toHaveLength(5)
    expect(html).toMatch(/<div class="ts-picture" aria-hidden="true">/)
    expect(html.match(/type="checkbox"/g)).toHaveLength(5)
    expect(html.match(/data-tone="on"/g)).toHaveLength(1)
  })

  test('that is disabled takes nothing', () => {
    const words = wordsFor(item('choice'))
    const made = makeItem(item('choice'), 's')
    const html = draw(
      <AnswerField
        item={made.item}
        words={words}
        made={made}
        stem="stem"
        value={undefined}
        onChange={nothing}
        disabled
      />,
      'en',
    )
    expect(html).toMatch(/<fieldset[^>]*disabled/)
  })
})
