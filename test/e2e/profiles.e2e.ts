import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import * as z from 'zod/mini'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import { entrySchema, headSchema } from '../../src/core/room/record.ts'
import { Answerer } from './answerer.ts'
import { attemptsOn } from './kept.ts'
import { expect, pagePressed, pagesPressed, type Phone, test, word } from './stage.ts'

/* Several people on one phone: what is one's own is nobody else's. */

const CARD = '/cards/inked-voter'
const TOPIC = '/tests/topic/counting'
const EXAM = '/tests/exam/officer'

function says(key: `${string}:${string}`, blanks: Readonly<Record<string, string | number>> = {}): string {
  return word('en', key, blanks)
}

function button(page: Page, key: `${string}:${string}`, blanks = {}): Locator {
  return page.locator('main').getByRole('button', { name: says(key, blanks), exact: true })
}

/** Leaves something of everything: a tick, a bookmark, an answer, an exam half sat. */
async function leaveTraces(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/checklist`)
  await page.getByRole('checkbox').first().check()
  await expect(page.getByText(says('checklist:saved'))).toBeVisible()
  await page.goto(base + CARD)
  await button(page, 'guide:bookmark').click()
  await expect(button(page, 'guide:bookmarked')).toBeVisible()
  await page.goto(base + TOPIC)
  const she = new Answerer(page, 'en')
  await she.answerRight()
  await she.saved()
  await page.goto(base + EXAM)
  await button(page, 'exam:begin').click()
  await page.locator('.ts-card input').first().check()
  await she.saved()
}

/** Whether the traces of somebody are on the screens of whoever is here. */
async function expectTraces(page: Page, base: string, isThere: boolean): Promise<void> {
  const times = isThere ? 1 : 0
  await page.goto(base)
  await expect(page.getByText(says(isThere ? 'home:ticks_one' : 'home:noTicks', { count: 1 }))).toBeVisible()
  await expect(page.getByRole('heading', { name: says('home:bookmarksTitle') })).toHaveCount(times)
  await page.goto(`${base}/checklist`)
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(times)
  await page.goto(base + EXAM)
  await expect(button(page, isThere ? 'exam:beginAnew' : 'exam:begin')).toBeVisible()
  await expect(page.getByText(says('exam:begunTitle'))).toHaveCount(times)
  await page.goto(`${base}/tests`)
  await expect(page.locator('.ts-next')).toContainText(
    says(isThere ? 'tests:examGoingTitle' : 'tests:reviewTitle'),
  )
  await page.goto(`${base}/progress`)
  await expect(page.locator('.mi-next')).toBeVisible()
  await expect(page.getByText(says('mine:answers', { n: 1 }), { exact: true })).toHaveCount(times)
}

async function addPerson(page: Page, name: string, pin = ''): Promise<void> {
  const form = page.getByRole('form', { name: says('mine:addTitle') })
  await form.getByLabel(says('mine:name')).fill(name)
  if (pin !== '') {
    await form.getByLabel(says('mine:pin'), { exact: true }).fill(pin)
    await form.getByLabel(says('mine:pinAgain')).fill(pin)
  }
  await form.getByRole('button', { name: says('mine:add'), exact: true }).click()
  await expect(page.getByText(says('mine:added'))).toBeVisible()
}

/** Goes on as somebody else, whose profile asks for a PIN or does not. */
async function switchTo(page: Page, name: string, pin = ''): Promise<void> {
  if (pin !== '') await page.getByLabel(says('mine:pinOf', { name })).fill(pin)
  await button(page, 'mine:switch', { name }).click()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(says('home:title'))
}

async function unfold(page: Page, key: `${string}:${string}`): Promise<Locator> {
  await page.locator('summary', { hasText: says(key) }).click()
  return page.locator('details', { hasText: says(key) }).locator('form')
}

async function nameMyself(page: Page, name: string): Promise<void> {
  const form = await unfold(page, 'mine:rename')
  await form.getByLabel(says('mine:name')).fill(name)
  await form.getByRole('button', { name: says('mine:save'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
}

async function setPin(page: Page, pin: string): Promise<void> {
  const form = await unfold(page, 'mine:pinSet')
  await form.getByLabel(says('mine:pinNew')).fill(pin)
  await form.getByLabel(says('mine:pinAgain')).fill(pin)
  await form.getByRole('button', { name: says('mine:save'), exact: true }).click()
  await expect(page.getByText(says('mine:locked'))).toBeVisible()
}

/** What home says before any script runs. */
async function homeWithoutScript(phone: Phone, page: Page, base: string): Promise<string> {
  const tools = await phone.tools(page)
  await tools.send('Emulation.setScriptExecutionDisabled', { value: true })
  await page.goto(base)
  const text = await page.locator('#app').innerHTML()
  await tools.send('Emulation.setScriptExecutionDisabled', { value: false })
  await tools.detach()
  return text
}

test('of two people on one phone neither sees the other’s ticks, bookmarks, answers or exam', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(120_000)
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  await host.stop()
  await leaveTraces(page, host.url)
  await page.goto(`${host.url}/profiles`)
  await nameMyself(page, 'Nino')
  await addPerson(page, 'Davit')
  await switchTo(page, 'Davit')
  await expectTraces(page, host.url, false)
  await mine.kill()
  const again = await mine.open('/profiles')
  await expect(again.getByRole('heading', { level: 2, name: 'Davit' })).toBeVisible()
  await expectTraces(again, host.url, false)
  await again.goto(`${host.url}/profiles`)
  await switchTo(again, 'Nino')
  await expectTraces(again, host.url, true)
})

test('a PIN is asked for after a restart, another one opens nothing and is told kindly, and home drawn ahead shows nothing of whoever is locked', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(120_000)
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  await leaveTraces(page, host.url)
  await page.goto(host.url)
  await pagesPressed(page, 'en', ['/'])
  expect(await pagePressed(page, 'en', '/')).toContain(CARD)
  expect(await homeWithoutScript(mine, page, host.url)).toContain(CARD)
  await page.goto(`${host.url}/profiles`)
  await nameMyself(page, 'Nino')
  await setPin(page, '2580')
  expect(await pagePressed(page, 'en', '/')).toBe('')
  await page.reload()
  await expect(page.getByText(says('mine:locked'))).toBeVisible() // a reload does not ask again
  await mine.kill()
  await host.stop()

  const again = await mine.open('/about')
  expect(await homeWithoutScript(mine, again, host.url)).not.toContain(CARD)
  await expectTraces(again, host.url, false)
  await again.goto(`${host.url}/profiles`)
  await again.getByLabel(says('mine:pinOf', { name: 'Nino' })).fill('1111')
  await button(again, 'mine:switch', { name: 'Nino' }).click()
  await expect(again.getByRole('alert').filter({ hasText: says('mine:pinWrong') })).toBeVisible()
  await expect(again.getByLabel(says('mine:pinOf', { name: 'Nino' }))).toBeFocused()
  await switchTo(again, 'Nino', '2580')
  await expectTraces(again, host.url, true)
  await again.goto(`${host.url}/profiles`)
  await button(again, 'mine:lock').click()
  await expect(again.getByText(says('home:noTicks'))).toBeVisible()
})

/** As docs/formats/profile.md has it. */
const copySchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal('profile'),
  exportedAt: z.iso.datetime(),
  name: z.string().check(z.maxLength(40)),
  person: z.guid(),
  preferences: z.record(z.string(), z.unknown()),
  attempts: z.array(attemptSchema),
  rooms: z.array(z.strictObject({ head: headSchema, entries: z.array(entrySchema) })),
})

test('a copy is a file with everything of one person, and wiping leaves what is another’s', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(120_000)
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  await leaveTraces(page, host.url)
  await page.goto(`${host.url}/profiles`)
  await host.stop()
  await nameMyself(page, 'Nino')
  await addPerson(page, 'Davit', '4711')
  const coming = page.waitForEvent('download')
  await button(page, 'mine:copy').click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^ubani-\d{4}-\d\d-\d\d\.json$/)
  await expect(page.getByText(says('mine:copyDone', { name: file.suggestedFilename() }))).toBeVisible()
  const text = readFileSync(await file.path(), 'utf8')
  const copy = copySchema.parse(JSON.parse(text))
  expect(copy.name).toBe('Nino')
  expect(copy.attempts).toEqual((await attemptsOn(page)).filter(({ person }) => person === copy.person))
  expect(copy.attempts.map(({ kind }) => kind).sort()).toEqual(
    expect.arrayContaining(['bookmark', 'checklist', 'exam', 'questions']),
  )
  expect(text).not.toMatch(/4711|Davit|"salt"|"hash"/)

  await switchTo(page, 'Davit', '4711')
  await page.goto(`${host.url}/checklist`)
  await page.getByRole('checkbox').nth(1).check()
  await expect(page.getByText(says('checklist:saved'))).toBeVisible()
  await page.goto(`${host.url}/profiles`)
  await button(page, 'mine:wipe').first().click()
  const ask = page.getByRole('dialog', { name: says('mine:wipeTitle', { name: 'Davit' }) })
  await expect(ask.getByText(says('mine:unsent', { n: 1 }))).toBeVisible()
  await ask.getByRole('button', { name: says('common:cancel') }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Davit' })).toBeVisible()
  await button(page, 'mine:wipe').first().click()
  await ask.getByRole('button', { name: says('mine:wipeYes') }).click()
  await expect(page).toHaveURL(/\/$/)
  await mine.kill()
  const again = await mine.open('/profiles')
  expect((await attemptsOn(again)).map(({ person }) => person)).toEqual(copy.attempts.map(() => copy.person))
  await expect(again.getByText('Davit')).toHaveCount(0)
  await switchTo(again, 'Nino') // in the place of whoever was wiped came somebody nameless
  await expectTraces(again, host.url, true)
})

test('another open window shows at once whoever is at the phone now', async ({ savedPhone }) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/profiles')
  await nameMyself(page, 'Nino')
  await addPerson(page, 'Davit')
  const other = await mine.another('/progress')
  await expect(other.getByText(`${says('mine:present')}: Nino`)).toBeVisible()
  const reloaded = other.waitForEvent('load')
  await switchTo(page, 'Davit')
  await reloaded
  await expect(other.getByText(`${says('mine:present')}: Davit`)).toBeVisible()
})
