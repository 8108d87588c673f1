import type { Page } from '@playwright/test'
import { showGroupCode } from '../../src/core/sync/group-code.ts'
import { SENDER } from '../../src/core/sync/sender.ts'
import { expect, test, word } from './centre.ts'
import { attemptsOn } from './kept.ts'
import { expectAt, expectSame, join, send } from './member.ts'
import { cut, on, portal } from './weather.ts'

const API = /^\/api\//

/** Does three things: reads a chapter to some section, and ticks two steps of the day. */
async function doThings(page: Page): Promise<void> {
  await page.goto('/guide/counting')
  await page.locator('main details').first().locator('summary').click()
  await page.locator('main details').first().getByRole('link').nth(2).click()
  const kinds = async (): Promise<string[]> => (await attemptsOn(page)).map(({ kind }) => kind).sort()
  await expect.poll(kinds).toEqual(['reading'])
  await page.goto('/checklist')
  await page.locator('main input[type=checkbox]').first().check()
  await page.locator('main input[type=checkbox]').nth(1).check()
  await expect.poll(kinds).toEqual(['checklist', 'reading'])
}

test('[ka] what was done and joined without a network is at the centre once there is one, and stays so after a restart', async ({
  savedPhone,
  host,
  centre,
}) => {
  const mine = await savedPhone('ka')
  const page = await mine.open('/')
  await host.stop()
  await doThings(page)
  await join(page, 'ka', centre.code)
  await expect(
    page.getByText(word('ka', 'group:waiting', { code: showGroupCode(centre.code) })),
  ).toBeVisible()
  await expectAt(page, 'phone', 2)
  await expectAt(page, 'centre', 0)

  await mine.kill()
  await host.start()
  const again = await mine.open('/group')
  await expect(again.getByText(word('ka', 'group:joined', { name: centre.group }))).toBeVisible()
  await expectAt(again, 'centre', 2)
  await expectAt(again, 'phone', 0)
  await expect(again.getByText(word('ka', 'group:state_rest'))).toBeVisible()
  await expectSame(again, centre)
  const reading = (await attemptsOn(again)).find(({ kind }) => kind === 'reading')
  expect(await centre.statements()).toEqual([
    {
      verb: 'http://adlnet.gov/expapi/verbs/experienced',
      activity: `${host.url}/xapi/activities/reading/${reading?.subject}`,
    },
  ])

  await host.stop()
  await again.goto('/progress')
  await expect(again.getByText(`${word('ka', 'mine:place_centre')}: 2`)).toBeVisible()
  await again.goto('/checklist')
  await again.locator('main input[type=checkbox]').nth(2).check()
  await expect
    .poll(async () => (await attemptsOn(again)).some(({ events }) => events.length === 3))
    .toBe(true)
  await again.goto('/group')
  await expectAt(again, 'phone', 1)
  await expectAt(again, 'centre', 1)
})

test('[cases 15, 18, 19] [az] through a login page, a busy centre and answers that are cut everything comes, each once, and the page says how it stands', async ({
  savedPhone,
  host,
  centre,
}) => {
  const mine = await savedPhone('az', { forgive: /./ })
  const page = await mine.open('/')
  await doThings(page)
  host.weather = on(API, portal)
  await join(page, 'az', centre.code)
  await expect(page.getByText(word('az', 'group:state_portal'))).toBeVisible()
  await expectAt(page, 'phone', 2)

  host.weather = on(
    API,
    async () =>
      new Response('{"type":"about:blank","status":503,"code":"busy"}', {
        status: 503,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '3', 'ubani-sync': '1' },
      }),
  )
  await send(page, 'az')
  await expect(page.getByText(beginning(word('az', 'group:state_busy', { time: '#' })))).toBeVisible()
  await expectAt(page, 'phone', 2)

  host.weather = on(/^\/api\/sync/, cut)
  // what the centre asked for is kept, also where somebody presses the button; then it goes by itself
  await send(page, 'az')
  await expect(page.getByText(word('az', 'group:joined', { name: centre.group }))).toBeVisible({
    timeout: 20_000,
  })
  await expect.poll(async () => (await centre.attempts()).length).toBe(2)
  await expect(page.getByText(beginning(word('az', 'group:state_later', { time: '#' })))).toBeVisible()
  await expectAt(page, 'phone', 2)

  host.weather = async (_request, onward) => onward()
  await page.goto('/group') // it may have gone by itself meanwhile; each start sends what waits
  await expectAt(page, 'centre', 2)
  await expectSame(page, centre)
})

/** A sentence up to the time that stands in it. */
function beginning(sentence: string): RegExp {
  return new RegExp((sentence.split('#')[0] ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}

test('[hy] a code that is wrong, of no group, or of a full one is told in words, and what was done stays', async ({
  savedPhone,
  phone,
  host,
  centre,
}) => {
  const mine = await savedPhone('hy')
  const page = await mine.open('/')
  await doThings(page)
  await page.goto('/group')
  await page.locator('#group-code').fill('ABCD-EFG')
  await page.getByRole('button', { name: word('hy', 'group:join'), exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(word('hy', 'group:code_length'))
  await centre.db.run('UPDATE groups SET capacity = 1')
  const first = await phone({ language: 'hy' }).open('/')
  await join(first, 'hy', centre.code)
  await expect(first.getByText(word('hy', 'group:joined', { name: centre.group }))).toBeVisible()
  await join(page, 'hy', centre.code)
  await expect(page.getByText(word('hy', 'group:refused_full'))).toBeVisible()
  await expectAt(page, 'phone', 2)

  await centre.db.run('UPDATE groups SET capacity = 36')
  await page.getByRole('button', { name: word('hy', 'group:other') }).click()
  await join(page, 'hy', centre.code)
  await expect(page.getByText(word('hy', 'group:joined', { name: centre.group }))).toBeVisible()
  await expectAt(page, 'centre', 2)
  expect(
    host.asked.some((path) => path.includes(centre.code)),
    'no code in any address',
  ).toBe(false)
})

test('[case 28] two windows never send at once', async ({ savedPhone, host, centre }) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  await join(page, 'en', centre.code)
  await expect(page.getByText(word('en', 'group:joined', { name: centre.group }))).toBeVisible()
  const other = await mine.another('/group')
  await host.stop()
  await doThings(page)
  let [going, most] = [0, 0]
  let goOn: (() => void) | undefined
  const held = new Promise<void>((done) => (goOn = done))
  host.weather = on(/^\/api\/sync/, async (_request, onward) => {
    most = Math.max(most, ++going)
    await held
    return onward().finally(() => going--)
  })
  host.forget()
  await host.start()
  await page.goto('/group')
  await Promise.all([
    other.evaluate(() => window.dispatchEvent(new Event('online'))),
    page.evaluate(() => window.dispatchEvent(new Event('online'))),
  ])
  // both are at it while the centre has not answered yet: one sends, the other waits for it
  const atIt = (): Promise<number> =>
    page.evaluate(async (name) => {
      const { held = [], pending = [] } = await navigator.locks.query()
      return new Set([...held, ...pending].filter((lock) => lock.name === name).map((lock) => lock.clientId))
        .size
    }, SENDER)
  await expect.poll(atIt).toBe(2)
  await expect.poll(() => going).toBe(1)
  goOn?.()
  for (const window of [page, other]) await expectAt(window, 'centre', 2)
  expect(most).toBe(1)
  expect(host.asked.filter((path) => path.startsWith('/api/sync'))).toHaveLength(1)
  await expectSame(page, centre)
})

test('[case 29] an app too old for the centre, or shut out by it, says so and keeps everything', async ({
  savedPhone,
  host,
  centre,
}) => {
  const mine = await savedPhone('ka')
  const page = await mine.open('/')
  await doThings(page)
  await join(page, 'ka', centre.code)
  await expectAt(page, 'centre', 2)
  const answering = (status: number, code: string) => async () =>
    new Response(JSON.stringify({ type: 'about:blank', status, code }), {
      status,
      headers: { 'content-type': 'application/problem+json', 'ubani-sync': '1' },
    })
  host.weather = on(/^\/api\/sync/, answering(426, 'version'))
  await page.goto('/checklist')
  await page.locator('main input[type=checkbox]').nth(3).check()
  await expect.poll(async () => (await attemptsOn(page)).some(({ events }) => events.length === 3)).toBe(true)
  await page.goto('/group')
  await send(page, 'ka')
  await expect(page.getByText(word('ka', 'group:state_old-app'))).toBeVisible()
  await centre.db.run('UPDATE devices SET revoked_at = 1')
  host.weather = async (_request, onward) => onward()
  await send(page, 'ka')
  await expect(page.getByText(word('ka', 'group:state_revoked'))).toBeVisible()
  await expectAt(page, 'phone', 1)
})
