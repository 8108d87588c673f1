import type { Locator, Page } from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import { fieldOf } from '../../src/core/protocol/box.ts'
import { writeCode } from '../../src/core/protocol/code.ts'
import { type Exercise, type Level, makeExercise } from '../../src/core/protocol/exercise.ts'
import { GENERATOR } from '../../src/core/protocol/night.ts'
import { contentOf, readSheet, type Sheet } from '../../src/core/protocol/paper.ts'
import { SHELF } from '../core/protocol/shelf.ts'
import { expect, word } from './stage.ts'

/** The exercise a phone makes of a form's number, a level and a seed: both sides make it from the same content. */
export function exerciseWith(level: Level, seed = 11, form = 1): Exercise {
  const made = makeExercise({ form, level, seed, generator: GENERATOR }, SHELF)
  if (!made.ok) throw new Error(`${form} ${level} ${seed}: ${made.problem}`)
  return made.value
}

/** The code of an exercise. */
export function codeWith(level: Level, seed = 11, form = 1): string {
  return writeCode({ form, level, seed, generator: GENERATOR })
}

/** What somebody writes where no fact says what is right. */
const OWN_WORDS = 'copied wrongly from the log-book'

/** A person at an exercise, who finds things by what is written on them. */
export class Learner {
  constructor(
    readonly page: Page,
    readonly language: Language,
    readonly exercise: Exercise,
  ) {}

  private says(key: `${string}:${string}`, blanks: Readonly<Record<string, string | number>> = {}): string {
    return word(this.language, key, blanks)
  }

  button(key: `${string}:${string}`, blanks: Readonly<Record<string, string | number>> = {}): Locator {
    return this.page.locator('main').getByRole('button', { name: this.says(key, blanks), exact: true })
  }

  box(path: string): Locator {
    return this.page.locator(`[id="pr:${path}"]`)
  }

  get next(): Locator {
    return this.page.locator('[id="pr:next"]')
  }

  async begin(): Promise<void> {
    await this.button('protocol-run:start').click()
  }

  /** Until what was done is said to be on the phone. */
  async saved(): Promise<void> {
    await expect(this.page.getByText(this.says('practice:saved'), { exact: true })).toBeVisible()
  }

  /** Fills the boxes of the section on the screen from a sheet. */
  async fillSection(sheet: Sheet): Promise<void> {
    const ids = await this.page
      .locator('main input[id^="pr:"]:visible:not([readonly]):not([disabled])')
      .evaluateAll((inputs) => inputs.map(({ id }) => id))
    const paper = readSheet(this.exercise.form, sheet)
    for (const id of ids) {
      const [, box = '', part = ''] = id.split(':')
      const { count, text, ticks } = contentOf(paper, box)
      const kind = this.exercise.form.fields.find((field) => field.id === fieldOf(box))?.kind
      const input = this.page.locator(`[id="${id}"]`)
      if (kind === 'ticks') await input.setChecked(ticks.includes(part))
      else if (kind === 'date-time') {
        const moment = text || this.exercise.night.texts['drawn-up-at']
        await input.fill(moment.split('T')[part === '' ? 0 : 1] ?? '')
      } else if (kind === 'text') await input.fill(text || OWN_WORDS)
      else await input.fill(count === null ? text : String(count))
    }
  }

  /** Fills every section and goes on to the last page; sections that were handed over are passed. */
  async fillForm(sheet: Sheet): Promise<void> {
    for (let at = 0; at <= this.exercise.form.sections.length; at++) {
      if (await this.page.locator('.pr-e-last').isVisible()) return
      await this.fillSection(sheet)
      await this.leaveSection()
    }
    await expect(this.page.locator('.pr-e-last')).toBeVisible()
  }

  /** Goes on; where something does not agree, says that it was compared with the papers. */
  async leaveSection(): Promise<void> {
    const before = await this.sectionShown()
    const agree = this.page.locator('input[id^="accept:"]:visible')
    await this.next.click()
    await expect
      .poll(async () => (await this.sectionShown()) !== before || (await agree.count()) > 0)
      .toBe(true)
    if ((await this.sectionShown()) !== before) return
    await agree.check()
    await this.next.click()
    await expect.poll(() => this.sectionShown()).not.toBe(before)
  }

  private async sectionShown(): Promise<string> {
    return (await this.page.locator('main h2:visible').allTextContents()).join('|')
  }

  /** Goes on, past what was handed over filled in, until a box can be typed in. */
  async goTo(path: string): Promise<void> {
    const box = this.page.locator(`input[id="pr:${path}"]`)
    for (let passed = 0; passed < 3 && !(await box.isVisible()); passed++) await this.leaveSection()
    await expect(box).toBeVisible()
  }

  /** Answers as the generator knows to be right, and ends the run. */
  async answer(): Promise<void> {
    const { planted, remedy, base } = this.exercise
    if (planted.length === 0) {
      await this.page.getByLabel(this.says('protocol-run:isWrongNo')).check()
    } else {
      if (!base) await this.page.getByLabel(this.says('protocol-run:isWrongYes')).check()
      const world = planted.every(({ fault }) => fault.layer === 'world')
      if (!base && !world)
        for (const box of planted.flatMap(({ boxes }) => boxes))
          await this.page.locator(`main [data-box="${box}"]`).click()
      await this.page.locator(`input[name=cause][value="${planted[0]?.fault.kind}"]`).check()
      await this.page.locator(`input[name=remedy][value="${remedy}"]`).check()
    }
    await this.button('protocol-run:finish').click()
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(
      this.says('protocol-run:stage_debrief'),
    )
  }

  /** Whether every figure of the debrief is full, by the name a reader sees. */
  async expectAllFull(): Promise<void> {
    const cards = this.page.locator('.pr-r-cards > div')
    await expect(cards.first()).toBeVisible()
    const said = await cards.evaluateAll((all) =>
      all.map(
        (card) =>
          `${card.querySelector('dt')?.textContent}: ${card.querySelector('b')?.textContent} ${card.getAttribute('data-full')}`,
      ),
    )
    expect(said.filter((line) => !line.endsWith(' true'))).toEqual([])
  }
}
