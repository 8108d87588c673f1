import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { parse } from 'yaml'
import type { Language } from '../../src/core/language.ts'
import { readAnswer } from '../../src/core/question/answer.ts'
import { weightsIn } from '../../src/core/question/figures.ts'
import { type OpenedItem, openItems } from '../../src/core/question/open-item.ts'
import type { ItemOf } from '../../src/core/question/question.ts'
import { fullAnswer } from '../core/question/items.ts'
import { expect, word } from './stage.ts'

const FOLDER = 'content/questions'

/** Every question of the content by what it asks, in one language. */
function bankIn(language: Language): ReadonlyMap<string, OpenedItem> {
  const read = (topic: string, file: string): Record<string, unknown> =>
    parse(readFileSync(join(FOLDER, topic, file), 'utf8')) as Record<string, unknown>
  const all = readdirSync(FOLDER).flatMap((topic) =>
    openItems({ reads: 1, topic: read(topic, 'items.yml'), words: read(topic, `${language}.yml`) }),
  )
  return new Map(all.map((opened) => [opened.words.stem, opened]))
}

/** A person who practises and reviews, and knows every answer; what is asked is found by what is written on the screen. */
export class Answerer {
  private readonly bank: ReadonlyMap<string, OpenedItem>

  constructor(
    public page: Page,
    readonly language: Language,
  ) {
    this.bank = bankIn(language)
  }

  says(key: `${string}:${string}`, blanks: Readonly<Record<string, string | number>> = {}): string {
    return word(this.language, key, blanks)
  }

  button(key: `${string}:${string}`): Locator {
    return this.page.locator('main').getByRole('button', { name: this.says(key), exact: true })
  }

  link(name: string): Locator {
    return this.page.locator('main').getByRole('link', { name }).first()
  }

  get verdict(): Locator {
    return this.page.locator('.ts-verdict')
  }

  /** The question on the screen, waiting for its answer. */
  async asked(): Promise<OpenedItem> {
    await expect(this.button('tests:check')).toBeVisible()
    const stem = (await this.page.locator('h2#question').textContent()) ?? ''
    const opened = this.bank.get(stem)
    if (!opened) throw new Error(`Nobody knows “${stem}”`)
    return opened
  }

  /** Gives an answer as the events write it, as a finger would, and does not have it checked yet. */
  async give({ item }: OpenedItem, text: string): Promise<void> {
    const answer = readAnswer(item, text)
    if (!answer) throw new Error(`“${text}” is no answer to ${item.id}`)
    const card = (value: string): Locator => this.page.locator(`.ts-card input[value="${value}"]`)
    switch (answer.kind) {
      case 'choice':
        return card(answer.option).check()
      case 'several':
      case 'spot':
      case 'log':
        for (const id of answer.ids) await card(id).check()
        return
      case 'truth':
        await card(String(answer.verdict)).check()
        if (answer.reason !== undefined) await card(answer.reason).check()
        return
      case 'order':
        for (const [at, id] of answer.steps.entries()) await this.lift(id, at)
        return
      case 'match':
        for (const [left, right] of answer.pairs)
          await this.page.locator(`[id="question-${left}"]`).selectOption(right)
        return
      case 'number':
        await this.page.locator('[id="question-figure"]').fill(String(answer.value))
    }
  }

  /** The answer in which nothing is missing. */
  async rightAnswer({ item }: OpenedItem): Promise<string> {
    return fullAnswer(item, item.kind === 'number' ? { [item.ask]: await this.reckon(item) } : {})
  }

  /** An answer with something right and something not, where the kind has room for both: all that can be told of it is then told. */
  halfAnswer({ item }: OpenedItem): string {
    switch (item.kind) {
      case 'choice':
        return item.options.find((option) => option !== item.right) ?? ''
      case 'several':
        return halfOf(item.options, item.right)
      case 'spot':
        return halfOf(item.spots, item.right)
      case 'log':
        return halfOf(
          item.pieces.map(({ id }) => id),
          item.pieces.filter((piece) => piece.in).map(({ id }) => id),
        )
      case 'truth':
        return `${!item.right}:${item.reasons.find((reason) => reason !== item.reason) ?? ''}`
      case 'order':
        return [...item.steps.slice(1), ...item.steps.slice(0, 1)].join('>')
      case 'match':
        return item.pairs.map(({ left }, at) => `${left}=${item.pairs[at && 1]?.right}`).join(',')
      case 'number':
        return '7'
    }
  }

  async check(): Promise<void> {
    await this.button('tests:check').click()
    await expect(this.verdict).toBeVisible()
  }

  /** Answers what is asked in full; gives what it was. */
  async answerRight(): Promise<OpenedItem> {
    const opened = await this.asked()
    await this.give(opened, await this.rightAnswer(opened))
    await this.check()
    return opened
  }

  /** Goes on to another question, or to the end. */
  async next(): Promise<void> {
    await this.button('tests:next').click()
    await expect(this.verdict).toHaveCount(0)
  }

  /** Until what was answered is said to be on the phone. */
  async saved(): Promise<void> {
    await expect(this.page.locator('.saved-state[data-kept=saved]')).toBeVisible()
  }

  /** Brings a step up to its place. */
  private async lift(id: string, to: number): Promise<void> {
    const up = this.page.locator(`[id="question-up-${id}"]`)
    const at = (): Promise<number> =>
      this.page
        .locator('.ts-order > li')
        .evaluateAll(
          (rows, button) => rows.findIndex((row) => row.querySelector(`[id="${button}"]`)),
          `question-up-${id}`,
        )
    for (let from = await at(); from > to; from--) {
      await up.click()
      await expect.poll(at).toBe(from - 1)
    }
  }

  /** Works out a figure from those shown, adding and taking away. */
  private async reckon(item: ItemOf<'number'>): Promise<number> {
    const texts = await this.page.locator('.ts-figures td').allTextContents()
    const shown = texts.map((text) => Number(text.replace(/\D/g, '')))
    const weights = weightsIn(item)
    const wanted = weights.get(item.ask) ?? new Map<string, number>()
    const sources = item.figures.map(({ id }) => id)
    const way = waysOver(item.show.length).find((times) =>
      sources.every(
        (source) =>
          item.show.reduce(
            (sum, id, at) => sum + (times[at] ?? 0) * (weights.get(id)?.get(source) ?? 0),
            0,
          ) === (wanted.get(source) ?? 0),
      ),
    )
    if (!way) throw new Error(`${item.id} does not follow from what is shown`)
    return way.reduce((sum, times, at) => sum + times * (shown[at] ?? 0), 0)
  }
}

/** One that belongs there and one that does not. */
function halfOf(all: readonly string[], right: readonly string[]): string {
  return [right[0], all.find((id) => !right.includes(id))].join(',')
}

/** Every way to add, take away or leave alone so many figures. */
function waysOver(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]]
  return waysOver(count - 1).flatMap((way) => [0, 1, -1].map((times) => [...way, times]))
}
