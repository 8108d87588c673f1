import type { Page } from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import { bestPlay } from '../../src/core/scenario/debrief.ts'
import { eventOfStep } from '../../src/core/scenario/event-of-step.ts'
import { nodeIn } from '../../src/core/scenario/play.ts'
import { writeCardCode } from '../../src/core/scenario/role-card.ts'
import { findings, LOOKS, tooSmall, wear } from './looks.ts'
import { Player, sceneCalled } from './player.ts'
import { expect, test, word } from './stage.ts'

const SCENE = 'inked-voter'
const { number } = sceneCalled(SCENE)
const OBSERVER = 7

/** Every address of the role-plays that stands by itself. */
const PAGES = [
  '/scenarios',
  `/scenarios/${SCENE}`,
  `/scenarios/${SCENE}/room`,
  `/scenarios/${SCENE}/print`,
  `/scenarios/${SCENE}/debrief`,
  '/scenarios/card',
  `/scenarios/card/${writeCardCode({ scene: number, player: 0 })}`,
  `/scenarios/card/${writeCardCode({ scene: number, player: OBSERVER })}`,
  '/scenarios/card/0000',
  '/scenarios/half-day',
] as const

/** Plays the scene by its best choices and looks at each kind of turn the first time it is met. */
async function eachTurn(page: Page, language: Language, look: (what: string) => Promise<void>) {
  const player = new Player(page, language, SCENE)
  await player.begin()
  const seen = new Set<string>()
  for (const step of bestPlay(player.scene).path) {
    const { kind } = nodeIn(player.scene, step.node)
    if (!seen.has(kind)) await look(kind)
    seen.add(kind)
    if (kind === 'log') {
      await page.locator('.sc-options button').first().click()
      await player.button('scenario:logDone').click()
      await look('the entry beside the model')
      await player.button('scenario:logBack').click()
      await page.locator('.sc-options button').first().click()
    }
    await player.act(eventOfStep(player.scene, step))
    await player.expectHere()
  }
  await look('the end')
  await player.button('scenario:toDebrief').click()
  await page.locator('.sc-ending').waitFor()
  await look('the debrief')
}

async function arrive(page: Page, language: Language, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('main h1').first().waitFor()
  await expect(page.getByText(word(language, 'common:loading'))).toHaveCount(0)
}

// the light theme is looked at on the narrowest phone with the largest text, where things get lost first
for (const [language, theme] of LOOKS)
  test(`[${language}] the role-plays are in order for axe, ${theme}${theme === 'light' ? ', and nothing is lost at 320 px with the largest text, every control a thumb wide' : ''}`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(240_000)
    const mine = await savedPhone(language, { lessMotion: true }) // colours half-way through a fade are nobody's
    const page = await mine.open('/settings')
    const isNarrow = theme === 'light'
    if (isNarrow) await page.setViewportSize({ width: 320, height: 640 })
    await wear(page, host.url, theme, isNarrow)
    const look = async (what: string): Promise<void> => {
      expect(await findings(page, theme), what).toEqual([])
      if (!isNarrow) return
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${what} is no wider than the screen`).toBeLessThanOrEqual(320)
      expect(await tooSmall(page), what).toEqual([])
    }
    for (const path of PAGES) {
      await arrive(page, language, host.url + path)
      await look(path)
    }
    await arrive(page, language, `${host.url}/scenarios/${SCENE}`)
    await eachTurn(page, language, look)
  })

test('somebody is seen typing for a moment, the words are there at once, and nothing moves where less motion is asked for', async ({
  savedPhone,
}) => {
  for (const lessMotion of [false, true]) {
    const mine = await savedPhone('en', { lessMotion })
    const player = new Player(await mine.open(`/scenarios/${SCENE}`), 'en', SCENE)
    const started = player.page.evaluate(
      () =>
        new Promise<number>((seen) => {
          const talk = new MutationObserver(() => {
            if (!document.querySelector('.sc-new .sc-say')) return
            talk.disconnect()
            seen(document.getAnimations().length)
          })
          talk.observe(document.body, { childList: true, subtree: true })
        }),
    )
    await player.begin()
    if (lessMotion) expect(await started).toBe(0)
    else expect(await started).toBeGreaterThan(0)
    await mine.shut()
  }
})

test('a scene is played and talked over by keyboard alone', async ({ savedPhone }) => {
  test.setTimeout(90_000)
  const mine = await savedPhone('en')
  const page = await mine.open(`/scenarios/${SCENE}`)
  const player = new Player(page, 'en', SCENE)
  await player.button('scenario:play').focus()
  await page.keyboard.press('Enter')
  await player.expectHere()
  for (
    let turn = 0;
    turn < 60 && !(await page.getByText(player.says('scenario:toDebrief')).isVisible());
    turn++
  ) {
    // from where the focus was put, the next thing that can be pressed is what is to be done
    const before = await page.locator('main').innerText()
    if (!(await page.evaluate(() => document.activeElement?.matches('.sc-turn button'))))
      await tabTo(page, '.sc-turn button')
    if (await page.locator('.sc-pieces').isVisible()) {
      await page.keyboard.press('Enter')
      await tabTo(page, '.sc-actions .primary')
    }
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('main').innerText()).not.toBe(before)
  }
  await tabTo(page, '.sc-actions .primary')
  await page.keyboard.press('Enter')
  await expect(page.locator('.sc-ending')).toBeVisible()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
})

/** Presses Tab until the focus is on something of a kind. */
async function tabTo(page: Page, kind: string): Promise<void> {
  for (let tabs = 0; tabs < 30; tabs++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), kind)) return
  }
  throw new Error(`Thirty tabs lead to no ${kind}`)
}
