import type { Locator, Page } from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import {
  QUIZ_KINDS,
  QUIZ_MODES,
  type QuizKinds,
  type QuizMode,
  type QuizSize,
} from '../../src/core/room/start.ts'
import { attemptsOn } from './kept.ts'
import { expect, word } from './stage.ts'

/** Somebody in a quiz in the room, finding things by what they read. */
class Person {
  constructor(
    public page: Page,
    readonly language: Language,
  ) {}

  says(key: `${string}:${string}`, blanks: Readonly<Record<string, string | number>> = {}): string {
    return word(this.language, key, blanks)
  }

  button(key: `${string}:${string}`, blanks: Readonly<Record<string, string | number>> = {}): Locator {
    return this.page.locator('main').getByRole('button', { name: this.says(key, blanks), exact: true })
  }

  link(key: `${string}:${string}`): Locator {
    return this.page.locator('main').getByRole('link', { name: this.says(key), exact: true })
  }
}

/** A quiz as a trainer chooses it. */
export interface Wanted {
  readonly size: QuizSize
  readonly mode?: QuizMode
  readonly kinds?: QuizKinds
  readonly topic?: number
}

/** Whoever leads. */
export class Trainer extends Person {
  /** Opens a room from the desk; gives its start code. */
  async openRoom({ size, mode = 'led', kinds = 'quick', topic = 0 }: Wanted): Promise<string> {
    const { page } = this
    await this.link('desk:new').click()
    await page.locator('#quiz-topic').selectOption(String(topic))
    await page.getByRole('radio', { name: String(size), exact: true }).check()
    await page.locator('input[name=mode]').nth(QUIZ_MODES.indexOf(mode)).check()
    await page.locator('input[name=kinds]').nth(QUIZ_KINDS.indexOf(kinds)).check()
    await this.button('desk:toQuestions').click()
    await this.button('desk:open').click()
    await expect(page).toHaveURL(/\/room\/host\/[0-9a-f-]{36}$/)
    return this.code()
  }

  /** Presses a button of a page that was opened anew. */
  async press(page: Page, key: `${string}:${string}`): Promise<void> {
    this.page = page
    await this.button(key).click()
  }

  /** The start code as it stands on the page. */
  async code(): Promise<string> {
    return (await this.page.locator('.rd-signs > [aria-hidden]').first().innerText()).replace(/\s/g, '')
  }

  /** The address of the room's desk, or of one of its pages. */
  at(page = ''): string {
    const desk = new URL(this.page.url()).pathname.split('/').slice(0, 4).join('/')
    return page === '' ? desk : `${desk}/${page}`
  }

  /** What stands of each seat in the report: seat → right of. */
  async figures(): Promise<ReadonlyMap<number, string>> {
    const rows = this.page
      .getByRole('table', { name: this.says('desk-back:peopleTitle') })
      .locator('tbody tr')
    const cells = await rows.evaluateAll((lines) =>
      lines.map((line) => [...line.children].map((cell) => cell.textContent ?? '')),
    )
    return new Map(cells.map(([seat = '', , right = '']) => [Number(seat), right]))
  }
}

/** Whoever takes part. */
export class Member extends Person {
  constructor(
    page: Page,
    language: Language,
    readonly seat: number,
  ) {
    super(page, language)
  }

  /** Takes the seat with the code typed as a hasty hand types it. */
  async join(code: string): Promise<void> {
    await this.page.locator('#code').fill(code.toLowerCase())
    await this.page.locator('#seat').fill(String(this.seat))
    await this.button('room:join').click()
    await this.isAt(0)
  }

  /** The question of a place is on the screen. */
  async isAt(place: number): Promise<void> {
    await expect(this.page.locator('#question')).toContainText(
      place === 0 ? this.says('room:warmUp') : String(place),
    )
  }

  /** What was chosen on the screen. */
  async chosen(): Promise<string[]> {
    return this.page
      .locator('.rs-question input:checked')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  }

  /** Chooses something at the place that is shown: another thing for each seat and place. */
  async answer(place: number): Promise<void> {
    const options = this.page.locator('.rs-question input')
    const count = await options.count()
    await options.nth((this.seat + place) % count).check()
    await this.saved()
  }

  async next(place: number): Promise<void> {
    await this.button('room:nextIs', { number: place + 1 }).click()
    await this.isAt(place + 1)
  }

  /** Until what was done is said to be on the phone. */
  async saved(): Promise<void> {
    await expect(this.page.locator('.saved-state[data-kept=saved]')).toBeVisible()
  }

  /** Ends the quiz; that is asked once. */
  async finish(): Promise<void> {
    await this.button('room:finish').click()
    await this.page
      .locator('dialog[open]')
      .getByRole('button', { name: this.says('room:finishYes'), exact: true })
      .click()
    await expect(this.square).toBeVisible()
  }

  get square(): Locator {
    return this.page.locator('.rs-square svg.square').first()
  }

  /** The answer code as it is read aloud. */
  async code(): Promise<string> {
    return this.page.locator('.rs-code').innerText()
  }

  /** How the quiz came out by this phone's own attempt: right and of. */
  async own(): Promise<{ readonly right: number; readonly of: number }> {
    const quizzes = (await attemptsOn(this.page)).filter(({ kind }) => kind === 'room')
    const scores = quizzes.at(-1)?.result?.scores?.['all']
    if (!scores) throw new Error(`Seat ${this.seat} has no result`)
    return scores
  }
}
