import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Role } from '../../src/core/guide/role.ts'
import { bestPlay } from '../../src/core/scenario/debrief.ts'
import { eventOfStep } from '../../src/core/scenario/event-of-step.ts'
import { turnOf } from '../../src/core/scenario/turn.ts'
import type { Language } from '../../src/core/language.ts'
import { attemptsOn } from './kept.ts'
import { Player } from './player.ts'
import { expect, saveGuide, startBrowser, test, word } from './stage.ts'

/* The half-day on several phones that have nothing but each other's squares. */

const AT = '/scenarios/half-day'

/** Six phones: five parts in four languages, and one that watches. */
const PHONES = [
  ['chair', 'ka'],
  ['secretary', 'hy'],
  ['registrar', 'az'],
  ['flow-regulator', 'en'],
  ['box-supervisor', 'ka'],
  ['watching', 'en'],
] as const satisfies ReadonlyArray<readonly [Role | 'watching', Language]>

interface PhoneOfCrew {
  readonly role: Role | 'watching'
  readonly language: Language
  readonly context: BrowserContext
  readonly page: Page
}

async function phoneOf(browser: Browser, url: string, role: Role | 'watching', language: Language) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  await page.goto(`/?lang=${language}`)
  await saveGuide(page, language)
  return { role, language, context, page }
}

/** Says which part a phone plays, and begins, joins or takes what was brought. */
async function takePart({ role, language, page }: PhoneOfCrew, how: 'begin' | 'join' | 'takeTitle') {
  if (role === 'watching') await page.getByLabel(word(language, 'scenario-run:parts_none')).check()
  else await page.getByLabel(word(language, `common:role_${role}`)).check()
  await page.getByRole('button', { name: word(language, `scenario-run:${how}`), exact: true }).click()
}

/** The baton as it stands under the square. */
async function batonOn(page: Page): Promise<string> {
  await expect(page.locator('svg.square')).toBeVisible()
  return page.locator('#baton').inputValue()
}

async function paste({ page, language }: PhoneOfCrew, text: string): Promise<void> {
  await page.locator('#taken').fill(text)
  await page.getByRole('button', { name: word(language, 'scenario-run:takeIt'), exact: true }).click()
}

test('six phones in four languages play the half-day together with no server, and each keeps its own part', async ({
  host,
}) => {
  test.setTimeout(240_000)
  const browser = await startBrowser()
  const phones: PhoneOfCrew[] = []
  for (const [role, language] of PHONES) phones.push(await phoneOf(browser, host.url, role, language))
  await host.stop()
  for (const { page } of phones) await page.goto(AT)
  for (const phone of phones) await takePart(phone, phone.role === 'chair' ? 'begin' : 'join')

  const called = (role: string): PhoneOfCrew => {
    const found = phones.find((each) => each.role === role)
    if (!found) throw new Error(`No phone of the ${role}`)
    return found
  }
  const watcher = called('watching')
  const players = new Map(
    phones.map((phone) => [phone.role, new Player(phone.page, phone.language, 'half-day')]),
  )
  let holder = called('chair')
  let play = players.get('chair')?.play
  const { scene } = new Player(watcher.page, 'en', 'half-day')
  let passes = 0
  for (const step of bestPlay(scene).path) {
    if (!play) throw new Error('Nobody plays')
    const role = turnOf(scene, play)
    if (role !== holder.role && role !== 'all') {
      const baton = await batonOn(holder.page)
      const next = called(role)
      if (passes === 0) {
        // a sign lost on the way is refused in words; nothing changes, and what was pasted stays to be mended
        await paste(next, `${baton.slice(0, -1)}${baton.endsWith('A') ? 'B' : 'A'}`)
        await expect(next.page.locator('#taken-problem')).toContainText(
          word(next.language, 'scenario-run:problem_check'),
        )
        await paste(next, '1DROP TABLE')
        await expect(next.page.locator('#taken-problem')).toBeVisible()
      }
      // one camera opens the link, another copies the text
      if (passes % 2 === 0) await paste(next, baton)
      else await next.page.goto(`${AT}#${baton}`)
      await next.page.locator('.sc-next .button.primary').click()
      if (passes === 2) await paste(watcher, baton)
      holder = next
      passes += 1
    }
    const player = players.get(holder.role)
    if (!player) throw new Error(`Nobody plays the ${holder.role}`)
    player.play = play
    await player.expectHere()
    await player.act(eventOfStep(scene, step))
    play = player.play
  }
  expect(passes).toBeGreaterThan(8)

  // the end goes to everybody
  const last = await batonOn(holder.page)
  for (const phone of phones.filter((each) => each !== holder)) {
    await phone.page.goto(`${AT}#${last}`)
    await phone.page
      .getByRole('button', { name: word(phone.language, 'scenario:toDebrief'), exact: true })
      .click()
    await expect(phone.page.locator('.sc-ending')).toBeVisible()
    const [kept] = (await attemptsOn(phone.page)).filter(({ kind }) => kind === 'scenario')
    expect(kept?.result?.completion, phone.role).toBe(true)
    const figures = Object.values(kept?.result?.scores ?? {})
    // what others decided is no figure of this phone
    if (phone.role === 'watching') expect(figures).toEqual([])
    else expect(figures.length).toBeGreaterThan(0)
    for (const { right, of } of figures) expect(right).toBe(of)
  }
  await browser.close()
})

test('one phone goes round: between two parts it is handed on, and killed half-way it goes on there', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(180_000)
  const mine = await savedPhone('en')
  const player = new Player(await mine.open(AT), 'en', 'half-day')
  await host.stop()
  await player.page.getByLabel(player.says('scenario-run:parts_all')).check()
  await player.button('scenario-run:begin').click()
  const killAt = 12
  let hands = 0
  for (const [at, step] of bestPlay(player.scene).path.entries()) {
    if (at === killAt) {
      await player.saved()
      await mine.kill()
      player.page = await mine.open(AT)
    }
    const here = player.page.locator('.sc-next .button.primary')
    await expect(here.or(player.page.locator('.sc-turn')).first()).toBeVisible()
    if (await here.isVisible()) {
      hands += 1
      await here.click()
    }
    await player.expectHere()
    await player.act(eventOfStep(player.scene, step))
  }
  await player.expectHere()
  expect(player.isOver).toBe(true)
  expect(hands).toBeGreaterThan(8)
})

test('the baton of another group and one that is here already are refused in words, and the run stays as it was', async ({
  host,
}) => {
  const browser = await startBrowser()
  const one = await phoneOf(browser, host.url, 'chair', 'en')
  const other = await phoneOf(browser, host.url, 'chair', 'en')
  await host.stop()
  const { scene } = new Player(one.page, 'en', 'half-day')
  const steps = bestPlay(scene).path
  const isChoice = (id: string): boolean =>
    scene.nodes.some((node) => node.id === id && node.kind === 'choose')
  const first = steps.findIndex(({ node }) => isChoice(node))
  for (const each of [one, other]) {
    await each.page.goto(AT)
    await takePart(each, 'begin')
    const player = new Player(each.page, 'en', 'half-day')
    for (const step of steps.slice(0, first + 1)) await player.act(eventOfStep(scene, step))
  }
  const mine = await batonOn(one.page)
  await paste(one, await batonOn(other.page))
  await expect(one.page.locator('#taken-problem')).toContainText(
    word('en', 'scenario-run:problem_other-group'),
  )
  await expect(one.page.locator('#taken')).not.toHaveValue('')
  await paste(one, mine)
  await expect(one.page.locator('#taken-problem')).toContainText(word('en', 'scenario-run:problem_same'))
  expect(await batonOn(one.page)).toBe(mine)
  await browser.close()
})
