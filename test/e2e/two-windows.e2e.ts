import type { Locator, Page } from '@playwright/test'
import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { bestPlay } from '../../src/core/scenario/debrief.ts'
import { eventOfStep } from '../../src/core/scenario/event-of-step.ts'
import { Answerer } from './answerer.ts'
import { ENTRANCE, Examinee, SEAT } from './examinee.ts'
import { attemptsOn } from './kept.ts'
import { codeWith, exerciseWith, Learner } from './learner.ts'
import { findings, tooSmall, wear } from './looks.ts'
import { Player } from './player.ts'
import { Member, Trainer } from './room-people.ts'
import { expect, type Phone, test, word } from './stage.ts'

/* Case 28: what somebody answers is answered in one window; another one shows it, to be read, until one goes on there. */

/** What a window says in which something is only read. */
function said(page: Page, language: Language = 'en'): Locator {
  return page.getByRole('status').getByText(word(language, 'tests:otherWindow'), { exact: true })
}

async function goOnIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: word('en', 'tests:goOnHere'), exact: true }).click()
  await expect(said(page)).toHaveCount(0)
}

/** The events of everything that was done on the phone, of one kind. */
async function eventsOf(page: Page, kind: string): Promise<string[]> {
  const all = (await attemptsOn(page)).filter((attempt) => attempt.kind === kind)
  return all.flatMap(({ events }) => events.map(({ act, object }) => `${act} ${object}`))
}

/** Takes the page away as a phone does that wants its memory for something else. */
async function crash(mine: Phone, page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const tools = await mine.tools(page)
  tools.send('Page.crash').catch(() => undefined) // the page is gone before it can answer
  await crashed
}

test('[case 28] of two windows on one exam one leads, the other shows it to be read, until one goes on there or the first crashes', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const one = new Examinee(await mine.open(ENTRANCE), 'en')
  await host.stop()
  await one.begin()
  await one.choose(one.wrong)
  await one.saved()
  const other = new Examinee(await mine.another(SEAT), 'en')
  other.paper = one.paper
  other.answers.set(one.question.item, one.wrong)
  await expect(said(other.page)).toBeVisible()
  await other.expectHere()
  const before = await eventsOf(one.page, 'exam')
  for (const control of [other.option(other.right), other.button('exam:next'), other.button('exam:flag')]) {
    await expect(control).toBeDisabled()
    await control.click({ force: true })
  }
  await other.expectHere()
  expect(await eventsOf(one.page, 'exam')).toEqual(before)
  await expect(said(one.page)).toHaveCount(0)
  await one.next()
  await one.choose(one.right)
  await one.saved()

  await goOnIn(other.page)
  for (const [item, answer] of one.answers) other.answers.set(item, answer)
  other.at = one.at
  await other.expectHere()
  await expect(other.page.locator('h1')).toBeFocused()
  await expect(said(one.page)).toBeVisible()
  await expect(one.option(one.wrong)).toBeDisabled()
  await other.choose(other.wrong)
  await other.next()
  await other.choose(other.right)
  await other.saved()
  await one.expectHere() // it stands as it was left, and says so

  await crash(mine, other.page)
  for (const [item, answer] of other.answers) one.answers.set(item, answer)
  one.at = other.at
  await expect(said(one.page)).toHaveCount(0)
  await one.expectHere()
  await one.expectMap()
  await one.finish()
  await one.expectResult()
})

test('[case 28] what is asked before the end of an exam does not stay in front of it when another window goes on, and its end is shown in both', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const one = new Examinee(await mine.open(ENTRANCE), 'en')
  await one.begin()
  await one.choose(one.right)
  await one.saved()
  const other = new Examinee(await mine.another(SEAT), 'en')
  other.paper = one.paper
  other.answers.set(one.question.item, one.right)
  await expect(said(other.page)).toBeVisible()
  await one.button('exam:allQuestions').click()
  await one.inDialog('exam:finish').click()
  await expect(one.inDialog('exam:finishYes')).toBeVisible()
  await goOnIn(other.page)
  await expect(said(one.page)).toBeVisible()
  await expect(one.page.locator('dialog[open]')).toHaveCount(0)
  await other.finish()
  await other.expectResult()
  await one.expectResult()
})

test('[case 28] of two windows on one topic each question is answered in the one that leads', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const one = new Answerer(await mine.open('/tests/topic/counting'), 'en')
  await one.asked()
  const other = new Answerer(await mine.another('/tests/topic/counting'), 'en')
  await expect(said(other.page)).toBeVisible()
  await expect(other.button('tests:check')).toBeDisabled()
  const first = await one.answerRight()
  await one.saved()
  await goOnIn(other.page)
  await expect(said(one.page)).toBeVisible()
  await expect(one.button('tests:next')).toBeDisabled()
  await expect.poll(async () => (await other.asked()).item.id).not.toBe(first.item.id)
  await other.answerRight()
  await other.saved()
  await other.page.close()
  await expect(said(one.page)).toHaveCount(0)
  await one.answerRight()
  await one.saved()
  const chosen = (await eventsOf(one.page, 'questions')).filter((event) => event.startsWith('chose'))
  expect(new Set(chosen).size).toBe(3)
})

test('[case 28] the day’s review is answered in one window, and goes on in the other when the first crashes', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const one = new Answerer(await mine.open('/tests/review'), 'en')
  await one.answerRight()
  await one.saved()
  const other = new Answerer(await mine.another('/tests/review'), 'en')
  await expect(said(other.page)).toBeVisible()
  await expect(other.button('tests:check')).toBeDisabled()
  await crash(mine, one.page)
  await expect(said(other.page)).toHaveCount(0)
  await other.answerRight()
  await other.saved()
  expect((await attemptsOn(other.page)).filter(({ kind }) => kind === 'review')).toHaveLength(1)
})

test('[case 28] a protocol is filled in one window; the other shows its boxes, and goes on with what stands in them', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const address = `/protocols/night/${codeWith('guided')}`
  const exercise = exerciseWith('guided')
  const one = new Learner(await mine.open(address), 'en', exercise)
  await one.begin()
  await one.goTo('voters-unified')
  await one.box('voters-unified').fill('100')
  await one.saved()
  const other = new Learner(await mine.another(address), 'en', exercise)
  await expect(said(other.page)).toBeVisible()
  await expect(other.box('voters-unified')).toHaveValue('100')
  await expect(other.box('voters-unified')).toBeDisabled()
  await one.box('voters-special').fill('8')
  await one.page.keyboard.press('Tab')
  await one.saved()
  await goOnIn(other.page)
  await expect(other.box('voters-special')).toHaveValue('8')
  await expect(said(one.page)).toBeVisible()
  await expect(one.box('voters-special')).toBeDisabled()
  await other.box('voters-special').fill('9')
  await other.page.keyboard.press('Tab')
  await other.saved()
  await goOnIn(one.page)
  await expect(one.box('voters-special')).toHaveValue('9')
  await expect(said(other.page)).toBeVisible()
})

test('[case 28] a scene is played in one window: in the other nothing is said, until one goes on there', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const scene = 'inked-voter'
  const one = new Player(await mine.open(`/scenarios/${scene}`), 'en', scene)
  await one.begin()
  await one.saved()
  const other = new Player(await mine.another(`/scenarios/${scene}?play`), 'en', scene)
  await expect(said(other.page)).toBeVisible()
  await other.expectHere()
  await expect(other.page.locator('.sc-go')).toBeDisabled()
  const best = bestPlay(one.scene).path.map((step) => eventOfStep(one.scene, step))
  for (const event of best.slice(0, 2)) await one.act(event)
  await one.saved()
  await goOnIn(other.page)
  other.play = one.play
  await other.expectHere()
  await expect(said(one.page)).toBeVisible()
  for (const event of best.slice(2)) await other.act(event)
  await other.expectHere()
  expect(other.isOver).toBe(true)
  await other.button('scenario:toDebrief').click()
  await expect(said(one.page)).toHaveCount(0)
  one.play = other.play
  await one.expectHere()
  const [kept] = (await attemptsOn(one.page)).filter(({ kind }) => kind === 'scenario')
  expect(kept?.events.filter(({ act }) => act === 'chose').map(({ object }) => object)).toEqual(
    best.filter(({ act }) => act === 'chose').map(({ object }) => object),
  )
})

test('[case 28] a seat in the room is answered from one window', async ({ savedPhone }) => {
  const mine = await savedPhone('en')
  const trainer = new Trainer(await mine.open('/room/host'), 'en')
  const code = await trainer.openRoom({ size: 5 })
  const one = new Member(await mine.another('/room/join'), 'en', 7)
  await one.join(code)
  await one.answer(0)
  const other = new Member(await mine.another('/room/join'), 'en', 7)
  await expect(said(other.page)).toBeVisible()
  await other.isAt(0)
  expect(await other.chosen()).toEqual(await one.chosen())
  await expect(other.page.locator('.rs-question input').first()).toBeDisabled()
  await one.next(0)
  await one.answer(1)
  await goOnIn(other.page)
  await other.isAt(1)
  await expect(said(one.page)).toBeVisible()
  await expect(one.page.locator('.rs-question input').first()).toBeDisabled()
  await other.next(1)
  await other.answer(2)
  await crash(mine, other.page)
  await expect(said(one.page)).toHaveCount(0)
  await one.isAt(2)
})

for (const language of LANGUAGES)
  test(`[case 28] [${language}] what a window says that does not lead is read whole at 320 px with the largest text, and its button is a thumb wide`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language, { lessMotion: true })
    const page = await mine.open('/settings')
    await page.setViewportSize({ width: 320, height: 640 })
    await wear(page, host.url, 'light', true)
    await page.goto(`${host.url}${ENTRANCE}`)
    await new Examinee(page, language).begin()
    const other = await mine.another(SEAT)
    await other.setViewportSize({ width: 320, height: 640 })
    await expect(said(other, language)).toBeVisible()
    expect(await findings(other)).toEqual([])
    expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(await tooSmall(other)).toEqual([])
  })
