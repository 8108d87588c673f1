import type { Page } from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import type { Level } from '../../src/core/protocol/exercise.ts'
import { codeWith, exerciseWith, Learner } from './learner.ts'
import { fillDisk, freeDisk } from './disk.ts'
import { attemptsOn } from './kept.ts'
import { expect, test, word } from './stage.ts'

/* The levels of protocol practice on a phone with the server stopped. The whole night is in night.e2e.ts. */

const at = (level: Level, seed?: number): string => `/protocols/night/${codeWith(level, seed)}`

async function learnerAt(page: Page, language: Language, level: Level, seed?: number): Promise<Learner> {
  const learner = new Learner(page, language, exerciseWith(level, seed))
  await learner.begin()
  return learner
}

for (const language of ['ka', 'az'] as const) {
  test(`[${language}] guided: a blank form filled from the papers, nothing wrong, every figure full`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language)
    const page = await mine.open(at('guided'))
    await host.stop()
    const learner = await learnerAt(page, language, 'guided')
    await learner.fillForm(learner.exercise.truth)
    await expect(page.getByText(word(language, 'protocol-entry:verdict_agree'))).toBeVisible()
    await learner.next.click()
    await learner.answer()
    await learner.expectAllFull()
  })

  for (const level of ['slip', 'two-faults', 'detective'] as const)
    test(`[${language}] ${level}: a draft examined on the sheet, the wrong box put right, named, remedied`, async ({
      savedPhone,
      host,
    }) => {
      const mine = await savedPhone(language)
      const page = await mine.open(at(level))
      await host.stop()
      const learner = await learnerAt(page, language, level)
      await learner.button('protocol-run:side_boxes').click()
      await learner.fillForm(learner.exercise.truth)
      await learner.next.click()
      await learner.answer()
      await learner.expectAllFull()
    })

  test(`[${language}] gap: figures stay honest, the note is attached, and nothing is bent`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language)
    const page = await mine.open(at('gap'))
    await host.stop()
    const learner = await learnerAt(page, language, 'gap')
    await learner.fillForm(learner.exercise.truth)
    await learner.next.click()
    await learner.answer()
    await learner.expectAllFull()
  })

  test(`[${language}] exam: nobody says anything until the end`, async ({ savedPhone, host }) => {
    const mine = await savedPhone(language)
    const page = await mine.open(at('exam', 3))
    await host.stop()
    const learner = await learnerAt(page, language, 'exam', 3)
    if (learner.exercise.filled) await learner.button('protocol-run:side_boxes').click()
    await learner.fillForm(learner.exercise.truth)
    await expect(page.getByText(word(language, 'protocol-entry:lastSilent'))).toBeVisible()
    await expect(page.locator('.pr-e-message')).toHaveCount(0)
    await learner.next.click()
    await learner.answer()
    await learner.expectAllFull()
  })

  test(`[${language}] worked: figure after figure, the last part by one's own hand`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language)
    const page = await mine.open(at('worked'))
    await host.stop()
    const learner = await learnerAt(page, language, 'worked')
    const onward = learner.button('protocol-run:workedNext')
    while (await onward.isVisible()) await onward.click()
    await page.locator('main .pr-r-actions .button.primary').click()
    await learner.fillForm(learner.exercise.truth)
    await learner.next.click()
    await learner.answer()
    await learner.expectAllFull()
  })

  test(`[${language}] amendment: the signed sheet stays, a row corrects it, the original is struck through`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language)
    const page = await mine.open(at('amendment'))
    await host.stop()
    const learner = await learnerAt(page, language, 'amendment')
    for (const { box, becomes } of learner.exercise.changes) {
      await page.locator(`main [data-box="${box}"]`).click()
      await page.locator('.pr-r-rows input').last().fill(String(becomes))
    }
    await expect(page.locator('.pr-r-sheet s').first()).toBeVisible()
    await learner.button('protocol-run:rowsDone').click()
    await learner.fillForm(learner.exercise.truth)
    await learner.next.click()
    await learner.answer()
    await learner.expectAllFull()
  })

  test(`[${language}] four eyes: a slip of one hand is found by the other and settled from the papers`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language)
    const page = await mine.open(at('four-eyes'))
    await host.stop()
    const learner = await learnerAt(page, language, 'four-eyes')
    const { truth, form } = learner.exercise
    const slipped = form.fields.find(({ kind, id }) => kind === 'count' && id === 'voters-unified')
    const right = Number(truth.values[slipped?.id ?? ''])
    await learner.fillForm({ ...truth, values: { ...truth.values, 'voters-unified': right + 10 } })
    await learner.next.click()
    await learner.button('protocol-run:secondHere').click()
    await learner.fillForm(truth)
    await learner.next.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      word(language, 'protocol-run:stage_compare'),
    )
    await page.locator('.pr-r-differences input').first().fill(String(right))
    await learner.button('protocol-run:compared').click()
    await learner.answer()
    await learner.expectAllFull()
  })
}

for (const language of ['ka', 'hy'] as const)
  test(`[${language}] a phone that dies in the middle of a section goes on in it, with every figure`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language)
    const page = await mine.open(at('guided'))
    await host.stop()
    const learner = await learnerAt(page, language, 'guided')
    await learner.goTo('signed-12')
    await learner.box('voters-unified').fill('1234')
    await learner.box('signed-12').fill('77')
    await learner.saved()
    await mine.kill()
    const again = await mine.open(at('guided'))
    const after = new Learner(again, language, learner.exercise)
    await expect(after.box('signed-12')).toHaveValue('77')
    await expect(after.box('voters-unified')).toHaveValue('1234')
    await expect(after.box('signed-17')).toHaveValue('')
  })

test('the entry is filled with the keyboard alone: Enter and arrows lead, nothing wraps, Shift+↓ is the last box', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open(at('guided'))
  const learner = new Learner(page, 'en', exerciseWith('guided'))
  await learner.button('protocol-run:start').focus()
  await page.keyboard.press('Enter')
  await expect(learner.next).toBeVisible()
  await learner.next.focus() // the first section was handed over filled in
  await page.keyboard.press('Enter')
  await expect(learner.box('voters-unified')).toBeFocused()
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')
  await page.keyboard.type('1312')
  await page.keyboard.press('Enter')
  expect(await focused()).toBe('pr:voters-special')
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toBe('pr:voters-unified')
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toBe('pr:voters-unified')
  await page.keyboard.press('Shift+ArrowDown')
  expect(await focused()).toBe('pr:signed-total')
  await page.keyboard.press('Shift+ArrowUp')
  expect(await focused()).toBe('pr:voters-unified')
  await page.keyboard.type('7')
  await expect(learner.box('voters-unified')).toHaveValue('7') // what stood there was selected, and typed over
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  expect(await focused()).toBe('pr:next')
})

test('what is no number stays as it was typed, with a sentence; a pasted table is refused; nothing is guessed', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('ka')
  const page = await mine.open(at('guided'))
  const learner = await learnerAt(page, 'ka', 'guided')
  await learner.goTo('voters-unified')
  const box = learner.box('voters-unified')
  for (const [typed, problem] of [
    ['12a', 'letters'],
    ['-5', 'sign'],
    ['1000000000000', 'too-large'],
    ['12.5', 'fraction'],
  ] as const) {
    await box.fill(typed)
    await page.keyboard.press('Tab')
    await expect(page.getByText(word('ka', `protocol-entry:problem_${problem}`))).toBeVisible()
    await expect(box).toHaveValue(typed)
  }
  await box.fill('')
  await box.evaluate((input) => {
    const data = new DataTransfer()
    data.setData('text/plain', '12\n13\n14')
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(box).toHaveValue('')
  await expect(page.getByText(word('ka', 'protocol-entry:problem_pasted-table'))).toBeVisible()
})

test('a code that is damaged, unknown or newer is refused in words, and the way back is there', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const good = codeWith('slip')
  const wrong = good.slice(0, -1) + (good.endsWith('7') ? '8' : '7')
  for (const [code, problem] of [
    [wrong, 'check'],
    ['ABC', 'length'],
    ['%E0%A4%A', 'letters'],
  ] as const) {
    const page = await mine.open(`/protocols/night/${code}`)
    await expect(page.getByText(word('en', `protocol:code_${problem}`))).toBeVisible()
    await expect(
      page.locator('main').getByRole('link', { name: word('en', 'protocol-run:backToAll') }),
    ).toBeVisible()
  }
  const page = await mine.open('/protocols')
  await page.locator('main form input').fill(wrong)
  await page.locator('main form button').click()
  await expect(page.getByRole('alert').filter({ hasText: word('en', 'protocol:code_check') })).toBeVisible()
  await page.locator('main form input').fill(`${good.slice(0, 4)} ${good.slice(4).toLowerCase()}`)
  await page.locator('main form button').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('en', 'protocol:level_slip'))
})

test('a full disk during practice is said, the figure stays on the screen, and is kept once there is room', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open(at('guided'))
  const learner = await learnerAt(page, 'en', 'guided')
  await learner.goTo('voters-unified')
  await learner.box('voters-unified').fill('100')
  await learner.saved()
  await fillDisk(page)
  await learner.box('voters-special').fill('8')
  await page.keyboard.press('Tab')
  await expect(page.getByText(word('en', 'protocol-run:notSaved'))).toBeVisible()
  await expect(learner.box('voters-special')).toHaveValue('8')
  await freeDisk(page)
  await learner.button('practice:saveAgain').click()
  await learner.saved()
  await mine.kill()
  const again = await mine.open(at('guided'))
  await expect(again.locator('[id="pr:voters-special"]')).toHaveValue('8')
})

test('the calculator judges a real draft, keeps nothing, and says so', async ({ savedPhone, host }) => {
  const mine = await savedPhone('ka')
  const page = await mine.open('/protocols/calculator')
  await host.stop()
  await expect(page.getByText(word('ka', 'protocol-entry:calcPrivate'))).toBeVisible()
  const before = (await attemptsOn(page)).length
  await page.locator('.pr-e-progress button').nth(1).click()
  await page.locator('[id="pr:signed-12"]').fill('500')
  await page.locator('[id="pr:signed-17"]').fill('400')
  await page.locator('[id="pr:next"]').click()
  await page.locator('.pr-e-progress button').nth(1).click()
  await expect(page.getByText('E201').first()).toBeVisible()
  expect((await attemptsOn(page)).length).toBe(before)
})
