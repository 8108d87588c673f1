import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Language } from '../../src/core/language.ts'
import { truthOfRun } from '../../src/core/protocol/own-piles.ts'
import { replay } from '../../src/core/protocol/run.ts'
import type { Step } from '../../src/core/protocol/step.ts'
import { counting, event } from '../core/protocol/hand-made.ts'
import { codeWith, exerciseWith, Learner } from './learner.ts'
import { expect, test, word } from './stage.ts'

/* The whole night on a phone with the server stopped, and the sorting of ballots. */

/** The title of a step of the count. */
function titleOf(step: string, language: Language): string {
  const words = parse(readFileSync(`content/protocols/ge-summary/${language}.yml`, 'utf8')) as {
    count: Record<string, { title: string }>
  }
  const title = words.count[step]?.title
  if (!title) throw new Error(`No words for ${step}`)
  return title
}

/** A learner who counts as it should be done. */
class Counter extends Learner {
  async take({ id }: Step): Promise<void> {
    await this.page.getByLabel(titleOf(id, this.language), { exact: true }).check()
    await this.button('protocol-count:doThis').click()
  }

  async work(step: Step): Promise<void> {
    const { night } = this.exercise
    switch (step.kind) {
      case 'do':
        for (const kind of step.packs ?? []) {
          await this.page.locator('input[name=into][value=own]').check()
          await this.page.locator('.pr-label input').first().fill(night.texts.precinct)
          await this.page.locator('.pr-label select').selectOption(kind)
          await this.page.locator('.pr-label input').last().fill(String(night.once[kind]))
          await this.button('protocol-count:pack').click()
          const last = kind === step.packs?.at(-1)
          await this.button(last ? 'protocol-count:stepDone' : 'protocol-count:nextPackage').click()
        }
        return
      case 'tally':
        await this.page.locator('.pr-number input').fill(String(night.once[step.fact ?? 'box']))
        await this.button('protocol-count:writeDown').click()
        return
      case 'compare': {
        const pair = night.control[step.box ?? 'main']
        if (pair)
          await this.page.locator(`input[name=sheets][value=${pair.same ? 'same' : 'different'}]`).check()
        if (pair && !pair.same) await this.page.locator('input[name=line]').first().check()
        await this.button('protocol-count:stepDone').click()
        return
      }
      case 'sort':
        return this.sort()
      case 'vote':
        return this.vote()
      case 'seal': {
        const { piles } = replay(this.exercise, [
          event('reached stage:count'),
          ...counting(this.exercise),
        ]).count
        expect(piles.size).toBe(night.ballots.length)
        for (const item of await this.page.locator('.pr-packages > li').all()) {
          const bundles = await item.locator('.pr-stack-size').allTextContents()
          const loose = await item.locator('svg > .pr-stack-paper').count()
          const whole = bundles.reduce((sum, size) => sum + Number(size), loose)
          await item.locator('input').fill(String(whole))
        }
        await this.button('protocol-count:seal').click()
      }
    }
  }

  /** Every ballot where it belongs, by the keys: what people argue about goes to the doubtful ones. */
  async sort(): Promise<void> {
    const { ballots, subjects } = this.exercise.night
    for (const [at, { pile, disputed, box }] of ballots.entries()) {
      const label = word(
        this.language,
        box === 'mobile' ? 'protocol-count:ballotMobile' : 'protocol-count:ballot',
        {
          number: at + 1,
          all: ballots.length,
        },
      )
      await expect(this.page.locator('.pr-sorter')).toHaveAttribute('aria-label', label)
      const key = disputed ? 'd' : pile === 'invalid' ? '0' : String(subjects.indexOf(pile) + 1)
      await this.page.locator('.pr-sorter').press(key)
    }
    await this.button('protocol-count:stepDone').click()
  }

  async vote(): Promise<void> {
    const doubtful = this.exercise.night.ballots.filter(({ disputed }) => disputed)
    for (let at = 0; at < doubtful.length; at++) {
      await this.page.locator('input[name=vote][value=invalid]').check()
      await this.page.locator('input[name=ground]').first().check()
      await this.button('protocol-count:raiseHand').click()
      await this.button('protocol-count:nextBallot').click()
    }
    await this.button('protocol-count:stepDone').click()
  }
}

for (const language of ['ka', 'en'] as const)
  test(`[${language}] the whole night: steps in their turn, ballots sorted, piles sealed, the protocol from one's own piles`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(240_000)
    const mine = await savedPhone(language)
    const page = await mine.open(`/protocols/night/${codeWith('night')}`)
    await host.stop()
    const counter = new Counter(page, language, exerciseWith('night'))
    const { exercise } = counter
    await counter.begin()
    const [first, second] = exercise.form.count
    if (!first || !second) throw new Error('The form has no steps')
    for (const [at, step] of exercise.form.count.entries()) {
      await counter.take(step)
      await counter.work(step)
      if (at === 3) {
        await counter.saved()
        await mine.kill() // half-way: the phone dies, and goes on with what is done
        const again = await mine.open(`/protocols/night/${codeWith('night')}`)
        Object.assign(counter, { page: again })
        await expect(again.getByLabel(titleOf(first.id, language), { exact: true })).toHaveCount(0)
      }
    }
    await counter.button('protocol-count:toProtocol').click()
    const own = replay(exercise, [event('reached stage:count'), ...counting(exercise)])
    await counter.fillForm(truthOfRun(exercise, own))
    await counter.next.click()
    await counter.answer()
    await counter.expectAllFull()
  })

test('a step chosen before its turn is noticed kindly, may be done, and is scored apart', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open(`/protocols/night/${codeWith('night')}`)
  const counter = new Counter(page, 'en', exerciseWith('night'))
  await counter.begin()
  const late = counter.exercise.form.count.find(({ id }) => id === 'seal-lists')
  if (!late) throw new Error('No such step')
  await counter.take(late)
  const [before = ''] = word('en', 'protocol-count:tooEarly', { steps: '§' }).split('§')
  await expect(page.getByText(before.trim(), { exact: false }).first()).toBeVisible()
  await expect(page.getByText(word('en', 'protocol-count:beforeTurn')).first()).toHaveCount(1)
})

test('twenty ballots are sorted by tap and by key, each judged at once with its reason, and kept ballot by ballot', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('az')
  const page = await mine.open('/protocols/sorting?drill=ge-1-abc')
  await host.stop()
  const piles = page.locator('.pr-pile')
  await expect(piles.first()).toBeVisible()
  const said = await page.locator('.pr-sorter').getAttribute('aria-label')
  await piles.first().click()
  await expect(page.locator('main [role=status]:not(:empty), main .pr-verdict').first()).toBeVisible()
  await mine.kill()
  const again = await mine.open('/protocols/sorting?drill=ge-1-abc')
  await expect(again.locator('main h1').first()).toBeVisible()
  await expect(again.locator(`.pr-sorter[aria-label="${said}"]`)).toHaveCount(0)
})
