import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { codedSigns } from '../../src/core/coded-signs.ts'
import { readExamCode, showCode, writeExamCode } from '../../src/core/exam/exam-code.ts'
import { replaySitting } from '../../src/core/exam/sitting.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../src/core/language.ts'
import type { Pack } from '../../src/core/pack/content.ts'
import { clockOff, expectClockOff } from './clock.ts'
import { fillDisk, freeDisk } from './disk.ts'
import { builtManifest, builtPacks, daysFrom, fewPacks, published, signed, written } from './editions.ts'
import { ENTRANCE, Examinee, OFFICER, paperOf, SEAT, topicIn, wordsIn } from './examinee.ts'
import { attemptsOn } from './kept.ts'
import { expect, NO_LOCKS, savePacks, test, word } from './stage.ts'

/* The mock exam on a phone with the server stopped. */

/** What a restart of a busy machine's browser may take beyond what this test measures (s). */
const SLACK = 3

/** The exams that lie on the phone, in the order in which they were begun. */
async function examsOn(page: Page) {
  return (await attemptsOn(page)).filter(({ kind }) => kind === 'exam')
}

for (const language of LANGUAGES)
  test(`[case 2] [${language}] a whole exam with the server stopped, the phone dying three times on the way, and the result stays`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(120_000)
    const mine = await savedPhone(language)
    await host.stop()
    const me = new Examinee(await mine.open('/tests'), language)
    await me.page.locator(`main a[href="${ENTRANCE}"]`).first().click()
    await me.begin()
    expect(me.paper).toHaveLength(24)
    for (;;) {
      await me.choose(me.at % 3 === 1 ? me.wrong : me.right)
      if (me.at % 7 === 2) await me.flag()
      if ([5, 11, 22].includes(me.at)) {
        await me.saved()
        const [left, seen] = [await me.secondsLeft(), Date.now()]
        await mine.kill()
        me.page = await mine.open(ENTRANCE)
        await me.page
          .locator('main')
          .getByRole('link', { name: me.says('exam:goOn'), exact: true })
          .click()
        await me.expectHere()
        const leftNow = await me.secondsLeft()
        expect(leftNow).toBeLessThanOrEqual(left)
        expect(left - leftNow).toBeLessThanOrEqual((Date.now() - seen) / 1000 + SLACK)
        await me.expectMap()
      }
      if (me.at + 1 === me.paper.length) break
      await me.next()
    }
    await me.button('exam:finish').click()
    await me.confirmEnd()
    await me.expectResult()
    expect(me.result.right).toBe(16)
    await me.page.locator('article ol details').nth(1).locator('summary').click()
    const [, missed] = me.paper
    if (!missed) throw new Error('The paper has one question only')
    await expect(me.page.locator('article ol details').nth(1)).toContainText(
      wordsIn(language, missed).explanation,
    )

    await mine.shut()
    me.page = await mine.open(ENTRANCE)
    await me.page.locator('.ts-e-past a').first().click()
    await me.expectResult()
    const [kept] = await examsOn(me.page)
    expect(kept?.result).toMatchObject({ completion: true, scores: { all: { right: 16, of: 24 } } })
    expect(replaySitting(kept?.events ?? []).answers).toEqual(me.answers)
  })

/** What each question of the paper asks, by what stands on the screen: the question and its options in their order. */
async function asked(me: Examinee): Promise<string[]> {
  const found: string[] = []
  for (;;) {
    const stem = await me.page.locator('.ts-e-stem').innerText()
    const question = paperStems(me.language).get(stem.trim()) ?? stem
    const options = await me.page
      .locator('.ts-card input')
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')).join())
    found.push(`${question}: ${options}`)
    if (me.at + 1 === me.paper.length) return found
    await me.next()
  }
}

/** The questions of every topic of the exam by what they say in a language. */
function paperStems(language: Language): ReadonlyMap<string, string> {
  return new Map(
    OFFICER.topics.flatMap(({ topic }) =>
      Object.entries(topicIn(language, topic).items).map(
        ([item, { stem }]) => [stem, `${topic}/${item}`] as const,
      ),
    ),
  )
}

test('the same code asks the same questions, in the same order, on a phone in another language', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(90_000)
  const [hers, his] = [await savedPhone('ka'), await savedPhone('hy')]
  const one = new Examinee(await hers.open(ENTRANCE), 'ka')
  const other = new Examinee(await his.open(ENTRANCE), 'hy')
  await host.stop()
  const code = await one.begin()
  await other.beginWith(code.toLowerCase().replace('-', ' '))
  const questions = await asked(one)
  expect(new Set(questions).size).toBe(24)
  expect(await asked(other)).toEqual(questions)
})

/** Presses Tab, or another key, until something has the focus. */
async function walkTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor()
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press(key)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`No key leads to ${String(target)}`)
}

/** Closes what lies over the page, as Escape does, and presses what it was asked for with in the same instant. */
async function closeAndPress(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog[open]')?.close()
    if (document.activeElement instanceof HTMLElement) document.activeElement.click()
  })
}

test('an exam is begun, answered, marked and ended by keyboard alone', async ({ savedPhone, host }) => {
  const mine = await savedPhone('en')
  const me = new Examinee(await mine.open(ENTRANCE), 'en')
  const { page } = me
  const { keyboard } = page
  await host.stop()
  me.paper = paperOf(await page.locator('.ts-e-code').innerText())
  await walkTo(page, me.button('exam:begin'))
  await keyboard.press('Enter')
  await me.expectHere()

  await walkTo(page, page.locator('.ts-card input').first())
  await keyboard.press('Space')
  await keyboard.press('ArrowDown')
  const second = page.locator('.ts-card input').nth(1)
  await expect(second).toBeChecked()
  me.answers.set(me.question.item, (await second.getAttribute('value')) ?? '?')
  await walkTo(page, me.button('exam:flag'))
  await keyboard.press('Enter')
  me.flagged.add(me.question.item)
  await me.expectHere()
  await walkTo(page, me.button('exam:next'))
  await keyboard.press('Enter')
  me.at = 1
  await me.expectHere()
  await expect(page.locator('#question')).toBeFocused()

  await walkTo(page, me.button('exam:allQuestions'), 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(page.locator('dialog[open]')).toBeVisible()
  await keyboard.press('Escape')
  await expect(me.button('exam:allQuestions')).toBeFocused()
  await keyboard.press('Enter')
  await closeAndPress(page)
  await expect(page.locator('dialog[open]')).toBeVisible()
  await walkTo(page, page.locator('.ts-e-place').nth(23))
  await keyboard.press('Enter')
  me.at = 23
  await me.expectHere()
  await expect(page.locator('#question')).toBeFocused()
  await walkTo(page, page.locator('.ts-card input').first())
  await keyboard.press('Space')
  me.answers.set(
    me.question.item,
    (await page.locator('.ts-card input:checked').getAttribute('value')) ?? '?',
  )

  await walkTo(page, me.button('exam:finish'))
  await keyboard.press('Enter')
  const sure = page.locator('dialog[open]')
  await expect(sure).toContainText(me.says('exam:openCount_other', { count: 22 }))
  await expect(sure).toContainText(me.says('exam:flaggedCount_one', { count: 1 }))
  await closeAndPress(page)
  await expect(sure).toBeVisible()
  await keyboard.press('Escape')
  await me.expectHere()
  await keyboard.press('Enter')
  await walkTo(page, me.inDialog('exam:finishYes'))
  await keyboard.press('Enter')
  await me.expectResult()
})

test('a code that opens no paper is refused in words, and a good one then opens', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('az')
  const me = new Examinee(await mine.open(ENTRANCE), 'az')
  await host.stop()
  const shown = await me.page.locator('.ts-e-code').innerText()
  const read = readExamCode(shown)
  if (!read.ok) throw new Error(`${shown}: ${read.problem}`)
  const mineToo = read.value
  const damaged = (shown.startsWith('2') ? '3' : '2') + shown.slice(1)
  const newer = codedSigns(((2 * 32 + mineToo.exam) * 65_536 + mineToo.seed) * 1024 + mineToo.bank, 0)
  const refused = [
    ['', 'blank'],
    [shown.slice(0, 6), 'length'],
    [`${shown.slice(0, -1)}?`, 'letters'],
    [damaged, 'check'],
    [newer, 'newer'],
    [writeExamCode({ ...mineToo, bank: (mineToo.bank + 1) % 1024 }), 'other-bank'],
    [writeExamCode({ ...mineToo, exam: 30 }), 'unknown-exam'],
  ] as const
  for (const [code, problem] of refused) {
    await me.typeCode(code)
    await expect(me.page.getByRole('alert')).toHaveText(me.says(`exam:code_${problem}`))
    await expect(me.page).toHaveURL(new RegExp(`${ENTRANCE}$`))
  }
  const good = showCode(writeExamCode({ ...mineToo, seed: 4711 }))
  await me.beginWith(good)
  expect(await examsOn(me.page)).toHaveLength(1)
})

test('[case 5] a full disk at the last answer is said, nothing is lost, and exam and result are kept once there is room', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const me = new Examinee(await mine.open(ENTRANCE), 'en')
  await host.stop()
  await me.begin()
  await me.choose(me.right)
  await me.goTo(24)
  await me.saved()
  await fillDisk(me.page)
  await me.choose(me.right)
  await expect(me.page.getByText(me.says('exam:notSaved'))).toBeVisible()
  await me.flag()
  await me.expectHere()
  await me.expectMap()
  await freeDisk(me.page)
  await me.button('practice:saveAgain').click()
  await me.saved()
  await mine.kill()
  me.page = await mine.open(SEAT)
  await me.expectHere()
  await me.expectMap()

  await fillDisk(me.page)
  await me.finish()
  await expect(me.page.getByText(me.says('exam:endNotSaved'))).toBeVisible()
  await me.expectResult()
  await freeDisk(me.page)
  await me.button('practice:saveAgain').click()
  await expect(me.page.getByText(me.says('exam:endNotSaved'))).toHaveCount(0)
  await me.expectResult()
  await mine.kill()
  me.page = await mine.open(`${ENTRANCE}?result`)
  await me.expectResult()
})

for (const [name, days] of [
  ['back', -365],
  ['ahead', 365],
] as const)
  test(`[cases 11, 12] a clock set ${name} by a year in mid-exam gives no time and takes no answer`, async ({
    savedPhone,
    phone,
    host,
  }) => {
    const mine = await savedPhone('ka')
    const me = new Examinee(await mine.open(ENTRANCE), 'ka')
    await host.stop()
    await me.begin()
    await me.choose(me.right)
    await me.flag()
    const left = await me.secondsLeft()
    // while the window is open the clock may go as it likes
    await me.page.evaluate(clockOff(days))
    await expectClockOff(me.page, days)
    await me.next()
    await me.choose(me.wrong)
    await me.saved()
    expect(await me.secondsLeft()).toBeLessThanOrEqual(left)
    expect(await me.secondsLeft()).toBeGreaterThan(left - 30)
    await mine.kill()

    // the phone starts anew with its clock as wrong as before: that was noted, and costs nothing
    const wrongly = phone({ language: 'ka', profile: mine.profile, initScript: clockOff(days) })
    me.page = await wrongly.open(SEAT)
    await expectClockOff(me.page, days)
    await me.expectHere()
    await me.expectMap()
    const leftThen = await me.secondsLeft()
    expect(leftThen).toBeLessThanOrEqual(left)
    expect(leftThen).toBeGreaterThan(left - 60)
    await wrongly.kill()

    // and once more with the clock moved while it was off: set back it gives nothing, set ahead the time is over, never the paper
    const moved = phone({ language: 'ka', profile: mine.profile, initScript: clockOff(2 * days) })
    me.page = await moved.open(SEAT)
    await expectClockOff(me.page, 2 * days)
    if (days > 0) {
      await expect(me.page.getByRole('heading', { name: me.says('exam:timeUp') })).toBeVisible()
      await me.button('exam:goOnWithout').click()
    } else expect(await me.secondsLeft()).toBeLessThanOrEqual(left)
    await me.expectHere()
    await me.expectMap()
    await me.finish()
    await me.expectResult()
    await moved.shut()
  })

test('[case 28] of two windows on one exam in a browser without locks both answers are kept; a new one begun, or the end, is said in the other', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en', { initScript: NO_LOCKS })
  const one = new Examinee(await mine.open(ENTRANCE), 'en')
  await one.begin()
  await one.saved()
  const other = new Examinee(await mine.another(SEAT), 'en')
  other.paper = one.paper
  await other.expectHere()
  await other.choose(other.wrong)
  await other.next()
  await other.choose(other.right)
  await other.saved()
  await one.flag()
  await expect(one.page.getByText(one.says('exam:goneOnElsewhere'))).toBeVisible()
  for (const [item, answer] of other.answers) one.answers.set(item, answer)
  await one.expectHere()
  await one.expectMap()

  await other.page.goto(new URL(ENTRANCE, other.page.url()).href)
  other.answers.clear()
  other.at = 0
  other.paper = paperOf(await other.page.locator('.ts-e-code').innerText())
  await other.button('exam:beginAnew').click()
  await other.inDialog('exam:beginAnew').click()
  await other.expectHere()
  await one.choose(one.right)
  await expect(one.page.getByText(one.says('exam:begunAnewElsewhere'))).toBeVisible()
  await one.button('exam:toOther').click()
  const fresh = new Examinee(one.page, 'en')
  fresh.paper = other.paper
  await fresh.expectHere()

  await other.choose(other.right)
  await other.saved()
  await other.finish()
  await other.expectResult()
  await fresh.flag()
  fresh.answers.set(other.question.item, other.right)
  await fresh.expectResult()
  expect((await examsOn(one.page)).map(({ result }) => result?.completion)).toEqual([false, true])
})

test('an exam stays on its paper when a new edition withdraws one of its questions', async ({
  phone,
  host,
  store,
}) => {
  const built = builtManifest(host.files)
  const questions = builtPacks(host.files, 'en').find((pack) => pack.kind === 'questions')
  if (questions?.kind !== 'questions') throw new Error('No questions were built')
  const others = fewPacks(host.files, 'en').filter(({ kind }) => kind !== 'questions')
  host.files = published(host.files, signed([...others, questions].map(written), built))
  const mine = phone({ language: 'en' })
  const page = await mine.open('/')
  await savePacks(page, 'en')
  await page.goto(`${host.url}${ENTRANCE}`)
  const me = new Examinee(page, 'en')
  const code = await me.begin()
  await me.choose(me.wrong)
  await me.saved()

  const { topic, item } = me.question
  const newer: Pack = {
    ...questions,
    bank: questions.bank.replace(/^./, (digit) => (digit === '0' ? 'f' : '0')),
    topics: questions.topics.map((raw) => (raw.topic['id'] === topic ? without(raw, item) : raw)),
  }
  host.files = published(
    store.files,
    signed([...others, newer].map(written), {
      version: built.version + 1,
      issued: daysFrom(built.issued, 1),
    }),
  )
  await page.goto(`${host.url}/settings`)
  await page.getByRole('button', { name: `${word('en', 'settings:check')}: ${LANGUAGE_NAMES.en}` }).click()
  await expect(page.getByRole('button', { name: /^Back to edition/ })).toBeVisible()
  await host.stop()
  await mine.kill()

  me.page = await mine.open(ENTRANCE)
  await me.typeCode(code)
  await expect(me.page.getByRole('alert')).toHaveText(me.says('exam:code_other-bank'))
  await me.page.getByRole('link', { name: me.says('exam:goOn'), exact: true }).click()
  await me.expectHere()
  await me.next()
  await me.choose(me.right)
  await me.saved()
  await me.finish()
  await me.expectResult()
  await mine.kill()
  me.page = await mine.open(`${ENTRANCE}?result`)
  await me.expectResult()
})

type RawTopic = Extract<Pack, { kind: 'questions' }>['topics'][number]

/** A topic of a pack without one of its questions. */
function without(raw: RawTopic, item: string): RawTopic {
  const items = raw.topic['items'] as { id: string }[]
  const words = Object.entries(raw.words['items'] as Record<string, unknown>)
  return {
    ...raw,
    topic: { ...raw.topic, items: items.filter(({ id }) => id !== item) },
    words: { ...raw.words, items: Object.fromEntries(words.filter(([id]) => id !== item)) },
  }
}

test('an exam goes on, on another phone in another language, with its answers, marks and time', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(90_000)
  const [hers, his] = [await savedPhone('ka'), await savedPhone('az')]
  const one = new Examinee(await hers.open(ENTRANCE), 'ka')
  await host.stop()
  await one.takeTime(25)
  await one.begin()
  await one.choose(one.right)
  await one.flag()
  await one.next()
  await one.choose(one.wrong)
  await one.goTo(20)
  await one.choose(one.right)
  await one.saved()
  const left = await one.secondsLeft()
  await one.page.getByText(one.says('exam:rescueTitle'), { exact: true }).click()
  await expect(one.page.getByRole('img', { name: one.says('exam:square') })).toBeVisible()
  const text = await one.page.locator('#rescue').inputValue()
  const downloading = one.page.waitForEvent('download')
  await one.button('exam:rescueFile').click()
  const file = readFileSync(await (await downloading).path(), 'utf8')
  expect(file.trim()).toBe(text)
  await hers.kill()

  const other = new Examinee(await his.open(ENTRANCE), 'az')
  await other.page.getByText(other.says('exam:takeTitle'), { exact: true }).click()
  for (const [bad, problem] of [
    ['', 'blank'],
    ['x', 'version'],
    [`${text.slice(0, 20)}!${text.slice(20)}`, 'letters'],
    [text.slice(0, -6) + text.slice(-5), 'check'],
    [text.repeat(60), 'too-long'],
  ] as const) {
    await other.page.locator('#taken').fill(bad)
    await other.button('exam:take').click()
    await expect(other.page.locator('#taken-problem')).toHaveText(other.says(`exam:take_${problem}`))
  }
  expect(await examsOn(other.page)).toEqual([])
  await other.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'ubani-exam.txt', mimeType: 'text/plain', buffer: Buffer.from(file) })
  for (const [item, answer] of one.answers) other.answers.set(item, answer)
  for (const item of one.flagged) other.flagged.add(item)
  other.paper = one.paper
  other.at = one.at
  await other.expectHere()
  await other.expectMap()
  const leftThere = await other.secondsLeft()
  expect(leftThere).toBeLessThanOrEqual(left + 1) // the text carries whole seconds
  expect(leftThere).toBeGreaterThan(left - 30)
  await other.saved()
  await his.kill()
  other.page = await his.open(SEAT)
  await other.expectHere()
  await other.expectMap()
  await other.finish()
  await other.expectResult()
})

test('half as much time again shows ninety minutes, and at the end one goes on without the clock, which the result says', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('hy')
  const me = new Examinee(await mine.open(ENTRANCE), 'hy')
  await host.stop()
  await me.page.clock.install()
  await me.takeTime(50)
  await me.begin()
  expect(await me.secondsLeft()).toBeGreaterThan(89 * 60)
  expect(await me.secondsLeft()).toBeLessThanOrEqual(90 * 60)
  await me.choose(me.right)
  await me.page.clock.fastForward('01:20:30')
  const ten = me.says('exam:left_other', { count: 10 })
  await expect(me.page.getByRole('status').filter({ hasText: ten })).toHaveCount(1)
  await me.button('exam:hideClock').click()
  await expect(me.timer).toHaveCount(0)
  await me.next()
  await expect(me.timer).toHaveCount(0)
  await me.choose(me.wrong)
  await me.page.clock.fastForward('10:00')
  await expect(me.page.getByRole('heading', { name: me.says('exam:timeUp') })).toBeVisible()
  await expect(me.page.getByText(me.says('exam:timeUpText'))).toBeVisible()
  await me.button('exam:goOnWithout').click()
  await me.expectHere()
  await expect(me.button('exam:showClock')).toHaveCount(0)
  await me.next()
  await me.choose(me.right)
  await me.saved()
  await me.finish()
  await me.expectResult()
  await expect(me.page.getByText(me.says('exam:longerTime', { minutes: 90 }))).toBeVisible()
  await expect(me.page.getByText(me.says('exam:overtime'))).toBeVisible()
})

test('without the clock nothing of time is shown, and the result says how it was sat', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const me = new Examinee(await mine.open(ENTRANCE), 'en')
  await host.stop()
  await me.takeTime('none')
  await me.begin()
  await expect(me.timer).toHaveCount(0)
  await expect(me.button('exam:hideClock')).toHaveCount(0)
  await me.choose(me.right)
  await me.saved()
  await mine.kill()
  me.page = await mine.open(ENTRANCE)
  await expect(me.page.getByText(me.says('exam:begunNoClock'))).toBeVisible()
  await me.page
    .locator('main')
    .getByRole('link', { name: me.says('exam:goOn'), exact: true })
    .click()
  await me.expectHere()
  await expect(me.timer).toHaveCount(0)
  await me.finish()
  await me.expectResult()
  await expect(me.page.getByText(me.says('exam:noClock'))).toBeVisible()
})
