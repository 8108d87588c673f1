import { wipePhone } from './phone.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openReport, type ReportAsked, reportFile } from '../../src/flow/centre-reports.ts'
import { joinGroup } from '../../src/flow/join-group.ts'
import { askForget, myDataHere } from '../../src/flow/my-data.ts'
import { presentPerson } from '../../src/flow/present-person.ts'
import { addProfile, openProfile, wipeProfile } from '../../src/flow/profiles.ts'
import { sendNow } from '../../src/flow/send-scores.ts'
import {
  decideRoom,
  forgetPhone,
  isPhoneKnown,
  makePhoneKnown,
  waitingRooms,
} from '../../src/flow/trainer-phone.ts'
import { type CentreLine, CUT, FAIR, openCentreLine } from './centre-line.ts'
import { everySetting } from './kept.ts'

const ASKED: ReportAsked = { report: 'status', by: 'group', quarter: undefined, language: 'ka' }
const DONE = { ok: true, value: undefined }

let line: CentreLine
beforeAll(async () => {
  line = await openCentreLine()
})
afterAll(() => line.end())
beforeEach(async () => {
  await wipePhone()
  line.weather = FAIR
  await line.run('DELETE FROM trainer_phones')
})
const refused = (problem: string) => ({ ok: false, problem })
/** A centre that answers so. */
const saying = (status: number, code: string) => () =>
  Promise.resolve(
    new Response(JSON.stringify({ code }), {
      status,
      headers: { 'content-type': 'application/problem+json', 'ubani-sync': '1' },
    }),
  )

describe('a trainer’s phone', () => {
  test('is made known once with the secret, which is kept nowhere, and opens reports without it', async () => {
    expect(await isPhoneKnown()).toBe(false)
    expect(await openReport('phone', ASKED)).toEqual(refused('unknown-phone'))
    expect(await makePhoneKnown(` ${line.secret}\n`)).toEqual(DONE)
    expect(await isPhoneKnown()).toBe(true)
    expect(await everySetting()).toContain('trainer-phone')
    expect(await everySetting()).not.toContain(line.secret)
    const [signed, bySecret] = [
      await openReport('phone', ASKED),
      await openReport({ secret: line.secret }, ASKED),
    ]
    expect(signed).toMatchObject({ ok: true, value: { report: 'status', by: 'group' } })
    const bare = (answer: typeof signed) => ({
      ...answer,
      ...(answer.ok && { value: { ...answer.value, at: 0 } }),
    })
    expect(bare(signed)).toEqual(bare(bySecret))
    const files = [await reportFile('phone', ASKED), await reportFile({ secret: line.secret }, ASKED)]
    const texts = await Promise.all(
      files.map(async (file) => (file.ok ? file.value.content.text() : file.problem)),
    )
    expect(texts[0]).toBe(texts[1])
    expect(await openReport('phone', { ...ASKED, report: 'satisfaction' })).toEqual(refused('centre-only'))
    expect(await waitingRooms()).toEqual({ ok: true, value: [] })
    // what is not there any more was decided before
    expect(await decideRoom('0'.repeat(32), true)).toEqual(DONE)
  })

  test('is said to be known where one asks what the centre has, in no group too, until it is forgotten', async () => {
    expect(await myDataHere()).toMatchObject({ isJoined: false, isTrainers: false })
    await makePhoneKnown(line.secret)
    expect(await myDataHere()).toMatchObject({ isJoined: false, isTrainers: true })
    await forgetPhone()
    expect(await myDataHere()).toMatchObject({ isJoined: false, isTrainers: false })
  })

  test('is that of one person on it alone', async () => {
    const first = await presentPerson()
    await makePhoneKnown(line.secret)
    const other = await addProfile('Other')
    await openProfile(other)
    expect(await isPhoneKnown()).toBe(false)
    expect(await openReport('phone', ASKED)).toEqual(refused('unknown-phone'))
    await openProfile(first)
    expect(await isPhoneKnown()).toBe(true)
    await wipeProfile(first)
    expect(await everySetting()).not.toContain('trainer-phone')
  })

  test('is forgotten at the centre first: without a network it stays known, and the page can say so', async () => {
    await makePhoneKnown(line.secret)
    line.weather = CUT
    expect(await forgetPhone()).toEqual(refused('lost'))
    expect(await isPhoneKnown()).toBe(true)
    // it arrives, and the answer is lost: asked again it is answered again
    line.weather = async (_request, deliver) => {
      await deliver()
      return CUT()
    }
    expect(await forgetPhone()).toEqual(refused('lost'))
    line.weather = FAIR
    expect(await forgetPhone()).toEqual(DONE)
    expect(await isPhoneKnown()).toBe(false)
    expect(await openReport('phone', ASKED)).toEqual(refused('unknown-phone'))
  })

  test('that the centre took away learns so, and asks for the secret again', async () => {
    await makePhoneKnown(line.secret)
    await line.run('DELETE FROM trainer_phones')
    expect(await waitingRooms()).toEqual(refused('unknown-phone'))
    expect(await isPhoneKnown()).toBe(false)
    expect(await makePhoneKnown(line.secret)).toEqual(DONE)
    expect(await openReport('phone', ASKED)).toMatchObject({ ok: true })
  })

  test('is known no more once its owner was deleted at the centre: the key is gone', async () => {
    await joinGroup(line.code, {})
    await sendNow()
    await makePhoneKnown(line.secret)
    expect(await askForget()).toBe(true)
    expect(await isPhoneKnown()).toBe(false)
    await sendNow()
    expect(await line.run('DELETE FROM trainer_phones')).toBe(0)
  })

  test.each([
    ['another secret', () => makePhoneKnown('w'.repeat(43)), FAIR, 'token'],
    ['a portal', () => makePhoneKnown(line.secret), () => Promise.resolve(new Response('<html>')), 'lost'],
    ['a cut', () => makePhoneKnown(line.secret), CUT, 'lost'],
    ['too many wrong secrets', () => makePhoneKnown(line.secret), saying(429, 'busy'), 'busy'],
    ['a phone that was shut out', () => makePhoneKnown(line.secret), saying(403, 'revoked'), 'revoked'],
    ['an app that is too old', () => makePhoneKnown(line.secret), saying(426, 'version'), 'old-app'],
    ['a centre in trouble', () => makePhoneKnown(line.secret), saying(503, 'unavailable'), 'not-now'],
    ['an app newer than the centre', () => makePhoneKnown(line.secret), saying(400, 'version'), 'not-now'],
    [
      'a proxy that sends everybody away',
      () => makePhoneKnown(line.secret),
      () => Promise.resolve(new Response('', { status: 429 })),
      'not-now',
    ],
  ] as const)('is not known after %s, which is said by name', async (_, work, weather, problem) => {
    line.weather = weather
    expect(await work()).toEqual(refused(problem))
    expect(await isPhoneKnown()).toBe(false)
  })

  test.each([
    [429, 'busy', 'not-now'],
    [503, 'unavailable', 'not-now'],
    [400, 'version', 'not-now'],
    [426, 'version', 'old-app'],
  ] as const)(
    'that is known shows no secret: %i %s is never told as too many wrong ones',
    async (status, code, problem) => {
      await makePhoneKnown(line.secret)
      line.weather = saying(status, code)
      const work = [
        () => openReport('phone', ASKED),
        () => reportFile('phone', ASKED),
        waitingRooms,
        () => decideRoom('0'.repeat(32), true),
        forgetPhone,
      ]
      for (const each of work) expect(await each()).toEqual(refused(problem))
      expect(await isPhoneKnown()).toBe(true)
    },
  )

  test('whose first answer was lost is known when it asks again', async () => {
    line.weather = async (_request, deliver) => {
      await deliver()
      return CUT()
    }
    expect(await makePhoneKnown(line.secret)).toEqual(refused('lost'))
    expect(await isPhoneKnown()).toBe(false)
    line.weather = FAIR
    expect(await makePhoneKnown(line.secret)).toEqual(DONE)
    expect(await isPhoneKnown()).toBe(true)
  })

  // the last: from then on the centre looks at no wrong secret of this address
  test('is told of too many wrong secrets by the centre itself', async () => {
    const answers: unknown[] = []
    for (let time = 0; time < 11; time++) answers.push(await makePhoneKnown(String(time).padStart(43, 'w')))
    expect(answers[0]).toEqual(refused('token'))
    expect(answers.at(-1)).toEqual(refused('busy'))
  })
})
