import { broken, FIGURE, findings, LOOKS, tooSmall, wear, WORD } from './looks.ts'
import { Member, Trainer } from './room-people.ts'
import { expect, test } from './stage.ts'

/** The pages of one quiz on the trainer's desk, besides its first. */
const PAGES = ['wall', 'lead', 'collect', 'seats', 'cards', 'report', 'kit']

// the light theme is looked at on the narrowest phone with the largest text, where things get lost first
for (const [language, theme] of LOOKS)
  test(`[${language}] the room and the trainer's desk are in order for axe, ${theme}${theme === 'light' ? ', and nothing is lost at 320 px with the largest text, every control a thumb wide' : ''}`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(240_000)
    const mine = await savedPhone(language, { lessMotion: true }) // colours half-way through a fade are nobody's
    const page = await mine.open('/settings')
    const isNarrow = theme === 'light'
    if (isNarrow) await page.setViewportSize({ width: 320, height: 640 })
    await wear(page, host.url, theme, isNarrow)
    const trainer = new Trainer(page, language)
    const look = async (what: string): Promise<void> => {
      await expect(page.getByText(trainer.says('common:loading'))).toHaveCount(0)
      expect(await findings(page, theme), what).toEqual([])
      if (!isNarrow) return
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${what} is no wider than the screen`).toBeLessThanOrEqual(320)
      expect(await tooSmall(page), what).toEqual([])
      expect(await broken(page, FIGURE), what).toEqual([])
    }
    const arrive = async (path: string): Promise<void> => {
      await page.goto(host.url + path)
      await page.locator('main h1').first().waitFor()
      await look(path)
    }

    await arrive('/room')
    await arrive('/room/host')
    await trainer.link('desk:new').click()
    await page.locator('#quiz-topic').waitFor()
    await look('/room/host/new')
    await page.goto(`${host.url}/room/host`)
    const code = await trainer.openRoom({ size: 5, kinds: 'cards' })
    await look('/room/host/:id')
    const desk = trainer.at()

    await arrive('/room/join')
    const member = new Member(page, language, 7)
    await member.join(code)
    await look('the warm-up')
    for (let place = 0; place < 5; place++) await member.next(place)
    await member.answer(5)
    await look('the last question, answered')
    await member.finish()
    await look('what is shown to the trainer')
    const spoken = await member.code()
    await page.locator('summary', { hasText: member.says('room:evaluation') }).click()
    await look('what one thinks of the training')

    await page.goto(`${host.url}${desk}/collect`)
    await page.locator('.code-field input').fill(spoken)
    await trainer.button('desk-back:codeTake').click()
    await expect(page.locator('.rb-said')).not.toBeEmpty()
    for (const name of PAGES) {
      await arrive(`${desk}/${name}`)
      if (name === 'seats' && isNarrow) expect(await broken(page, WORD), 'words of the seats').toEqual([])
    }
    await arrive('/room/host/compare')
    await arrive('/room/host/plans')
    await arrive('/room/host/plans/one-hour')
    await arrive('/room/host/plans/one-hour/groups')
  })
