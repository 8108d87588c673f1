import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SYNC_VERSION } from '../../src/core/sync/sync-limits.ts'
import { enrol } from '../../src/link/enrol.ts'
import { askForCopy, askToForget, askToRecover, tellOfCard } from '../../src/link/mine.ts'
import type { Signing } from '../../src/link/post-signed.ts'
import { postBatch, postPiece } from '../../src/link/sync.ts'
import { instead } from '../flow/window.ts'
import { newId } from '../server/enrolling.ts'

/* Whatever is said to the centre is sent in one way, and hears one way of being answered. */

const version = SYNC_VERSION
const key: Signing = { open: 'the-key', sign: async (text) => `signed:${text}` }
const OURS = { 'content-type': 'application/json', 'ubani-sync': '1' }

interface Asked {
  readonly url: string
  readonly init: RequestInit & { readonly headers: Record<string, string>; readonly body: string }
}
let asked: Asked[]
let answers: (() => Response | Promise<Response>)[]
const stops: { stop(): void }[] = []
beforeEach(() => {
  ;[asked, answers] = [[], []]
  stops.push(instead('navigator', { onLine: true }))
  stops.push(
    instead('fetch', async (url: string, init: Asked['init']) => {
      asked.push({ url, init })
      return (answers.shift() ?? (() => Promise.reject(new TypeError('failed'))))()
    }),
  )
})
afterEach(() => {
  for (const each of stops.splice(0)) each.stop()
})

/** Every sender, with what it says of how it went. */
const SENDERS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['/api/sync', () => postBatch('{}', key)],
  ['/api/rooms/records', () => postPiece('{}', key)],
  [
    '/api/enrol',
    () => enrol({ version, person: newId(), key: key.open, group: '5M4TRHF4' }, key).then(whyIn),
  ],
  [
    '/api/enrol/recover',
    () => askToRecover({ version, key: key.open, secret: '', keep: true }, key).then(whyIn),
  ],
  ['/api/mine/copy', () => askForCopy({ version }, key).then(whyIn)],
  ['/api/mine/forget', () => askToForget(key).then(whyIn)],
  ['/api/mine/recovery', () => tellOfCard({ version, hash: '' }, key).then(whyIn)],
]
function whyIn(said: { readonly ok: boolean; readonly problem?: { readonly why: string } }): unknown {
  const why = said.problem?.why
  return { kind: why === 'lost' ? 'unknown' : why }
}

describe.each(SENDERS)('what goes to %s', (path, send) => {
  test('is signed, without cookies, and follows no redirect', async () => {
    await send()
    const [{ url, init } = { url: '', init: { headers: {}, body: '' } as Asked['init'] }] = asked
    expect([url, init.method, init.credentials, init.redirect, init.cache]).toEqual([
      path,
      'POST',
      'omit',
      'manual',
      'no-store',
    ])
    expect(init.headers).toMatchObject({
      'ubani-sync': String(version),
      'ubani-device': 'the-key',
      'ubani-signature': `signed:POST ${path} ${init.headers['ubani-moment']}\n${init.body}`,
    })
  })

  test.each<[string, () => Response | Promise<Response>, string]>([
    ['a login page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'portal'],
    ['JSON of somebody else', () => Response.json({}), 'portal'],
    [
      'a way elsewhere',
      () => Object.defineProperty(new Response(''), 'type', { value: 'opaqueredirect' }),
      'portal',
    ],
    ['a request to sign in to the network', () => new Response('', { status: 511 }), 'portal'],
    ['a centre that asks for patience', () => new Response('', { status: 503 }), 'busy'],
    ['one that was asked too often', () => new Response('', { status: 429 }), 'busy'],
    ['a centre in trouble', () => new Response('', { status: 500 }), 'unknown'],
    ['half an answer', () => new Response('{"version":', { headers: OURS }), 'unknown'],
    ['an answer of another shape', () => new Response('{}', { headers: OURS }), 'unknown'],
    [
      'a spoilt signature',
      () => new Response('{"code":"signature"}', { status: 401, headers: OURS }),
      'unknown',
    ],
    ['no network', () => Promise.reject(new TypeError('failed')), 'unknown'],
  ])('%s', async (_, answer, kind) => {
    answers = [answer]
    expect(await send()).toMatchObject({ kind })
    expect(asked).toHaveLength(1)
  })

  test('[11] [12] is signed once more with the moment that the centre would take, and not a third time', async () => {
    const late = (moment?: string) => () =>
      new Response('{"code":"moment"}', {
        status: 409,
        headers: { ...OURS, ...(moment === undefined ? {} : { 'ubani-moment': moment }) },
      })
    answers = [late('4102444800001'), late('4102444800002')]
    await send()
    const moments = asked.map(({ init }) => init.headers['ubani-moment'])
    expect([moments.length, moments[1]]).toEqual([2, '4102444800001'])
    expect(asked[1]?.init.headers['ubani-signature']).toBe(
      `signed:POST ${path} 4102444800001\n${asked[1]?.init.body}`,
    )
    for (const none of [undefined, '', '-1', 'NaN', '1'.repeat(17)]) {
      ;[asked, answers] = [[], [late(none)]]
      await send()
      expect(asked, none).toHaveLength(1)
    }
  })
})

test.each([
  [-86_400_000, '0'],
  [1_800_000_000_000.5, '1800000000000'],
])('[11] a clock at %d ms gives the moment %s', async (now, moment) => {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(now)
  await postBatch('{}', key)
  clock.mockRestore()
  expect(asked[0]?.init.headers['ubani-moment']).toBe(moment)
})
