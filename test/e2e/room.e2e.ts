import { Member, Trainer } from './room-people.ts'
import { expect, test } from './stage.ts'

/* A quiz in the room: no server and no network from before the first code to after the report. */

test('[ka, az] a quiz goes from the wall to the report with no server, in two languages, by codes read aloud', async ({
  host,
  savedPhone,
}) => {
  test.setTimeout(120_000)
  const hers = await savedPhone('ka')
  const his = await savedPhone('az')
  const trainer = new Trainer(await hers.open('/room/host'), 'ka')
  await his.open('/room')
  await host.stop()

  const code = await trainer.openRoom({ size: 5 })
  expect(code).toMatch(/^[2-9A-Z]{8}$/)
  let member = new Member(await his.open('/room/join'), 'az', 7)
  await member.join(code)
  await member.answer(0)
  await member.next(0)
  await member.answer(1)
  await member.next(1)
  await member.answer(2)
  const chosen = await member.chosen()

  // the phone dies; where it was is where it is, with no code and no seat asked again
  await his.kill()
  member = new Member(await his.open('/room'), 'az', 7)
  await member.link('room:goOn').click()
  await member.isAt(2)
  expect(await member.chosen()).toEqual(chosen)
  for (const place of [3, 4, 5]) {
    await member.next(place - 1)
    await member.answer(place)
  }
  await member.finish()
  await member.page.reload()
  await expect(member.square).toBeVisible()
  const spoken = await member.code()
  const own = await member.own()
  expect(own.of).toBe(5)

  const { page } = trainer
  await trainer.link('desk:go_collect').click()
  const type = async (text: string): Promise<void> => {
    await page.locator('.code-field input').fill(text)
    await trainer.button('desk-back:codeTake').click()
  }
  await type(`${spoken.slice(0, -1)}${spoken.endsWith('2') ? '3' : '2'}`)
  await expect(page.getByRole('alert')).toHaveText(trainer.says('desk-back:refused_check'))
  await type('no code at all')
  await expect(page.getByRole('alert')).toHaveText(trainer.says('desk-back:refused_letters'))
  await type(code) // the code on the wall is no answer
  await expect(page.getByRole('alert')).toHaveText(trainer.says('desk-back:refused_length'))
  await type(spoken.toLowerCase())
  await expect(page.locator('.rb-said')).toContainText(trainer.says('desk-back:taken_new', { seat: 7 }))
  await type(spoken)
  await expect(page.locator('.rb-said')).toContainText(trainer.says('desk-back:taken_again', { seat: 7 }))
  await page.reload()
  await expect(page.locator('.rb-count')).toContainText(
    trainer.says('desk-back:countOf', { came: 1, of: 36 }),
  )
  await page.goto(trainer.at('report'))
  await expect
    .poll(() => trainer.figures())
    .toEqual(new Map([[7, trainer.says('desk-back:countOf', { came: own.right, of: 5 })]]))

  await page.goto(trainer.at())
  await trainer.button('desk:go_answers').click()
  const answers = (await page.locator('dialog[open] .rd-signs > [aria-hidden]').innerText()).replace(/\s/g, '')
  const release = member.page.getByRole('textbox', { name: member.says('room:releaseTitle') })
  await release.fill('2222')
  await member.button('room:releaseOpen').click()
  await expect(member.page.getByRole('alert')).toHaveText(member.says('room:release_wrong'))
  await release.fill(answers)
  await member.button('room:releaseOpen').click()
  await expect(member.page.locator('.ts-e-figure')).toHaveText(
    member.says('exam:rightOf', { right: own.right, of: 5 }),
  )
})
