import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { randomFrom } from '../../src/core/random.ts'
import { adminCommand } from '../../src/server/admin/command.ts'
import { squareGrid } from '../link/frames.ts'
import { composeFrame, cornersAt, type Picture, type Sheet, writeCamera } from './camera.ts'
import { buildForCentre } from './centre-build.ts'
import { Examinee, OFFICER } from './examinee.ts'
import { gridOn, sweepOver } from './room-camera.ts'
import { Member, Trainer } from './room-people.ts'
import { expect, saveGuide, test } from './stage.ts'

/* The other ways of a quiz in the room: from trainer to trainer, back to the group, to the centre; and what is left when a camera fails. */

type Grid = readonly (readonly boolean[])[]

/** How long a busy machine may look at a film. */
const LOOKING = { timeout: 60_000 } as const

let folder: string
/** What the cameras see. */
let film: string
test.beforeEach(() => {
  test.setTimeout(120_000)
  folder = mkdtempSync(join(tmpdir(), 'ubani-film-'))
  film = join(folder, 'film.y4m')
})
test.afterEach(() => rmSync(folder, { recursive: true }))

/** Films squares one after the other, each alone before the camera. */
function filmOf(grids: readonly Grid[]): void {
  writeCamera(film, sweepOver(grids, { side: 440, perFrame: 1, repeats: 3, seed: 'ways' }))
}

/** What a trainer gets of a quiz on a phone. */
interface Played {
  /** The code that is read aloud. */
  readonly spoken: string
  readonly square: Grid
  /** What stands in the report. */
  readonly right: string
}

/** Goes through a quiz of five questions. */
async function play(member: Member, code: string): Promise<Played> {
  await member.join(code)
  for (let place = 1; place <= 5; place++) {
    await member.next(place - 1)
    await member.answer(place)
  }
  await member.finish()
  const { right, of } = await member.own()
  return {
    spoken: await member.code(),
    square: await gridOn(member.page),
    right: member.says('desk-back:countOf', { came: right, of }),
  }
}

/** The same phone in the hands of the next one. */
async function handOn({ page, language }: Member, seat: number): Promise<Member> {
  const next = new Member(page, language, seat)
  await page.locator('details:has(#move) > summary').click()
  await next.button('room:another').click()
  return next
}

/** Types an answer code on the page where answers are collected. */
async function type({ page }: Trainer, spoken: string): Promise<void> {
  await page.locator('.code-field input').fill(spoken)
  await page.locator('.code-field button').click()
  await expect(page.locator('.code-field input')).toHaveValue('')
}

/** From how many seats there are answers. */
async function expectCame(trainer: Trainer, came: number): Promise<void> {
  const says = trainer.says('desk-back:countOf', { came, of: 36 })
  await expect(trainer.page.locator('.rb-count')).toContainText(says, LOOKING)
}

async function expectFigures(trainer: Trainer, room: string, figures: Record<number, Played>): Promise<void> {
  await trainer.page.goto(`${room}/report`)
  const rights = Object.entries(figures).map(([seat, { right }]) => [Number(seat), right] as const)
  await expect.poll(() => trainer.figures()).toEqual(new Map(rights))
}

/** The squares that a trainer's phone shows of its record, filmed. */
async function filmRecord(trainer: Trainer, room: string): Promise<void> {
  const { page } = trainer
  await page.goto(`${room}/hand-over`)
  const number = page.locator('.rb-loop-number')
  await expect(number).toBeVisible()
  const of = Number((await number.innerText()).match(/\d+/g)?.at(-1))
  // they change by themselves, until somebody taps the picture and leafs
  await expect(number).toHaveText(trainer.says('hand-over:squareOf', { number: 2, of }))
  await page.locator('.rb-loop-picture').click()
  const grids = new Map<string, Grid>()
  while (grids.size < of) {
    const says = await number.innerText()
    grids.set(says, await gridOn(page, '.rb-loop svg.square'))
    await trainer.button('hand-over:next').click()
    await expect(number).not.toHaveText(says)
  }
  filmOf([...grids.values()])
}

/** Takes over what the camera sees. */
async function takeOver(trainer: Trainer): Promise<void> {
  const { page } = trainer
  await page.goto('/room/host')
  await trainer.button('hand-over:take').click()
  await trainer.button('desk-back:cameraOn').click()
  await expect(page.getByText(trainer.says('desk:takenIn'))).toBeVisible(LOOKING)
}

test('[ka] a record goes as squares from trainer to trainer and back with no server; both have all that each collected', async ({
  host,
  savedPhone,
}) => {
  const hers = await savedPhone('ka', { camera: film })
  const his = await savedPhone('ka', { camera: film })
  const one = new Trainer(await hers.open('/room/host'), 'ka')
  const group = await savedPhone('ka')
  let member = new Member(await group.open('/room/join'), 'ka', 7)
  await host.stop()
  const code = await one.openRoom({ size: 5 })
  const room = one.at()
  const seventh = await play(member, code)
  member = await handOn(member, 8)
  const eighth = await play(member, code)
  member = await handOn(member, 9)
  const ninth = await play(member, code)
  await group.shut()

  await one.page.goto(`${room}/collect`)
  await type(one, seventh.spoken)
  await expectCame(one, 1)
  await filmRecord(one, room)
  const other = new Trainer(await his.open('/room/host'), 'ka')
  await takeOver(other)
  await takeOver(other) // a second time it is there once
  await expect(other.page.locator('.rd-list > li')).toHaveCount(1)
  await expectFigures(other, room, { 7: seventh })

  await one.page.goto(`${room}/collect`)
  await type(one, eighth.spoken)
  await hers.shut()
  await other.page.goto(`${room}/collect`)
  await type(other, ninth.spoken)
  await expectCame(other, 2)
  await filmRecord(other, room)
  one.page = await hers.open('/room/host')
  await takeOver(one)
  await expectFigures(one, room, { 7: seventh, 8: eighth, 9: ninth })
})

test('[az] the confirmation on the wall tells a phone that its answers are with the trainer, after a kill as well, and another that they are not', async ({
  host,
  savedPhone,
}) => {
  const hers = await savedPhone('az')
  const his = await savedPhone('az', { camera: film })
  const trainer = new Trainer(await hers.open('/room/host'), 'az')
  let member = new Member(await his.open('/room/join'), 'az', 7)
  await host.stop()
  const code = await trainer.openRoom({ size: 5 })
  const { spoken } = await play(member, code)
  await his.shut()

  const { page } = trainer
  await page.goto(trainer.at('collect'))
  const wall = page.locator('summary', { hasText: trainer.says('hand-over:proofTitle') })
  await expect(page.locator('.rb-count')).toBeVisible()
  await expect(wall).toHaveCount(0) // there is nothing yet to confirm
  await type(trainer, spoken)
  await wall.click()
  await expect(page.locator('.rb-receipt svg.square')).toBeVisible()
  filmOf([await gridOn(page, '.rb-receipt svg.square')])
  await hers.shut()

  member.page = await his.open('/room/join')
  await member.button('room:proofScan').click()
  const here = member.says('room:proofHere', { number: 7 })
  await expect(member.page.getByText(here)).toBeVisible(LOOKING)
  await his.kill()
  member.page = await his.open('/room/join')
  await expect(member.page.getByText(here)).toBeVisible()

  member = await handOn(member, 8)
  await play(member, code)
  await member.button('room:proofScan').click()
  await expect(member.page.getByText(member.says('room:proof_not-in-it'))).toBeVisible(LOOKING)
  await expect(member.page.getByText(member.says('room:proofHere', { number: 8 }))).toHaveCount(0)
})

test('[en] the centre opens what a trainer sealed for it, and has the tables that the trainer has', async ({
  host,
  phone,
}) => {
  const said: string[] = []
  const warned: string[] = []
  const admin = (...args: string[]): Promise<number> =>
    adminCommand(args, {
      root: process.cwd(),
      environment: {},
      say: (line) => said.push(line),
      warn: (line) => warned.push(line),
    })
  const key = join(folder, 'centre-key.pem')
  expect(await admin('room-key', '--key', key)).toBe(0)
  host.files = await buildForCentre(host.files, said.splice(0).join('\n'))
  const mine = phone({ language: 'en' })
  const page = await mine.open('/?lang=en')
  await saveGuide(page, 'en')
  await page.goto('/room/host')
  await host.stop()

  const trainer = new Trainer(page, 'en')
  const code = await trainer.openRoom({ size: 5 })
  const room = trainer.at()
  const member = new Member(page, 'en', 7)
  await page.goto('/room/join')
  const { spoken } = await play(member, code)
  await page.goto(`${room}/collect`)
  await type(trainer, spoken)
  await expectCame(trainer, 1)
  await page.goto(`${room}/seats`)
  const name = page.getByRole('textbox', { name: trainer.says('desk-back:nameOf', { seat: 7 }) })
  await name.pressSequentially('ნინო ბერიძე')
  // the cursor still stands in the field: whoever reloads now has lost nothing
  await expect.poll(() => namesOn(page)).toEqual(['ნინო ბერიძე'])
  await expect(name).toBeFocused()
  await page.reload()
  await expect(name).toHaveValue('ნინო ბერიძე')
  await trainer.link('desk-back:to_report').click()
  const people = await saved(page, trainer.button('desk-back:savePeople'))
  const questions = await saved(page, trainer.button('desk-back:saveQuestions'))
  expect(people).toContain('ნინო ბერიძე')

  await page.goto(room)
  const sealed = await saved(page, trainer.button('desk:seal'))
  expect(sealed).not.toContain('ნინო')
  const file = join(folder, 'sealed.json')
  writeFileSync(file, sealed)
  const to = join(folder, 'rooms')
  expect(await admin('open-room', file, '--key', key, '--to', to), warned.join('\n')).toBe(0)
  const opened = (end: string): string =>
    readFileSync(join(to, readdirSync(to).find((name) => name.endsWith(end)) ?? end), 'utf8')
  expect(opened('-people.csv')).toBe(people)
  expect(opened('-questions.csv')).toBe(questions)
  // and whoever has another key has nothing
  const another = join(folder, 'another-key.pem')
  expect(await admin('room-key', '--key', another)).toBe(0)
  expect(await admin('open-room', file, '--key', another, '--to', join(folder, 'none'))).toBe(2)
})

/** The names of people in rooms that lie on the phone. */
function namesOn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const open = indexedDB.open('ubani')
    const db = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result)
    })
    const every = db.transaction('entries').objectStore('entries').getAll()
    const found = await new Promise<unknown[]>((done) => {
      every.onsuccess = () => done(every.result)
    })
    db.close()
    const rows = found as { readonly entry: { readonly kind: string; readonly name: string } }[]
    return rows.filter(({ entry }) => entry.kind === 'seat').map(({ entry }) => entry.name)
  })
}

/** What a button saves. */
async function saved(page: Page, button: ReturnType<Trainer['button']>): Promise<string> {
  const coming = page.waitForEvent('download')
  await button.click()
  return readFileSync(await (await coming).path(), 'utf8')
}

test('[hy] one field takes the codes of an exam and of an exercise, and by camera a role-play, with no server', async ({
  host,
  savedPhone,
}) => {
  const hers = await savedPhone('hy')
  const his = await savedPhone('hy', { camera: film })
  const trainer = new Trainer(await hers.open('/room/host/new'), 'hy')
  const { page } = trainer
  await host.stop()
  const hang = async (what: 'exam' | 'exercise' | 'scene', field: string, value: string): Promise<void> => {
    await page.goto('/room/host/new')
    await page.getByRole('radio', { name: trainer.says(`desk:what_${what}`) }).check()
    await page.locator(field).selectOption(value)
    await trainer.button('desk:go_start').click()
    await expect(page.locator('.rd-wall svg.square')).toBeVisible()
  }
  await hang('exam', '#start-exam', OFFICER.id)
  const exam = await trainer.code()
  await hang('exercise', '#start-level', 'slip')
  const exercise = await trainer.code()
  await hang('scene', '#start-scene', 'inked-voter')
  const title = await page.locator('main h2').innerText()
  filmOf([await gridOn(page, '.rd-wall svg.square')])
  await hers.shut()

  const member = new Member(await his.open('/room/join'), 'hy', 7)
  await member.page.locator('#code').fill(exam.toLowerCase())
  await expect(member.page.locator('#seat')).toHaveCount(0)
  await member.link('room:toOther_exam').click()
  expect((await new Examinee(member.page, 'hy').begin()).replaceAll(/[\s-]/g, '')).toBe(exam)

  await member.page.goto('/room/join')
  await member.page.locator('#code').fill(exercise.toLowerCase())
  await member.link('room:toOther_exercise').click()
  await expect(member.page).toHaveURL(new RegExp(`/protocols/night/${exercise}$`, 'i'))
  await member.button('protocol-run:start').click()
  await expect(member.button('protocol-run:side_boxes')).toBeVisible()

  await member.page.goto('/room/join')
  await member.button('room:scan').click()
  await expect(member.link('room:toOther_scene')).toBeVisible(LOOKING)
  await member.link('room:toOther_scene').click()
  await expect(member.page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(member.page.locator('.sc-a-steps')).toBeVisible()
})

test('[case 43] [ka] without a camera, or with one that the browser refuses, that is said, and codes typed by hand collect', async ({
  host,
  savedPhone,
}) => {
  const hers = await savedPhone('ka', { camera: film })
  const his = await savedPhone('ka')
  const trainer = new Trainer(await hers.open('/room/host'), 'ka')
  let member = new Member(await his.open('/room/join'), 'ka', 7)
  await host.stop()
  const code = await trainer.openRoom({ size: 5 })
  const room = trainer.at()
  const seventh = await play(member, code)
  member = await handOn(member, 8)
  const eighth = await play(member, code)
  await his.shut()

  await trainer.page.goto(`${room}/collect`)
  await trainer.button('desk-back:cameraOn').click()
  await expect(trainer.page.getByText(trainer.says('sight:noCamera'))).toBeVisible()
  await type(trainer, seventh.spoken)
  await expectCame(trainer, 1)
  await hers.shut()

  filmOf([eighth.square])
  trainer.page = await hers.open(`${room}/collect`)
  await (await hers.browser()).clearPermissions() // nobody is there to say yes
  await trainer.button('desk-back:cameraOn').click()
  await expect(trainer.page.getByText(trainer.says('sight:cameraRefused'))).toBeVisible()
  await type(trainer, eighth.spoken)
  await expectCame(trainer, 2)
  // allowed after all, it sees a phone that is here already
  await (await hers.browser()).grantPermissions(['camera'])
  await trainer.button('sight:tryAgain').click()
  await expect(trainer.page.locator('.rb-said')).toContainText('8', LOOKING)
  await expectCame(trainer, 2)
  await expectFigures(trainer, room, { 7: seventh, 8: eighth })
})

test('[case 42] [az] squares out of focus, half in the picture or of something else break nothing: what helps is said, and the good one is taken', async ({
  host,
  savedPhone,
}) => {
  const hers = await savedPhone('az', { camera: film })
  const his = await savedPhone('az')
  const trainer = new Trainer(await hers.open('/room/host'), 'az')
  const member = new Member(await his.open('/room/join'), 'az', 7)
  await host.stop()
  const code = await trainer.openRoom({ size: 5 })
  const room = trainer.at()
  const seventh = await play(member, code)
  await hers.shut()
  await his.shut()

  const poster = squareGrid('HTTPS://EXAMPLE.ORG/A/POSTER/ON/THE/WALL')
  const poor = [
    view(seventh.square, { blur: 7 }),
    view(seventh.square, { x: 0 }),
    view(seventh.square, { covered: true }),
    view(seventh.square, { side: 24 }),
  ]
  const frames = function* (): Generator<Picture> {
    for (let time = 0; time < 16; time++) yield* poor // thirteen seconds
    for (let time = 0; time < 5; time++) yield view(poster, {})
    for (let time = 0; time < 5; time++) yield view(seventh.square, {})
  }
  writeCamera(film, frames())
  trainer.page = await hers.open(`${room}/collect`)
  const { page } = trainer
  await trainer.button('desk-back:cameraOn').click()
  await expect(page.getByText(trainer.says('sight:hint'))).toBeVisible(LOOKING)
  await expectCame(trainer, 0)
  const said = page.locator('.rb-said')
  await expect(said).toContainText(trainer.says('desk-back:refused_foreign'), LOOKING)
  await expect(said).toContainText(trainer.says('desk-back:taken_new', { seat: 7 }), LOOKING)
  await expectFigures(trainer, room, { 7: seventh })
})

/** A look at one square with a small camera. */
function view(
  grid: Grid,
  {
    blur = 0.5,
    x = 320,
    side = 300,
    covered = false,
  }: { blur?: number; x?: number; side?: number; covered?: boolean },
): Picture {
  const corners = cornersAt({ x, y: 240 }, side, 5, 0.05)
  const thumb = [{ from: { x: 0, y: 0.6 }, to: { x: 1, y: 1 }, shade: 90 }]
  const sheet: Sheet = { grid, quiet: 2, corners, ...(covered && { covered: thumb }) }
  const random = randomFrom(`${blur}/${x}/${side}`)
  return composeFrame({ width: 640, height: 480, sheets: [sheet], random, blur, noise: 4, clutter: 8 })
}

test('[hy] a trainer whose phone dies in the middle of the sweep finds it where it was, and goes on', async ({
  host,
  savedPhone,
}) => {
  const hers = await savedPhone('hy', { camera: film })
  const his = await savedPhone('hy')
  const trainer = new Trainer(await hers.open('/room/host'), 'hy')
  let member = new Member(await his.open('/room/join'), 'hy', 7)
  await host.stop()
  const code = await trainer.openRoom({ size: 5 })
  const room = trainer.at()
  await hers.shut()
  const seventh = await play(member, code)
  member = await handOn(member, 8)
  const eighth = await play(member, code)
  await his.shut()

  const sweep = async (): Promise<void> => {
    trainer.page = await hers.open(`${room}/collect`)
    await trainer.button('desk-back:cameraOn').click()
  }
  const ticked = (): Promise<string[]> =>
    trainer.page.locator('.rb-grid [data-is=answered] b').allInnerTexts()
  filmOf([seventh.square])
  await sweep()
  await expectCame(trainer, 1)
  await hers.kill() // with the camera on
  filmOf([eighth.square])
  trainer.page = await hers.open(`${room}/collect`)
  await expectCame(trainer, 1)
  expect(await ticked()).toEqual(['7'])
  await trainer.button('desk-back:cameraOn').click()
  await expectCame(trainer, 2)
  expect(await ticked()).toEqual(['7', '8'])
  await hers.kill()
  trainer.page = await hers.open(`${room}/report`)
  await expectFigures(trainer, room, { 7: seventh, 8: eighth })
})
