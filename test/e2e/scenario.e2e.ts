import { LANGUAGE_NAMES, LANGUAGES } from '../../src/core/language.ts'
import { readCode } from '../../src/core/protocol/code.ts'
import { bestPlay } from '../../src/core/scenario/debrief.ts'
import { eventOfStep } from '../../src/core/scenario/event-of-step.ts'
import type { PlayEvent } from '../../src/core/scenario/play.ts'
import type { Scene } from '../../src/core/scenario/scene.ts'
import { builtManifest, daysFrom, fewPacks, published, signed, written } from './editions.ts'
import { exerciseWith, Learner } from './learner.ts'
import { Player, sceneCalled } from './player.ts'
import { expect, NO_LOCKS, savePacks, test, word } from './stage.ts'
import { fillDisk, freeDisk } from './disk.ts'
import { attemptsOn } from './kept.ts'

/* Role-plays on a phone with the server stopped. The commission run is in commission.e2e.ts. */

function bestEvents(scene: Scene): PlayEvent[] {
  return bestPlay(scene).path.map((step) => eventOfStep(scene, step))
}

const ONE_EACH = {
  ka: 'device-fails',
  hy: 'shouting-voter',
  az: 'queue-at-20',
  en: 'control-sheet-unsigned',
} as const

for (const language of LANGUAGES)
  test(`[${language}] a scene from the list to its debrief with the server stopped, and it stays after a restart`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(90_000)
    const mine = await savedPhone(language)
    const page = await mine.open('/practice')
    await host.stop()
    const player = new Player(page, language, ONE_EACH[language])
    await page
      .locator('main')
      .getByRole('link', { name: player.says('home:scenariosTitle') })
      .click()
    await page.locator('main').getByRole('link', { name: player.words.title }).last().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(player.words.title)
    await page.getByLabel(player.says('scenario:unhurried')).check()
    await player.begin()
    for (const event of bestEvents(player.scene)) {
      await player.act(event)
      await player.expectHere()
    }
    await player.button('scenario:toDebrief').click()
    await expect(page.getByText(player.says('scenario:debriefTitle'))).toBeVisible()
    const decisions = player.play.path.filter(({ took }) => took.length > 0).length
    await expect
      .poll(() => page.locator('.sc-decision').count())
      .toBeGreaterThanOrEqual(Math.min(3, decisions))
    await expect(page.getByText(player.says('scenario:yours'), { exact: true })).toHaveCount(0)
    await mine.shut()
    const again = await mine.open(`/scenarios/${player.scene.id}/debrief`)
    await expect(again.locator('.sc-ending')).toContainText(player.words.ends[player.play.node] ?? '?')
    const [kept] = (await attemptsOn(again)).filter(({ kind }) => kind === 'scenario')
    expect(kept?.result?.completion).toBe(true)
    for (const [skill, { right, of }] of Object.entries(kept?.result?.scores ?? {}))
      expect([skill, right]).toEqual([skill, of])
    // every choice lies in the attempt with its time
    const chosen = kept?.events.filter(({ act }) => act === 'chose') ?? []
    expect(chosen.map(({ object }) => object)).toEqual(
      bestEvents(player.scene)
        .filter(({ act }) => act === 'chose')
        .map(({ object }) => object),
    )
    expect(chosen.every(({ after }) => after > 0)).toBe(true)
  })

test('a phone that dies at any node of a scene goes on there, with everything that was said', async ({
  savedPhone,
  host,
}) => {
  test.setTimeout(180_000)
  const mine = await savedPhone('ka')
  const first = await mine.open('/scenarios/inked-voter')
  await host.stop()
  const player = new Player(first, 'ka', 'inked-voter')
  await player.begin()
  for (const event of bestEvents(player.scene)) {
    await player.saved()
    await mine.kill()
    player.page = await mine.open('/scenarios/inked-voter')
    await player.page
      .locator('main')
      .getByRole('link', { name: player.says('scenario:goOn'), exact: true })
      .click()
    await player.expectHere()
    await player.act(event)
    await player.expectHere()
  }
  expect(player.isOver).toBe(true)
})

test('an entry half put together, or half written, is there after the phone has died', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const player = new Player(await mine.open('/scenarios/inked-voter'), 'en', 'inked-voter')
  await player.begin()
  for (const event of bestEvents(player.scene)) {
    if (event.act === 'wrote') break
    await player.act(event)
  }
  await player.expectHere()
  const pieces = player.words.logs['entry']?.pieces ?? {}
  await player.option(pieces['saw'] ?? '?').click()
  await player.saved()
  await mine.kill()
  player.page = await mine.open('/scenarios/inked-voter?play')
  await expect(player.page.locator('.sc-entry')).toHaveText(pieces['saw'] ?? '?')
  await player.button('scenario:logByWords').click()
  await player.page.locator('main textarea').fill('11:20, a mark was seen')
  await player.page.locator('main textarea').blur()
  await player.saved()
  await mine.kill()
  player.page = await mine.open('/scenarios/inked-voter?play')
  await expect(player.page.locator('main textarea')).toHaveValue('11:20, a mark was seen')
  await player.button('scenario:logDone').click()
  // the hour was found, the rest is for the learner to say
  await expect(player.page.locator('.sc-turn input[type=checkbox]:checked')).toHaveCount(1)
})

test('another choice can be tried from the debrief, and the first play keeps its result', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const player = new Player(await mine.open('/scenarios/inked-voter'), 'en', 'inked-voter')
  await host.stop()
  await player.begin()
  for (const event of [
    { act: 'reached', object: 'hands' },
    { act: 'reached', object: 'glow' },
    { act: 'chose', object: 'first-word=wave-in' },
    { act: 'reached', object: 'observer-saw' },
    { act: 'chose', object: 'recover=deny' },
    { act: 'reached', object: 'chair-asks' },
    { act: 'chose', object: 'truth=insist' },
  ] as const)
    await player.act(event)
  await player.expectHere()
  await player.button('scenario:toDebrief').click()
  const second = player.page.locator('.sc-decision').nth(1)
  await expect(second).toContainText(player.words.choices['recover']?.options['deny']?.rule ?? '?')
  await expect(second).toContainText(player.words.choices['recover']?.options['call-back']?.text ?? '?')
  await expect(player.page.locator('main')).not.toContainText(/\bfail|wrong!/i)
  await second.getByRole('button', { name: player.says('scenario:tryFrom') }).click()
  const choice = player.words.choices['recover']
  await expect(player.page.locator('.sc-turn h2')).toHaveText(choice?.prompt ?? '?')
  await player.option(choice?.options['call-back']?.text ?? '?').click()
  await player.saved()
  const kept = (await attemptsOn(player.page)).filter(({ kind }) => kind === 'scenario')
  expect(kept.map(({ result }) => result?.completion)).toEqual([true, undefined])
})

test('an exercise inside a scene is done and comes back with its result', async ({ savedPhone, host }) => {
  test.setTimeout(120_000)
  const mine = await savedPhone('en')
  const player = new Player(await mine.open('/scenarios/off-by-three-at-two'), 'en', 'off-by-three-at-two')
  await host.stop()
  await player.begin()
  for (const event of bestEvents(player.scene)) {
    if (event.act === 'did') break
    await player.act(event)
  }
  await player.expectHere()
  await player.page.getByRole('link', { name: player.says('scenario:open_exercise') }).click()
  await player.page.waitForURL(/\/protocols\/night\//)
  const code = new URL(player.page.url()).pathname.split('/').at(-1) ?? ''
  const id = readCode(code)
  if (!id.ok) throw new Error(`${code}: ${id.problem}`)
  const { level, seed, form } = id.value
  const learner = new Learner(player.page, 'en', exerciseWith(level, seed, form))
  await learner.begin()
  await learner.button('protocol-run:side_boxes').click()
  await learner.fillForm(learner.exercise.truth)
  await learner.next.click()
  await learner.answer()
  await player.page.getByRole('link', { name: player.says('common:backToScene') }).click()
  await expect(player.page.locator('.sc-turn')).toContainText(player.says('scenario:exercise_yes'))
  await player.button('scenario:goOn').click()
  await player.saved()
  const kept = (await attemptsOn(player.page)).find(({ kind }) => kind === 'scenario')
  expect(kept?.events.at(-1)).toMatchObject({ act: 'did', object: 'warm-up=yes' })
})

test('of two windows on one scene in a browser without locks the one left behind shows what was done in the other, or that it was begun anew', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en', { initScript: NO_LOCKS })
  const one = new Player(await mine.open('/scenarios/inked-voter'), 'en', 'inked-voter')
  await one.begin()
  await one.saved()
  const other = new Player(await mine.another('/scenarios/inked-voter?play'), 'en', 'inked-voter')
  await other.expectHere()
  for (const event of bestEvents(other.scene).slice(0, 3)) await other.act(event)
  await other.saved()
  await one.page.locator('.sc-go').click()
  await expect(one.page.getByText(one.says('scenario:goneOnElsewhere'))).toBeVisible()
  one.play = other.play
  await one.expectHere()

  await other.page.goto(new URL('/scenarios/inked-voter', other.page.url()).href)
  await other.button('scenario:anew').click()
  await other.page
    .locator('dialog')
    .getByRole('button', { name: other.says('scenario:anew') })
    .click()
  await expect(other.page.locator('.sc-new')).toContainText(other.words.says['hands'] ?? '?')
  await one.page.locator('.sc-turn button').first().click()
  await expect(one.page.getByText(one.says('scenario:begunAnewElsewhere'))).toBeVisible()
  await one.page
    .locator('main')
    .getByRole('button', { name: one.says('scenario:goOn') })
    .first()
    .click()
  await expect(one.page.locator('.sc-new')).toContainText(one.words.says['hands'] ?? '?')
})

test('a full disk is said, the play goes on, and all of it is kept once there is room', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const player = new Player(await mine.open('/scenarios/inked-voter'), 'en', 'inked-voter')
  await player.begin()
  await player.act({ act: 'reached', object: 'hands' })
  await player.saved()
  await fillDisk(player.page)
  await player.act({ act: 'reached', object: 'glow' })
  await expect(player.page.getByText(player.says('scenario:notSaved'))).toBeVisible()
  await player.act({ act: 'chose', object: 'first-word=aside' })
  await player.expectHere()
  await expect(player.button('practice:saveAgain')).toBeVisible()
  await freeDisk(player.page)
  await player.button('practice:saveAgain').click()
  await player.saved()
  await mine.kill()
  player.page = await mine.open('/scenarios/inked-voter?play')
  await player.expectHere()
})

test('a moment that passes is taken for waiting, and whoever switches the clock off has all the time', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const scene = sceneCalled('shouting-voter')
  const player = new Player(await mine.open('/scenarios/shouting-voter'), 'en', 'shouting-voter')
  await player.begin()
  await player.page.clock.install()
  const timed = bestEvents(scene).findIndex(({ object }) =>
    scene.nodes.some(
      (node) => node.kind === 'choose' && node.seconds !== undefined && object.startsWith(`${node.id}=`),
    ),
  )
  for (const event of bestEvents(scene).slice(0, timed)) await player.act(event)
  const node = scene.nodes.find(({ id }) => id === player.play.node)
  if (node?.kind !== 'choose' || node.seconds === undefined) throw new Error('No moment passes here')
  await expect(player.page.getByRole('timer')).toBeVisible()
  await player.page.clock.runFor((node.seconds + 1) * 1000)
  const late = player.words.choices[node.id]?.options[node.late ?? '']
  await expect(player.page.locator('.sc-mine').last()).toContainText(late?.text ?? '?')
  await expect(player.page.locator('.sc-mine').last()).toContainText(player.says('scenario:late'))
})

test('a scene changed by a new edition is finished as it was begun; one of a kind not known yet is passed over with a sentence', async ({
  phone,
  host,
  store,
}) => {
  const built = builtManifest(host.files)
  const packs = fewPacks(host.files, 'en')
  host.files = published(host.files, signed(packs.map(written), built))
  const mine = phone({ language: 'en' })
  const page = await mine.open('/')
  await savePacks(page, 'en')
  const first = packs.flatMap((pack) => (pack.kind === 'scenarios' ? pack.scenes : []))[0]
  const id = String(first?.scene['id'])
  const player = new Player(page, 'en', id)
  await page.goto(`${host.url}/scenarios/${id}`)
  await player.begin()
  const events = bestEvents(player.scene)
  for (const event of events.slice(0, 3)) await player.act(event)
  await player.saved()

  const newer = packs.map((pack) => {
    if (pack.kind !== 'scenarios') return pack
    const [one, two] = pack.scenes
    if (!one || !two) throw new Error('The pack has too few scenes')
    const nodes = (one.scene['nodes'] as { id: string }[]).toReversed()
    const strange = [...(two.scene['nodes'] as object[]), { id: 'song', kind: 'sing', way: [{ to: 'song' }] }]
    return {
      ...pack,
      scenes: [
        { ...one, scene: { ...one.scene, version: 2, nodes } },
        { ...two, scene: { ...two.scene, nodes: strange } },
      ],
    }
  })
  host.files = published(
    store.files,
    signed(newer.map(written), { version: built.version + 1, issued: daysFrom(built.issued, 1) }),
  )
  await page.goto(`${host.url}/settings`)
  await page.getByRole('button', { name: `${word('en', 'settings:check')}: ${LANGUAGE_NAMES.en}` }).click()
  await expect(page.getByRole('button', { name: /^Back to edition/ })).toBeVisible()
  await host.stop()

  await page.goto(`${host.url}/scenarios/${id}?play`)
  await expect(page.getByText(player.says('scenario:oldVersion'))).toBeVisible()
  await player.expectHere()
  for (const event of events.slice(3)) await player.act(event)
  await player.expectHere()
  await page.goto(`${host.url}/scenarios`)
  await expect(page.getByText(player.says('scenario:unreadable_one', { count: 1 }))).toBeVisible()
  await page.goto(
    `${host.url}/scenarios/${String(packs.flatMap((pack) => (pack.kind === 'scenarios' ? pack.scenes : []))[1]?.scene['id'])}`,
  )
  await expect(page.getByText(player.says('scenario:sceneUnreadable'))).toBeVisible()
})

test('an address of no scene, and a place of none, are said to be no page', async ({ savedPhone }) => {
  const mine = await savedPhone('az')
  for (const path of ['/scenarios/no-such-scene', '/scenarios/inked-voter/nowhere', '/scenarios/%E0%A4%A']) {
    const page = await mine.open(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('az', 'common:notFoundTitle'))
  }
})
