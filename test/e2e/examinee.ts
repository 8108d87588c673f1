import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { parse } from 'yaml'
import { drawPaper, type PaperQuestion } from '../../src/core/exam/draw-paper.ts'
import { type Exam, examSchema } from '../../src/core/exam/exam.ts'
import { readExamCode } from '../../src/core/exam/exam-code.ts'
import { type ExamResult, resultOf } from '../../src/core/exam/exam-result.ts'
import { type Longer, timeGiven } from '../../src/core/exam/sitting.ts'
import type { Language } from '../../src/core/language.ts'
import { optionsIn, picksIn } from '../../src/core/question/item-words.ts'
import type { Item } from '../../src/core/question/question.ts'
import { type ItemWords, type TopicWords, topicWordsSchema } from '../../src/core/question/question-words.ts'
import { BANK, ITEMS } from '../core/exam/real-bank.ts'
import { expect, word } from './stage.ts'

/** The exam for officers of the election administration, as the content has it. */
export const OFFICER: Exam = examSchema.parse(
  parse(readFileSync(join('content/exams/officer', 'exam.yml'), 'utf8')),
)

/** The way in to it. */
export const ENTRANCE = `/tests/exam/${OFFICER.id}`

/** Where it is sat. */
export const SEAT = `${ENTRANCE}?sit`

/** The paper of a code, drawn from the content. */
export function paperOf(code: string): readonly PaperQuestion[] {
  const read = readExamCode(code)
  if (!read.ok) throw new Error(`${code}: ${read.problem}`)
  return drawPaper(OFFICER, BANK, read.value.seed)
}

const topics = new Map<string, TopicWords>()

/** A language's words for a topic of the content. */
export function topicIn(language: Language, topic: string): TopicWords {
  const file = join('content/questions', topic, `${language}.yml`)
  const known = topics.get(file) ?? topicWordsSchema.parse(parse(readFileSync(file, 'utf8')))
  topics.set(file, known)
  return known
}

/** A language's words for a question of the content. */
export function wordsIn(language: Language, { topic, item }: PaperQuestion): ItemWords {
  const words = topicIn(language, topic).items[item]
  if (!words) throw new Error(`No words for ${topic}/${item} in ${language}`)
  return words
}

/** A person who sits the officers' exam, and knows what they did. */
export class Examinee {
  paper: readonly PaperQuestion[] = []
  /** The place of the question shown, from 0. */
  at = 0
  readonly answers = new Map<string, string>()
  readonly flagged = new Set<string>()

  constructor(
    public page: Page,
    readonly language: Language,
  ) {}

  says(key: `${string}:${string}`, blanks: Readonly<Record<string, string | number>> = {}): string {
    return word(this.language, key, blanks)
  }

  button(key: `${string}:${string}`): Locator {
    return this.page.locator('article').getByRole('button', { name: this.says(key), exact: true })
  }

  /** A button of the dialog that lies open. */
  inDialog(key: `${string}:${string}`): Locator {
    return this.page.locator('dialog[open]').getByRole('button', { name: this.says(key), exact: true })
  }

  get question(): PaperQuestion {
    const question = this.paper[this.at]
    if (!question) throw new Error(`No question ${this.at + 1}`)
    return question
  }

  get item(): Item {
    return itemOf(this.question)
  }

  get words(): ItemWords {
    return wordsIn(this.language, this.question)
  }

  get timer(): Locator {
    return this.page.getByRole('timer')
  }

  /** Begins at the entrance, on the paper whose code stands there. */
  async begin(): Promise<string> {
    const shown = this.page.locator('.ts-e-code')
    const code = (await shown.innerText()).trim()
    this.paper = paperOf(code)
    await this.button('exam:begin').click()
    await this.expectHere()
    return code
  }

  /** Takes more time than the exam gives, or no clock. */
  async takeTime(longer: Longer): Promise<void> {
    await this.page
      .locator('summary')
      .filter({ hasText: this.says('exam:timeTitle') })
      .click()
    const minutes = Math.ceil((timeGiven(OFFICER, { longer }) ?? 0) / 60_000)
    await this.page.getByLabel(this.says(`exam:longer_${longer}`, { minutes })).check()
  }

  /** Begins the paper of a code. */
  async beginWith(code: string): Promise<void> {
    await this.typeCode(code)
    await expect(this.page.getByText(this.says('exam:codeTaken'))).toBeVisible()
    expect(paperOf(await this.begin())).toEqual(paperOf(code))
  }

  async typeCode(code: string): Promise<void> {
    await this.page.locator('.code-field input').fill(code)
    await this.button('exam:codeOpen').click()
  }

  /** What stands on the screen is the question, the answer and the mark that this person left there; and nothing tells what is right. */
  async expectHere(): Promise<void> {
    const { item } = this.question
    await expect
      .poll(() => this.page.evaluate(whatStands))
      .toEqual({
        heading: this.says('exam:questionOf', { number: this.at + 1, of: this.paper.length }),
        stem: this.words.stem,
        given: [this.answers.get(item)].filter((answer) => answer !== undefined),
        flagged: String(this.flagged.has(item)),
      })
    await this.expectNothingTold()
  }

  /** Neither on the screen nor behind it stands why an answer is right, or what to take along. */
  async expectNothingTold(): Promise<void> {
    const page = (await this.page.content()).replaceAll('&amp;', '&').replaceAll('&nbsp;', '\u00a0')
    expect(page).toContain(this.words.stem) // so a secret would be found as well
    const whys = [...optionsIn(this.item, this.words).values()].map(({ why }) => why)
    for (const secret of [this.words.explanation, ...whys])
      expect(page.includes(secret), `told before the end: ${secret}`).toBe(false)
  }

  option(id: string): Locator {
    const text = optionsIn(this.item, this.words).get(id)?.text ?? '?'
    return this.page.getByLabel(text, { exact: true })
  }

  get right(): string {
    return picksIn(this.item).right[0] ?? '?'
  }

  get wrong(): string {
    const { ids, right } = picksIn(this.item)
    return ids.find((id) => !right.includes(id)) ?? '?'
  }

  async choose(id: string): Promise<void> {
    await this.option(id).check()
    this.answers.set(this.question.item, id)
  }

  async flag(): Promise<void> {
    await this.button('exam:flag').click()
    this.flagged.add(this.question.item)
  }

  async next(): Promise<void> {
    await this.button('exam:next').click()
    this.at += 1
    await this.expectHere()
  }

  /** Goes to a question by the map, by its number from 1. */
  async goTo(number: number): Promise<void> {
    await this.button('exam:allQuestions').click()
    await this.page
      .locator('.ts-e-place')
      .nth(number - 1)
      .click()
    this.at = number - 1
    await this.expectHere()
  }

  /** Every question stands on the map as this person left it. */
  async expectMap(): Promise<void> {
    await this.button('exam:allQuestions').click()
    await expect(this.page.locator('.ts-e-place')).toHaveText(
      this.paper.map(
        ({ item }, at) =>
          String(at + 1) +
          this.says(this.answers.has(item) ? 'exam:answered' : 'exam:open') +
          (this.flagged.has(item) ? `, ${this.says('exam:flagged')}` : '') +
          (at === this.at ? this.says('exam:here') : ''),
      ),
    )
    await this.inDialog('common:close').click()
  }

  /** Until what was done is said to be on the phone. */
  async saved(): Promise<void> {
    await expect(this.page.locator('.saved-state[data-kept=saved]')).toBeVisible()
  }

  /** The seconds that the clock shows. */
  async secondsLeft(): Promise<number> {
    const [minutes = 0, seconds = 0] = (await this.timer.innerText()).split(':').map(Number)
    return minutes * 60 + seconds
  }

  /** Ends the exam; that is asked once, with what is still open. */
  async finish(): Promise<void> {
    await this.button('exam:allQuestions').click()
    await this.inDialog('exam:finish').click()
    await this.confirmEnd()
  }

  async confirmEnd(): Promise<void> {
    const open = this.paper.length - this.answers.size
    const asked = this.page.locator('dialog[open]')
    await expect(asked).toContainText(
      open === 0
        ? this.says('exam:noneOpen')
        : this.says(open === 1 ? 'exam:openCount_one' : 'exam:openCount_other', { count: open }),
    )
    await this.inDialog('exam:finishYes').click()
  }

  get result(): ExamResult {
    return resultOf(OFFICER, this.paper, ITEMS, { answers: this.answers })
  }

  /** The result as a person would add it up: the figure, a row for each topic, a line for each question. */
  async expectResult(): Promise<void> {
    const { page, result } = this
    const figure = (right: number, of: number): string => this.says('exam:rightOf', { right, of })
    await expect(page.locator('.ts-e-figure')).toHaveText(figure(result.right, result.of))
    await expect(page.locator('.ts-e-topics tbody tr')).toHaveText(
      result.topics.map(({ topic, right, of }) => topicIn(this.language, topic).title + figure(right, of)),
    )
    await expect(page.locator('article ol > li > details > summary')).toHaveText(
      this.paper.map((question, at) => {
        const { given, mark } = result.questions[at] ?? { given: undefined, mark: { whole: false } }
        const outcome = given === undefined ? 'notAnswered' : mark.whole ? 'wholly' : 'notRight'
        return `${at + 1}. ${wordsIn(this.language, question).stem} ${this.says(`exam:${outcome}`)}`
      }),
    )
  }
}

function itemOf({ item }: PaperQuestion): Item {
  const found = ITEMS.get(item)
  if (!found) throw new Error(`No question ${item}`)
  return found
}

/** The question on the screen, read in the page at one moment. */
function whatStands() {
  const text = (place: string): string | undefined => document.querySelector(place)?.textContent ?? undefined
  return {
    heading: text('#question'),
    stem: text('.ts-e-stem'),
    given: [...document.querySelectorAll<HTMLInputElement>('.ts-card input:checked')].map(
      ({ value }) => value,
    ),
    flagged: document.querySelector('.ts-e-question button[aria-pressed]')?.getAttribute('aria-pressed'),
  }
}
