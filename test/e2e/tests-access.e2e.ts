import { QUESTION_KINDS } from '../../src/core/question/question-kinds.ts'
import { Answerer } from './answerer.ts'
import { findings, LOOKS, tooSmall, wear } from './looks.ts'
import { expect, test } from './stage.ts'

// the light theme is looked at on the narrowest phone with the largest text, where things get lost first
for (const [language, theme] of LOOKS)
  test(`[${language}] questions, exam, progress, profiles, group and centre are in order for axe, ${theme}${theme === 'light' ? ', and nothing is lost at 320 px with the largest text, every control a thumb wide' : ''}`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(180_000)
    const mine = await savedPhone(language, { lessMotion: true }) // colours half-way through a fade are nobody's
    const page = await mine.open('/settings')
    const isNarrow = theme === 'light'
    if (isNarrow) await page.setViewportSize({ width: 320, height: 640 })
    await wear(page, host.url, theme, isNarrow)
    const she = new Answerer(page, language)
    const look = async (what: string): Promise<void> => {
      expect(await findings(page, theme), what).toEqual([])
      if (!isNarrow) return
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${what} is no wider than the screen`).toBeLessThanOrEqual(320)
      expect(await tooSmall(page), what).toEqual([])
    }
    const arrive = async (path: string): Promise<void> => {
      await page.goto(host.url + path)
      await page.locator('main h1').first().waitFor()
      await expect(page.getByText(she.says('common:loading'))).toHaveCount(0)
      await look(path)
    }

    await arrive('/tests')
    await page.goto(`${host.url}/tests/topic/counting`)
    const seen = new Set<string>()
    for (let turn = 0; turn < 12 && seen.size < QUESTION_KINDS.length; turn++) {
      const opened = await she.asked()
      const { kind } = opened.item
      const isNew = !seen.has(kind)
      seen.add(kind)
      if (isNew) await look(`/tests/topic/counting: ${kind}`)
      await she.give(opened, she.halfAnswer(opened))
      await she.check()
      if (isNew) await look(`${kind}, answered`)
      await she.next()
    }
    expect(seen).toEqual(new Set<string>(QUESTION_KINDS))

    await page.goto(`${host.url}/tests/review`)
    await she.asked()
    await look('/tests/review')

    await arrive('/tests/exam/officer')
    await she.button('exam:begin').click()
    await page.locator('.ts-card input').first().check()
    await look('a question of the exam')
    await she.button('exam:allQuestions').click()
    await look('the map of the questions')
    await page
      .locator('.ts-e-map')
      .getByRole('button', { name: she.says('exam:finish'), exact: true })
      .click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: she.says('exam:finishYes') })
      .click()
    await expect(
      page.getByRole('heading', { level: 2, name: she.says('exam:resultTitle'), exact: true }),
    ).toBeVisible()
    await look('the result')

    await arrive('/progress')
    await arrive('/profiles')
    await arrive('/group')
    await arrive('/centre')
  })
