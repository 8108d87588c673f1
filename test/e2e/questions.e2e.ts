import type { Page } from '@playwright/test'
import { type Attempt, attemptSchema } from '../../src/core/attempt/attempt.ts'
import { answeredIn } from '../../src/core/question/answered.ts'
import { QUESTION_KINDS } from '../../src/core/question/question-kinds.ts'
import { Answerer } from './answerer.ts'
import { expectClockOff } from './clock.ts'
import { fillDisk, freeDisk } from './disk.ts'
import { attemptsOn } from './kept.ts'
import { expect, test, word } from './stage.ts'

/* Practice, review and progress on a phone with the server stopped. The mock exam is in exam.e2e.ts. */

const TOPIC = '/tests/topic/counting'
const YEAR = 365 * 86_400_000

/** What lies on the phone of a kind, each as its format says. */
async function keptOf(page: Page, kind: Attempt['kind']): Promise<Attempt[]> {
  const all = (await attemptsOn(page)).filter((attempt) => attempt.kind === kind)
  return all.map((attempt) => attemptSchema.parse(attempt))
}

async function answersOn(page: Page): Promise<string[]> {
  const all = [...(await keptOf(page, 'questions')), ...(await keptOf(page, 'review'))]
  return all.flatMap(answeredIn).map(({ item, right, of }) => `${item} ${right}/${of}`)
}

test('[az] each kind of question is answered with the server stopped, told at once with its source and its place in the guide, and kept though the phone dies', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(180_000)
  const language = 'az'
  const mine = await savedPhone(language)
  const she = new Answerer(await mine.open('/tests'), language)
  await host.stop()
  await she.page.locator(`main a[href="${TOPIC}"]`).click()
  const kinds = new Set<string>()
  const places = new Set<string>()
  const given: string[] = []
  while (kinds.size < QUESTION_KINDS.length && given.length < 12) {
    const { item, words } = await she.answerRight()
    await expect(she.verdict).toHaveText(she.says('tests:verdictWhole'))
    await expect(she.verdict).toBeFocused()
    await expect(she.page.locator('.ts-along')).toHaveText(words.explanation)
    await expect(she.page.locator('summary', { hasText: `${she.says('guide:source')}: ` })).toBeVisible()
    const place = await she.link(she.says('tests:toGuide')).getAttribute('href')
    expect(place).toBe(`/guide/${item.guide}`)
    places.add(place ?? '')
    await she.saved()
    given.push(`${item.id} ${markOf(await keptOf(she.page, 'questions'), item.id)}`)
    if (kinds.has(item.kind)) {
      await she.next()
      continue
    }
    kinds.add(item.kind)
    await mine.kill()
    she.page = await mine.open(TOPIC)
    expect(await answersOn(she.page)).toEqual(given)
  }
  expect(kinds).toEqual(new Set<string>(QUESTION_KINDS))
  expect(given.every((line) => isFull(line))).toBe(true)
  await she.answerRight()
  await she.page.locator('summary', { hasText: she.says('guide:source') }).click()
  await expect(she.page.locator('.ts-feedback details[open] li').first()).not.toBeEmpty()
  await expect(she.page.locator('.ts-feedback a[href^="/guide/"]')).toHaveCount(1)
  await she.page.getByRole('link', { name: she.says('tests:toAll') }).click()
  // whoever goes elsewhere has ended it
  await expect.poll(() => areOver(she.page)).toEqual([true])
  for (const place of places) {
    const page = await mine.open(place)
    await expect(page.locator(`[id="${place.split('#')[1] ?? 'app'}"]`)).toBeInViewport()
  }
})

/** Of each sitting of practice, whether it is over. */
async function areOver(page: Page): Promise<boolean[]> {
  return (await keptOf(page, 'questions')).map(({ endedAt }) => endedAt !== undefined)
}

function markOf(attempts: readonly Attempt[], item: string): string {
  const last = attempts.flatMap(answeredIn).findLast((answered) => answered.item === item)
  return last ? `${last.right}/${last.of}` : 'not kept'
}

function isFull(line: string): boolean {
  const [, right, of] = / (\d+)\/(\d+)$/.exec(line) ?? []
  return right !== undefined && right === of
}

test('who reads up in the guide comes back to the same question of the same sitting, which is over once they go elsewhere', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const she = new Answerer(await mine.open('/tests'), 'en')
  const { page } = she
  await host.stop()
  const reads = async (): Promise<void> => {
    const before = await areOver(page)
    await she.link(she.says('tests:toGuide')).click()
    await expect(page).toHaveURL(/\/guide\//)
    await page.locator('main h1').waitFor()
    await page.locator(`main a[href^="/glossary"], main a[href^="/cards/"]`).first().click()
    await expect(page).not.toHaveURL(/\/guide\//)
    await page.goBack()
    await page.locator('main h1').waitFor()
    expect(await areOver(page)).toEqual(before)
    await page.goBack()
  }
  const comesBack = async (said: readonly string[]): Promise<void> => {
    await expect(she.verdict).toBeFocused()
    expect(await page.locator('.ts-turn').allInnerTexts()).toEqual(said)
  }

  await page.locator(`main a[href="${TOPIC}"]`).click()
  const first = (await she.answerRight()).item.id
  await she.saved()
  const said = await page.locator('.ts-turn').allInnerTexts()
  await reads()
  await comesBack(said)
  await she.next()
  const second = (await she.answerRight()).item.id
  await she.saved()
  expect((await keptOf(page, 'questions')).map((each) => answeredIn(each).map(({ item }) => item))).toEqual([
    [first, second],
  ])
  // once more, and from there somewhere else: over, and nothing waits there any more
  await she.link(she.says('tests:toGuide')).click()
  await expect(page).toHaveURL(/\/guide\//)
  expect(await areOver(page)).toEqual([false])
  await page.locator('nav a[href="/practice"]').first().click()
  await expect.poll(() => areOver(page)).toEqual([true])
  await page.goBack()
  await page.goBack()
  expect([first, second]).not.toContain((await she.asked()).item.id)
  expect(await areOver(page)).toEqual([true])

  // of today's ten minutes the same question is there, too
  await page.getByRole('link', { name: she.says('tests:toAll') }).click()
  await page.locator('.ts-next').getByRole('link').click()
  await she.answerRight()
  await she.saved()
  const reviewed = await page.locator('.ts-turn').allInnerTexts()
  await reads()
  await comesBack(reviewed)
  await she.next()
  await she.answerRight()
  await she.saved()
  expect((await keptOf(page, 'review')).map((each) => answeredIn(each).length)).toEqual([2])
})

test('what did not come out is told without blame and comes back among the weak spots until it is known', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const she = new Answerer(await mine.open(TOPIC), 'en')
  await host.stop()
  const missed = await she.asked()
  const { item, words } = missed
  if (item.kind !== 'choice') throw new Error('The topic begins with another kind')
  const other = item.options.find((option) => option !== item.right) ?? '?'
  await she.button('tests:check').click()
  await expect(she.page.getByRole('alert').filter({ hasText: she.says('tests:answerFirst') })).toBeVisible()
  await she.give(missed, other)
  await she.check()
  await expect(she.verdict).toHaveText(she.says('tests:verdictNone'))
  const parts = she.page.locator('.ts-feedback .ts-part:visible')
  await expect(parts.nth(0)).toContainText(words.options?.[other]?.why ?? '?')
  await expect(parts.nth(1)).toContainText(words.options?.[item.right]?.why ?? '?')
  await expect(she.page.locator('main')).not.toContainText(/\bfail|\bwrong!/i)
  await she.saved()
  await she.page.goto(`${host.url}/tests`)
  await she.link(she.says('tests:weakTitle')).click()
  expect((await she.asked()).item.id).toBe(item.id)
  await she.button('tests:showMe').click()
  await expect(she.verdict).toBeFocused()
  await she.next()
  expect((await she.answerRight()).item.id).toBe(item.id)
  await she.saved()
  await she.next()
  await expect(she.page.getByRole('heading', { name: she.says('tests:weakDoneTitle') })).toBeFocused()
  await she.page.reload()
  await expect(she.page.getByRole('heading', { name: she.says('tests:noWeakTitle') })).toBeVisible()
})

test('today’s ten minutes are begun, go on after the phone has died, and end with enough for today', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(90_000)
  const mine = await savedPhone('en')
  const she = new Answerer(await mine.open('/tests'), 'en')
  await host.stop()
  const begin = she.page.locator('.ts-next')
  await expect(begin).toContainText(she.says('tests:reviewTitle'))
  await begin.getByRole('link', { name: she.says('tests:begin') }).click()
  const seen: string[] = []
  for (let turn = 0; turn < 4; turn++) {
    seen.push((await she.answerRight()).item.id)
    await she.saved()
    await she.next()
  }
  await she.asked()
  await mine.kill()
  she.page = await mine.open('/tests')
  await she.page
    .locator('.ts-next')
    .getByRole('link', { name: she.says('tests:goOn') })
    .click()
  const end = she.page.getByRole('heading', { name: she.says('tests:enoughTitle') })
  for (let turn = 0; turn < 40 && !(await end.isVisible()); turn++) {
    const { item } = await she.asked()
    expect(seen).not.toContain(item.id)
    seen.push(item.id)
    await she.button('tests:showMe').click()
    await she.next()
    await expect(end.or(she.button('tests:check'))).toBeVisible()
  }
  await expect(end).toBeFocused()
  expect(seen.length).toBeGreaterThan(10)
  await expect(she.page.locator('progress')).toHaveCount(0)
  await expect(she.page.locator('.ready-words')).toContainText(`${she.says('tests:ready')}: `)
  await expect
    .poll(async () => (await keptOf(she.page, 'review')).map(({ result }) => result?.completion))
    .toEqual([true])
  expect((await answersOn(she.page)).map((line) => line.split(' ')[0])).toEqual(seen)
  await mine.kill()
  she.page = await mine.open('/tests')
  await expect(she.page.locator('.ts-next')).toContainText(she.says('tests:enoughTitle'))
  await she.page.locator('.ts-next').getByRole('link').click()
  await she.button('tests:fewMore').click()
  await she.asked()
})

test('a polling day that was set is kept, and everything is reckoned for it', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/tests')
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel(word('en', 'tests:pollingTitle')).fill(day)
  await expect.poll(() => pollingDayOn(page)).toBe(day)
  await mine.kill()
  const again = await mine.open('/progress')
  const said = again.getByText(new RegExp(word('en', 'mine:readyDay', { day: '.*' })))
  await expect(said).toContainText(String(Number(day.slice(8))))
  await again.getByRole('link', { name: word('en', 'mine:setDay') }).click()
  const field = again.getByLabel(word('en', 'tests:pollingTitle'))
  await expect(field).toHaveValue(day)
  await field.fill('')
  await expect.poll(() => pollingDayOn(again)).toBe(undefined)
  await again.goto(`${host.url}/progress`)
  await expect(again.getByText(word('en', 'mine:readySoon'))).toBeVisible()
})

/** The polling day as it lies on the phone. */
function pollingDayOn(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const open = indexedDB.open('ubani')
    const db = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result)
    })
    const read = db.transaction('settings').objectStore('settings').get('preferences')
    const row = await new Promise<{ value?: { pollingDay?: string } } | undefined>((done) => {
      read.onsuccess = () => done(read.result as { value?: { pollingDay?: string } } | undefined)
    })
    db.close()
    return row?.value?.pollingDay
  })
}

test('a full disk is said, practice goes on, and all of it is kept once there is room', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const she = new Answerer(await mine.open(TOPIC), 'en')
  const given = [(await she.answerRight()).item.id]
  await she.saved()
  await fillDisk(she.page)
  for (let turn = 0; turn < 2; turn++) {
    await she.next()
    given.push((await she.answerRight()).item.id)
    await expect(she.page.getByText(she.says('tests:notSaved'))).toBeVisible()
  }
  await freeDisk(she.page)
  await she.button('practice:saveAgain').click()
  await she.saved()
  await mine.kill()
  she.page = await mine.open(TOPIC)
  expect((await answersOn(she.page)).map((line) => line.split(' ')[0])).toEqual(given)
  expect(given).not.toContain((await she.asked()).item.id)
})

test('[case 12] a clock set back by a year breaks nothing, and neither does setting it right', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const she = new Answerer(await mine.open('/tests/review'), 'en')
  await host.stop()
  const given: string[] = []
  const answer = async (times: number): Promise<void> => {
    for (let turn = 0; turn < times; turn++) {
      given.push((await she.answerRight()).item.id)
      await she.saved()
      await she.next()
    }
  }
  await answer(2)
  const now = Date.now()
  for (const [moved, days] of [
    [now - YEAR, -365],
    [now + 60_000, 0],
  ] as const) {
    await she.page.clock.setSystemTime(moved)
    await expectClockOff(she.page, days)
    await answer(1) // in the window that was open
    for (const path of ['/tests', '/progress', '/tests/review']) {
      await she.page.goto(host.url + path)
      await expect(she.page.locator('main h2').first()).not.toBeEmpty()
      await expect(she.page.locator('main')).not.toContainText(/NaN|Infinity|undefined/)
    }
    await answer(2)
  }
  expect(new Set((await answersOn(she.page)).map((line) => line.split(' ')[0]))).toEqual(new Set(given))
  await she.page.goto(`${host.url}/progress`)
  await expect(
    she.page.getByText(she.says('mine:answers', { n: given.length }), { exact: true }),
  ).toBeVisible()
})

test('progress shows what was done and one next step', async ({ savedPhone, host }) => {
  const mine = await savedPhone('en')
  const she = new Answerer(await mine.open('/progress'), 'en')
  await host.stop()
  const next = she.page.locator('.mi-next a')
  await expect(she.page.locator('.mi-next')).toContainText(she.says('mine:next_guide'))
  await expect(next).toHaveCount(1)
  await she.page.goto(host.url + TOPIC)
  for (let turn = 0; turn < 3; turn++) {
    await she.answerRight()
    await she.saved()
    await she.next()
  }
  await she.page.goto(`${host.url}/checklist`)
  await she.page.getByRole('checkbox').first().check()
  await mine.kill()
  she.page = await mine.open('/progress')
  await expect(she.page.getByText(she.says('mine:answers', { n: 3 }), { exact: true })).toBeVisible()
  await expect(she.page.locator('.mi-list').first().locator('li')).toHaveCount(4)
  await expect(she.page.locator('.ready-words').first()).toContainText(/: [123]\b/)
  // the days are drawn for the eye, and stand in a table for everybody
  const days = she.page.locator('section[aria-labelledby=days]')
  await days.locator('summary').click()
  await expect(days.locator('tbody tr')).toHaveCount(14)
  await expect(days.locator('tbody tr').last().locator('td')).toHaveText('3')
  await expect(she.page.locator('.mi-next')).toContainText(she.says('mine:next_review'))
  await she.page.locator('.mi-next a').click()
  await she.asked()
})
