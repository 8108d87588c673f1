import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { randomFrom } from '../../src/core/random.ts'
import { cardGrid, squareGrid } from '../link/frames.ts'
import { writeCamera } from './camera.ts'
import { alteredText, gridOn, markerOn, sweepOver } from './room-camera.ts'
import { Member, Trainer } from './room-people.ts'
import { expect, saveGuide, startBrowser, test } from './stage.ts'

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
  const answers = (await page.locator('dialog[open] .rd-signs > [aria-hidden]').innerText()).replace(
    /\s/g,
    '',
  )
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

/** How long a busy machine may look at a film. */
const LOOKING = { timeout: 60_000 } as const

/** The languages of a room in which two are spoken. */
const SPOKEN = ['ka', 'az'] as const

test('[ka, az] thirty-six phones with no server, some of them killed on the way, are collected by one camera', async ({
  host,
  savedPhone,
}) => {
  test.setTimeout(900_000)
  const film = join(mkdtempSync(join(tmpdir(), 'ubani-film-')), 'room.y4m')
  const hers = await savedPhone('ka', { camera: film })
  const trainer = new Trainer(await hers.open('/room/host'), 'ka')
  const browser = await startBrowser()
  const seats = Array.from({ length: 36 }, (_, at) => at + 1)
  const members: Member[] = []
  for (const seat of seats) {
    const language = seat % 3 === 0 ? SPOKEN[1] : SPOKEN[0]
    const context = await browser.newContext({ baseURL: host.url, viewport: { width: 360, height: 640 } })
    const page = await context.newPage()
    await page.goto(`/?lang=${language}`)
    await saveGuide(page, language)
    members.push(new Member(page, language, seat))
  }
  await host.stop()

  const code = await trainer.openRoom({ size: 5 })
  const { pathname } = new URL(trainer.page.url())
  await hers.shut()
  const chance = randomFrom('phones that die')
  for (const member of members) {
    await member.page.goto('/room/join')
    await member.join(code)
    const deadAt = chance.below(9) // 6, 7, 8: never
    for (let place = 0; place <= 5; place++) {
      await member.answer(place)
      if (place === deadAt) {
        const chosen = await member.chosen()
        const context = member.page.context()
        await member.page.close()
        member.page = await context.newPage()
        await member.page.goto('/room/join')
        await member.isAt(place)
        expect(await member.chosen()).toEqual(chosen)
      }
      if (place < 5) await member.next(place)
    }
    await member.finish()
  }

  const grids: boolean[][][] = []
  for (const { page } of members) grids.push(await gridOn(page))
  writeCamera(film, sweepOver(grids, { side: 240, perFrame: 4, repeats: 4, seed: 'room' }))
  const page = await hers.open(`${pathname}/collect`)
  await trainer.press(page, 'desk-back:cameraOn')
  await expect(page.locator('.rb-count')).toContainText(
    trainer.says('desk-back:countOf', { came: 36, of: 36 }),
    { timeout: 120_000 },
  )
  await page.goto(`${pathname}/report`)
  const own = new Map<number, string>()
  for (const member of members) {
    const { right, of } = await member.own()
    own.set(member.seat, trainer.says('desk-back:countOf', { came: right, of }))
  }
  await expect.poll(() => trainer.figures()).toEqual(own)
  await browser.close()
  await hers.shut()
  rmSync(dirname(film), { recursive: true })
})

test('[hy] cards held up and a phone held up as one are polled by one camera, and what is no square of the room is told apart', async ({
  host,
  savedPhone,
}) => {
  test.setTimeout(180_000)
  const film = join(mkdtempSync(join(tmpdir(), 'ubani-film-')), 'cards.y4m')
  const hers = await savedPhone('hy', { camera: film })
  const his = await savedPhone('ka')
  const trainer = new Trainer(await hers.open('/room/host'), 'hy')
  await his.open('/room')
  await host.stop()
  const code = await trainer.openRoom({ size: 5, kinds: 'cards' })
  const { pathname } = new URL(trainer.page.url())
  await trainer.page.goto('/room/host')
  await trainer.openRoom({ size: 5, kinds: 'cards' }) // another room, to be told apart
  await hers.shut()

  const member = new Member(await his.open('/room/join'), 'ka', 3)
  await member.join(code)
  for (let place = 0; place < 5; place++) {
    await member.answer(place)
    await member.next(place)
  }
  await member.answer(5)
  await member.button('room:showCard').click()
  const phoneAsCard = await markerOn(member.page)
  await member.page.keyboard.press('Escape')
  await member.finish()
  const square = await gridOn(member.page)

  const held = [36, 37, 38, 39].map((id, at) => cardGrid(id, at))
  writeCamera(film, sweepOver([phoneAsCard, ...held], { side: 150, perFrame: 5, repeats: 6, seed: 'cards' }))
  let page = await hers.open(`${pathname}/cards?place=5`)
  await trainer.press(page, 'desk-back:look')
  await expect(page.locator('.rb-grid [data-is=answered] b')).toHaveText(
    ['3', '37', '38', '39', '40'],
    LOOKING,
  )
  await hers.shut()

  // a poster's square, and one of the room with something changed in it, before the true one
  const [foreign, forged] = [
    squareGrid('HTTPS://EXAMPLE.ORG/A/POSTER/ON/THE/WALL'),
    squareGrid(alteredText(square)),
  ]
  writeCamera(film, sweepOver([foreign], { side: 320, perFrame: 1, repeats: 5, seed: 'foreign' }))
  page = await hers.open(`${pathname}/collect`)
  await trainer.press(page, 'desk-back:cameraOn')
  await expect(page.locator('.rb-said')).toContainText(trainer.says('desk-back:refused_foreign'), LOOKING)
  await hers.shut()
  writeCamera(film, sweepOver([forged], { side: 320, perFrame: 1, repeats: 5, seed: 'forged' }))
  page = await hers.open(`${pathname}/collect`)
  await trainer.press(page, 'desk-back:cameraOn')
  await expect(page.locator('.rb-said')).toContainText(trainer.says('desk-back:refused_forged'), LOOKING)
  await hers.shut()
  writeCamera(film, sweepOver([square], { side: 320, perFrame: 1, repeats: 5, seed: 'true' }))
  page = await hers.open(`${pathname}/collect`)
  await trainer.press(page, 'desk-back:cameraOn')
  await expect(page.locator('.rb-said')).toContainText(
    trainer.says('desk-back:taken_new', { seat: 3 }),
    LOOKING,
  )
  await hers.shut()
  rmSync(dirname(film), { recursive: true })
})
