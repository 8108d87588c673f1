import { Member, Trainer } from './room-people.ts'
import { expect, test } from './stage.ts'

/* A quiz in the room where there is a network, and where it goes. */

test('[ka] answers come as they are given; without the server in the middle of a question nothing is lost', async ({
  host,
  savedPhone,
}) => {
  test.setTimeout(120_000)
  const hers = await savedPhone('ka')
  const his = await savedPhone('ka')
  const trainer = new Trainer(await hers.open('/room/host'), 'ka')
  const { page } = trainer
  const code = await trainer.openRoom({ size: 5 })
  await page.getByRole('checkbox', { name: trainer.says('desk:liveSwitch') }).check()
  await expect(page.getByText(trainer.says('desk:live_open'))).toBeVisible()
  // it stays switched on when the page is loaded anew
  await page.reload()
  await expect(page.getByText(trainer.says('desk:live_open'))).toBeVisible()

  const member = new Member(await his.open('/room/join'), 'ka', 7)
  await member.join(code)
  await expect(member.page.getByText(member.says('room:live'))).toBeVisible()
  await expect(page.getByText(trainer.says('desk:livePhones_one', { count: 1 }))).toBeVisible()

  const answered = (count: number): Promise<void> =>
    expect(page.getByText(trainer.says('desk:liveAnswered', { answered: count, phones: 1 }))).toBeVisible()
  await trainer.link('desk:go_lead').click()
  await answered(0)
  await member.answer(0)
  await answered(1)

  // the phone goes with the trainer
  await trainer.button('desk:next').click()
  await member.isAt(1)
  await trainer.button('desk:distribution').click()
  await answered(0)
  const bars = page.locator('.rd-bar b').filter({ hasText: /^1$/ })
  await expect(bars).toHaveCount(0)
  await member.answer(1)
  await answered(1)
  await expect(bars).toHaveCount(1)

  // and stays where its owner went, with a word about where the trainer is
  await member.next(1)
  await member.next(2)
  await trainer.button('desk:next').click()
  await expect(member.page.getByText(member.says('room:liveAt', { number: 2 }))).toBeVisible()
  await member.isAt(3)
  await member.button('room:liveGo').click()
  await member.isAt(2)

  await host.stop()
  await member.answer(2)
  for (const place of [3, 4, 5]) {
    await member.next(place - 1)
    await member.answer(place)
  }
  await member.finish()
  await expect(member.page.getByText(member.says('room:live'))).toHaveCount(0)
  const [spoken, own] = [await member.code(), await member.own()]

  await trainer.link('desk:go_collect').click()
  await page.locator('.code-field input').fill(spoken)
  await trainer.button('desk-back:codeTake').click()
  await expect(page.locator('.rb-said')).toContainText(trainer.says('desk-back:taken_new', { seat: 7 }))
  await page.goto(trainer.at('report'))
  await expect
    .poll(() => trainer.figures())
    .toEqual(new Map([[7, trainer.says('desk-back:countOf', { came: own.right, of: 5 })]]))
})

test('[ka] what is finished with a network is collected by itself, and a second time by its code counts once', async ({
  savedPhone,
}) => {
  const hers = await savedPhone('ka')
  const his = await savedPhone('ka')
  const trainer = new Trainer(await hers.open('/room/host'), 'ka')
  const { page } = trainer
  const code = await trainer.openRoom({ size: 5, mode: 'own-pace' })
  await page.getByRole('checkbox', { name: trainer.says('desk:liveSwitch') }).check()
  const member = new Member(await his.open('/room/join'), 'ka', 7)
  await member.join(code)
  for (const place of [1, 2, 3, 4, 5]) {
    await member.next(place - 1)
    await member.answer(place)
  }
  await member.finish()
  // no camera and no code: the phone knows that its answers are there
  await expect(member.page.getByText(member.says('room:proofHere', { number: 7 }))).toBeVisible()
  const [spoken, own] = [await member.code(), await member.own()]

  // the answers are opened on the phone by the trainer's hand alone
  await trainer.button('desk:go_answers').click()
  await expect(member.page.locator('.ts-e-figure')).toHaveText(
    member.says('exam:rightOf', { right: own.right, of: 5 }),
  )
  await page.locator('dialog[open]').getByRole('button').click()
  await trainer.link('desk:go_collect').click()
  await page.locator('.code-field input').fill(spoken)
  await trainer.button('desk-back:codeTake').click()
  await expect(page.locator('.rb-said')).toContainText(trainer.says('desk-back:taken_again', { seat: 7 }))
  await page.goto(trainer.at('report'))
  await expect
    .poll(() => trainer.figures())
    .toEqual(new Map([[7, trainer.says('desk-back:countOf', { came: own.right, of: 5 })]]))
})
