import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import type { Page } from '@playwright/test'
import { makeUuid } from '../../src/core/ids.ts'
import { listTrainerPhones } from '../../src/server/store/trainer-phones.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'
import { writeCamera } from './camera.ts'
import { type Centre, expect, test, word } from './centre.ts'
import { findings, tooSmall } from './looks.ts'
import { join, send } from './member.ts'
import { gridOn, sweepOver } from './room-camera.ts'
import { Member, Trainer } from './room-people.ts'

/* What a trainer's phone collected counts at the centre once the trainer has made the phone known, and the wall says so then. */

const LOOKING = { timeout: 60_000 } as const

let folder: string
let film: string
test.beforeEach(() => {
  test.setTimeout(180_000)
  folder = mkdtempSync(joined(tmpdir(), 'ubani-film-'))
  film = joined(folder, 'film.y4m')
})
test.afterEach(() => rmSync(folder, { recursive: true }))

/** A trainer who leads the centre's group; their secret. */
async function trainerAt({ db }: Centre): Promise<string> {
  const id = makeUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const made = await db.transaction((queries) => makeTrainer(queries, { id, name: 'Nino' }, Date.now()))
  await db.run('UPDATE groups SET trainer = $1', [id])
  return made.secret
}

const countOf = async ({ db }: Centre, table: 'room_sheets' | 'room_waiting'): Promise<number> =>
  Number((await db.all(`SELECT count(*) AS found FROM ${table}`))[0]?.['found'])

/** Somebody joins a room, answers five questions, and reads their code aloud. */
async function codeOfSeat(member: Member, code: string): Promise<string> {
  await member.join(code)
  for (let place = 1; place <= 5; place++) {
    await member.next(place - 1)
    await member.answer(place)
  }
  await member.finish()
  return member.code()
}

/** The trainer types what was read aloud. */
async function takeCode(page: Page, room: string, spoken: string): Promise<void> {
  await page.goto(`${room}/collect`)
  await page.locator('.code-field input').fill(spoken)
  await page.locator('.code-field button').click()
  await expect(page.locator('.code-field input')).toHaveValue('')
}

test('[ka] what a trainer collected waits at the centre until they have made the phone known; then it counts, and the wall says so', async ({
  savedPhone,
  centre,
}) => {
  const secret = await trainerAt(centre)
  const hers = await savedPhone('ka')
  const his = await savedPhone('ka', { camera: film })
  const trainer = new Trainer(await hers.open('/group'), 'ka')
  const { page } = trainer
  await join(page, 'ka', centre.code)
  await expect(page.getByText(word('ka', 'group:joined', { name: centre.group }))).toBeVisible()

  await page.goto('/room/host')
  const code = await trainer.openRoom({ size: 5 })
  const room = trainer.at()
  const member = new Member(await his.open('/room/join'), 'ka', 7)
  const spoken = await codeOfSeat(member, code)
  await his.shut()
  await takeCode(page, room, spoken)
  await expect.poll(() => countOf(centre, 'room_waiting'), LOOKING).toBe(1)
  expect(await countOf(centre, 'room_sheets')).toBe(0)
  await page.goto('/group')
  await expect(page.getByText(word('ka', 'group:broughtWaits'))).toBeVisible()
  await page.getByRole('link', { name: word('ka', 'group:makeKnown') }).click()

  await page.locator('#centre-token').fill('w'.repeat(43))
  await page.getByRole('checkbox', { name: word('ka', 'centre:mine') }).check()
  expect(await findings(page, 'light')).toEqual([])
  expect(await tooSmall(page)).toEqual([])
  await trainer.button('centre:show').click()
  await expect(page.getByText(word('ka', 'centre:wrong_token'))).toBeVisible()
  await page.locator('#centre-token').fill(secret)
  await trainer.button('centre:show').click()
  await expect(page.getByText(word('ka', 'centre:phoneKnown'))).toBeVisible()
  await expect(page.locator('.ce-table')).toBeVisible()
  expect(await findings(page, 'light')).toEqual([])
  expect(await countOf(centre, 'room_sheets')).toBe(1)
  expect(await countOf(centre, 'room_waiting')).toBe(0)

  await page.goto(`${room}/hand-over`)
  await expect(page.getByText(word('ka', 'mine:place_centre'))).toBeVisible(LOOKING)
  await page.goto(`${room}/collect`)
  await page.locator('summary', { hasText: trainer.says('hand-over:proofTitle') }).click()
  await expect(page.locator('.rb-receipt svg.square')).toBeVisible()
  writeCamera(
    film,
    sweepOver([await gridOn(page, '.rb-receipt svg.square')], {
      side: 440,
      perFrame: 1,
      repeats: 3,
      seed: 'wall',
    }),
  )
  await page.goto('/group')
  await expect(page.getByText(word('ka', 'group:broughtWaits'))).toHaveCount(0)
  await hers.shut()

  member.page = await his.open('/room/join')
  await member.button('room:proofScan').click()
  await expect(member.page.getByText(member.says('room:proofCentre'))).toBeVisible(LOOKING)
})

test('[hy] a trainer’s phone that has joined no group brings what it collected, by itself, and nothing else', async ({
  savedPhone,
  centre,
}) => {
  const secret = await trainerAt(centre)
  const hers = await savedPhone('hy')
  const his = await savedPhone('hy')
  const trainer = new Trainer(await hers.open(`/centre#${secret}`), 'hy')
  const { page } = trainer
  await page.getByRole('checkbox', { name: word('hy', 'centre:mine') }).check()
  await trainer.button('centre:show').click()
  await expect(page.getByText(word('hy', 'centre:phoneKnown'))).toBeVisible()

  await page.goto('/room/host')
  const code = await trainer.openRoom({ size: 5 })
  const room = trainer.at()
  const spoken = await codeOfSeat(new Member(await his.open('/room/join'), 'hy', 7), code)
  await his.shut()
  await takeCode(page, room, spoken)
  await expect.poll(() => countOf(centre, 'room_sheets'), LOOKING).toBe(1)
  expect(await countOf(centre, 'room_waiting')).toBe(0)
  await page.goto(`${room}/hand-over`)
  await expect(page.getByText(word('hy', 'mine:place_centre'))).toBeVisible(LOOKING)

  // what she does herself belongs to no group yet, and the page says so
  await page.goto('/group')
  await expect(page.locator('#group-code')).toBeVisible()
  await expect(page.getByText(word('hy', 'group:broughtWaits'))).toHaveCount(0)
  expect(await centre.attempts()).toEqual([])
  expect(await centre.db.all('SELECT person FROM people')).toEqual([])
  expect(await listTrainerPhones(centre.db)).toMatchObject([{ name: 'Nino', person: undefined }])
})

test('[en] a known phone opens reports without the secret, takes what others brought, and can be forgotten', async ({
  savedPhone,
  centre,
}) => {
  const secret = await trainerAt(centre)
  const hers = await savedPhone('en')
  const link = `/centre#${secret}`
  const first = await hers.open(link)
  // a link fills the form and is not left in the address; nothing is sent unasked
  await expect(first.locator('#centre-token')).toHaveValue(secret)
  expect(new URL(first.url()).hash).toBe('')
  expect(await listTrainerPhones(centre.db)).toEqual([])
  const trainer = new Trainer(first, 'en')
  const mine = first.getByRole('checkbox', { name: word('en', 'centre:mine') })
  await expect(mine).not.toBeChecked()
  // what was wrong with one try is not said of the next, and without a tick nothing is made known
  const wrong = first.getByText(word('en', 'centre:wrong_token'))
  await mine.check()
  await first.locator('#centre-token').fill('w'.repeat(43))
  await trainer.button('centre:show').click()
  await expect(wrong).toBeVisible()
  await mine.uncheck()
  await first.locator('#centre-token').fill(secret)
  await trainer.button('centre:show').click()
  await expect(trainer.button('centre:leave')).toBeVisible()
  await expect(wrong).toHaveCount(0)
  expect(await listTrainerPhones(centre.db)).toEqual([])
  await trainer.button('centre:leave').click()
  await first.locator('#centre-token').fill(secret)
  await mine.check()
  await trainer.button('centre:show').click()
  await expect(trainer.button('centre:close')).toBeVisible()
  await hers.shut()

  const page = await hers.open('/centre')
  trainer.page = page
  await expect(page.getByText(word('en', 'centre:phoneKnown'))).toBeVisible()
  await expect(page.locator('#centre-token')).toHaveCount(0)
  await trainer.button('centre:show').click()
  await trainer.button('centre:close').click()

  // a member's phone brings what it was handed
  const theirs = await savedPhone('en')
  const colleague = new Trainer(await theirs.open('/group'), 'en')
  await join(colleague.page, 'en', centre.code)
  await expect(colleague.page.getByText(word('en', 'group:joined', { name: centre.group }))).toBeVisible()
  await colleague.page.goto('/room/host')
  const code = await colleague.openRoom({ size: 5 })
  const room = colleague.at()
  await colleague.page.goto('/room/join')
  const spoken = await codeOfSeat(new Member(colleague.page, 'en', 7), code)
  await takeCode(colleague.page, room, spoken)
  await expect.poll(() => countOf(centre, 'room_waiting'), LOOKING).toBe(1)

  await page.reload()
  await expect(page.getByText(word('en', 'centre:from', { name: centre.group }))).toBeVisible()
  expect(await findings(page, 'light')).toEqual([])
  expect(await tooSmall(page)).toEqual([])
  await trainer.button('centre:take').click()
  await expect(page.getByText(word('en', 'centre:waitingText'))).toHaveCount(0)
  expect(await countOf(centre, 'room_waiting')).toBe(0)
  expect(await countOf(centre, 'room_sheets')).toBe(1)
  // and the colleague's phone learns so when somebody there wishes it
  await colleague.page.goto('/group')
  await expect(colleague.page.getByText(word('en', 'group:broughtWaits'))).toBeVisible()
  await send(colleague.page, 'en')
  await expect(colleague.page.getByText(word('en', 'group:broughtWaits'))).toHaveCount(0)

  await trainer.button('centre:forgetPhone').click()
  await expect(page.locator('#centre-token')).toBeVisible()
  expect(await listTrainerPhones(centre.db)).toEqual([])
})
