import { fillDisk, wipePhone } from './phone.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { addEvent, type Attempt, beginAttempt, endAttempt } from '../../src/core/attempt/attempt.ts'
import { randomFrom } from '../../src/core/random.ts'
import { joinGroup, joiningHere, leaveGroup } from '../../src/flow/join-group.ts'
import { newUuid } from '../../src/flow/new-uuid.ts'
import { presentPerson } from '../../src/flow/present-person.ts'
import { addProfile, openProfile, wipeProfile } from '../../src/flow/profiles.ts'
import { sendNow, sendScores } from '../../src/flow/send-scores.ts'
import { type OutboxState, watchOutbox } from '../../src/flow/watch-outbox.ts'
import { addAttempt, changeAttempt } from '../../src/storage/attempts.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { type CentreLine, CUT, FAIR, openCentreLine, type Weather } from './centre-line.ts'

/* The phone's outbox and the real server. The numbers are those of the fault cases. */

const START = Date.UTC(2026, 9, 1)
const DAY = 24 * 60 * 60_000

let line: CentreLine
beforeAll(async () => {
  line = await openCentreLine()
})
afterAll(() => line.end())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  await wipePhone()
  line.weather = FAIR
  line.requests.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Joins whoever is present, and forgets that there were requests. */
async function join() {
  await joinGroup(line.code, {})
  await sendScores('due')
  expect((await joiningHere()).state).toBe('joined')
  line.requests.length = 0
  return presentPerson()
}

async function did(count: number, subject = 'chair', letters = 0): Promise<Attempt[]> {
  const person = await presentPerson()
  const done: Attempt[] = []
  for (let each = 0; each < count; each++) {
    vi.setSystemTime(Date.now() + 1)
    const begun = beginAttempt(
      { id: newUuid(), person, kind: 'checklist', subject, language: 'ka', pack: undefined },
      Date.now(),
    )
    const events = Array.from({ length: Math.ceil(letters / 600) }, (_, after) => ({
      after,
      act: 'wrote' as const,
      object: 'x'.repeat(Math.min(600, letters)),
    }))
    const ticked = addEvent(begun, { act: 'ticked', object: 'counting/empty-box' }, Date.now())
    const ended = endAttempt({ ...ticked, events: [...ticked.events, ...events] }, Date.now(), true)
    done.push(await withDatabase((db) => addAttempt(db, ended, Date.now())))
  }
  return done
}

/** The same without what was written. */
function shortened(attempt: Attempt): Attempt {
  return { ...attempt, events: attempt.events.filter(({ act }) => act !== 'wrote') }
}

async function changed({ id }: Attempt): Promise<Attempt> {
  const now = Date.now()
  const again = await withDatabase((db) =>
    changeAttempt(db, id, now, (stored) => ({ ...stored, updatedAt: now + 1 })),
  )
  if (!again) throw new Error(`${id} is not on the phone`)
  return again
}

const rows = () => withDatabase((db) => db.outbox.toArray())
const sequences = async (person: Awaited<ReturnType<typeof presentPerson>>) =>
  new Map([...(await line.has(person))].map(([id, { sequence }]) => [id, sequence]))
const asKept = (attempts: readonly Attempt[]) => new Map(attempts.map(({ id, sequence }) => [id, sequence]))

/** Lets so much time pass, and tries what is then due. */
async function later(ms: number): Promise<number | undefined> {
  vi.setSystemTime(Date.now() + ms)
  return sendScores('due')
}

/** How the outbox stands. */
async function state(): Promise<OutboxState> {
  return new Promise((done) => {
    const stop = watchOutbox((now) => {
      stop()
      done(now)
    })
  })
}

describe('what was done travels home', () => {
  test('of who has joined, each with its statement, and leaves the outbox', async () => {
    const person = await join()
    const done = await did(3)
    expect((await state()).totals).toEqual({ phone: 3, trainer: 0, centre: 0, aside: 0 })
    expect(await sendScores('due')).toBeUndefined()
    expect(await sequences(person)).toEqual(asKept(done))
    expect([...(await line.has(person)).values()].every(({ statements }) => statements === 1)).toBe(true)
    expect(await rows()).toEqual([])
    expect(await state()).toMatchObject({
      totals: { phone: 0, trainer: 0, centre: 3, aside: 0 },
      lastTaken: Date.now(),
      trouble: undefined,
    })
  })

  test('nothing of who has not joined, and nobody is asked', async () => {
    await did(2)
    expect(await sendScores('wished')).toBeUndefined()
    expect(line.requests).toEqual([])
    expect(await state()).toMatchObject({ totals: { phone: 2 }, trouble: 'not-joined', nextTry: undefined })
  })

  test('a code that was given without a network is confirmed first, and then everything goes', async () => {
    line.weather = CUT
    await joinGroup(line.code, {})
    await did(2)
    expect(await sendScores('due')).toBeGreaterThan(0)
    expect((await joiningHere()).state).toBe('waiting')
    line.weather = FAIR
    await sendScores('looked')
    expect(line.requests.map(({ path }) => path)).toEqual(['/api/enrol', '/api/enrol', '/api/sync'])
    expect(await rows()).toEqual([])
  })

  test('of everybody on the phone, whoever is at it, each signed with a key of their own', async () => {
    const first = await join()
    const ofFirst = await did(2)
    const nino = await addProfile('Nino')
    await openProfile(nino)
    await join()
    const ofNino = await did(1)
    await sendScores('due')
    expect(await sequences(first)).toEqual(asKept(ofFirst))
    expect(await sequences(nino)).toEqual(asKept(ofNino))
  })

  test('fifty in one request, two hundred in four, oldest first', async () => {
    await join()
    const done = await did(200)
    await sendScores('due')
    expect(line.requests.map(({ attempts }) => attempts.length)).toEqual([50, 50, 50, 50])
    expect(line.requests.flatMap(({ attempts }) => attempts)).toEqual(done.map(({ id }) => id))
  })

  test('in batches that are no larger than a request may be', async () => {
    const person = await join()
    const done = await did(8, 'chair', 90_000)
    await sendScores('due')
    expect(line.requests.map(({ attempts }) => attempts.length)).toEqual([2, 2, 2, 2])
    expect(await sequences(person)).toEqual(asKept(done))
  })

  test('who leaves the group sends no more', async () => {
    await join()
    await did(1)
    await leaveGroup()
    expect(await sendScores('wished')).toBeUndefined()
    expect(line.requests).toEqual([])
    expect(await rows()).toHaveLength(1)
  })

  test('who was wiped while a batch was on its way leaves nothing behind', async () => {
    const person = await join()
    await did(2)
    line.weather = async (_request, deliver) => {
      const answer = await deliver()
      await wipeProfile(person)
      return answer
    }
    await sendScores('due')
    const settings = await withDatabase((db) => db.settings.toArray())
    expect(JSON.stringify(settings.filter(({ key }) => key !== 'wiped'))).not.toContain(person)
    expect(await rows()).toEqual([])
  })
})

describe('an attempt that is changed while it is on its way', () => {
  test('stays until its newest version has arrived', async () => {
    const person = await join()
    const [first, other] = (await did(2)) as [Attempt, Attempt]
    let newest: Attempt | undefined
    line.weather = async (_request, deliver) => {
      const answer = await deliver()
      newest ??= await changed(first)
      return answer
    }
    await sendScores('due')
    expect(newest?.sequence).toBeGreaterThan(other.sequence)
    expect(line.requests.map(({ attempts }) => attempts)).toEqual([[first.id, other.id], [first.id]])
    expect((await sequences(person)).get(first.id)).toBe(newest?.sequence)
    expect(await rows()).toEqual([])
  })
})

describe('the line', () => {
  test('[13] that delivers twice has it stored once', async () => {
    const person = await join()
    const done = await did(3)
    const statuses: number[] = []
    line.weather = async (_request, deliver) => {
      statuses.push((await deliver()).status)
      const again = await deliver()
      statuses.push(again.status)
      return again
    }
    await sendScores('due')
    expect(statuses).toEqual([200, 200])
    expect(await sequences(person)).toEqual(asKept(done))
    expect([...(await line.has(person)).values()].map(({ statements }) => statements)).toEqual([1, 1, 1])
    // the answer to the second delivery is the one that the phone heard
    expect([line.requests.length, await rows()]).toEqual([1, []])
  })

  test('[14] that delivers older requests after newer ones changes nothing', async () => {
    const person = await join()
    const done = await did(3)
    const held: (() => Promise<Response>)[] = []
    line.weather = (_request, deliver) => {
      held.push(deliver)
      return CUT()
    }
    await sendScores('due')
    const [first] = done as [Attempt]
    const newest = await changed(first)
    await later(DAY)
    line.weather = FAIR
    await later(DAY)
    expect(held).toHaveLength(2)
    for (const deliver of held.reverse()) expect((await deliver()).status).toBe(200)
    expect((await sequences(person)).get(first.id)).toBe(newest.sequence)
    expect((await line.has(person)).size).toBe(3)
    expect(await rows()).toEqual([])
  })

  test('[15] that is cut after the centre has written empties the outbox at the next try, stored once', async () => {
    const person = await join()
    const done = await did(4)
    line.weather = async (_request, deliver) => {
      await deliver()
      return CUT()
    }
    await sendScores('due')
    expect(await sequences(person)).toEqual(asKept(done))
    expect(await rows()).toHaveLength(4)
    line.weather = FAIR
    await later(DAY)
    expect(await rows()).toEqual([])
    expect([...(await line.has(person)).values()].map(({ statements }) => statements)).toEqual([1, 1, 1, 1])
  })

  test('[26] that holds for one request in three gets on, and never begins anew', async () => {
    const person = await join()
    const done = await did(120)
    let tries = 0
    line.weather = (_request, deliver) =>
      ++tries % 3 === 0 ? deliver() : Promise.reject(new TypeError('cut'))
    const left: number[] = []
    do {
      await later(DAY)
      left.push((await rows()).length)
    } while (left.at(-1) !== 0 && left.length < 60)
    expect(left).toEqual(left.toSorted((a, b) => b - a))
    expect(tries).toBeLessThan(60)
    expect(await sequences(person)).toEqual(asKept(done))
  })

  test('[19] that leads to a login page is waited for, and everybody on the phone waits with it', async () => {
    const first = await join()
    const nino = await addProfile('Nino')
    await openProfile(nino)
    await join()
    await did(1)
    await openProfile(first)
    await did(2)
    line.weather = async () =>
      new Response('<title>Hotel</title>', { headers: { 'content-type': 'text/html' } })
    const rest = await sendScores('due')
    expect(line.requests).toHaveLength(1)
    expect(rest).toBeGreaterThan(0)
    expect(await rows()).toHaveLength(3)
    expect(await state()).toMatchObject({ trouble: 'portal', nextTry: Date.now() + (rest ?? 0) })
    line.weather = FAIR
    await sendScores('due')
    expect(line.requests).toHaveLength(1) // it is not time yet
    await sendScores('looked')
    expect(await rows()).toEqual([])
  })

  test('[22] that brings an answer to an older request acknowledges nothing by it', async () => {
    await join()
    const [first] = (await did(1)) as [Attempt]
    let old = ''
    line.weather = async (_request, deliver) => {
      const answer = await deliver()
      old ||= await answer.clone().text()
      return answer
    }
    await sendScores('due')
    await did(1)
    await changed(first)
    line.weather = async () =>
      new Response(old, { headers: { 'content-type': 'application/json', 'ubani-sync': '1' } })
    await sendScores('due')
    expect(await rows()).toHaveLength(2)
    expect((await state()).trouble).toBe('no-answer')
  })
})

describe('the centre', () => {
  const problem = (status: number, code: string, headers: Record<string, string> = {}): Weather => {
    const all = { 'content-type': 'application/problem+json', 'ubani-sync': '1', ...headers }
    return async () =>
      new Response(JSON.stringify({ type: 'about:blank', status, code }), { status, headers: all })
  }

  test('[18] that asks for patience is spared for as long as it says, whoever looks', async () => {
    await join()
    await did(1)
    line.weather = problem(429, 'busy', { 'retry-after': '300' })
    const rest = await sendScores('due')
    expect(rest).toBeGreaterThanOrEqual(300_000)
    expect(rest).toBeLessThanOrEqual(360_000)
    line.weather = FAIR
    await sendScores('looked')
    await sendScores('wished')
    await later(299_000)
    expect(line.requests).toHaveLength(1)
    expect((await state()).trouble).toBe('busy')
    await later(61_000)
    expect(await rows()).toEqual([])
  })

  test('[18] that is in trouble is asked less and less often, and loses nothing', async () => {
    await join()
    await did(5)
    const rests: number[] = []
    for (const status of [500, 502, 503, 500, 503, 502, 500, 500, 500, 500, 500, 500]) {
      line.weather = problem(status, 'server-error')
      rests.push((await later(rests.at(-1) ?? 0)) ?? 0)
    }
    expect(line.requests).toHaveLength(12)
    for (const [losses, rest] of rests.entries()) {
      const whole = Math.min(900_000, 4000 * 2 ** losses)
      expect(rest).toBeGreaterThanOrEqual(whole / 2)
      expect(rest).toBeLessThanOrEqual(whole + 1)
    }
    expect(await rows()).toHaveLength(5)
    line.weather = FAIR
    await later(900_000)
    expect(await rows()).toEqual([])
  })

  test('[11] [12] is asked again in time by a phone whose clock jumps years ahead or back', async () => {
    await join()
    await did(1)
    for (const jump of [-900 * DAY, 900 * DAY, -10 * DAY]) {
      line.weather = CUT
      const rest = await later(DAY)
      expect(rest).toBeLessThanOrEqual(900_001)
      vi.setSystemTime(Date.now() + jump)
      expect(await sendScores('due')).toBeLessThanOrEqual(900_001)
    }
    expect(line.requests).toHaveLength(6)
    line.weather = problem(429, 'busy', { 'retry-after': '3000' })
    expect(await later(DAY)).toBeGreaterThanOrEqual(3_000_000)
    vi.setSystemTime(Date.UTC(2001, 0, 1))
    line.weather = FAIR
    await sendScores('due')
    expect(await rows()).toEqual([])
  })

  test('that was set up anew is asked for the group again, and gets everything', async () => {
    const person = await join()
    const done = await did(2)
    await line.run('DELETE FROM devices WHERE person = $1', [person])
    await line.run('DELETE FROM people WHERE person = $1', [person])
    await sendScores('due')
    expect(line.requests.map(({ path }) => path)).toEqual(['/api/sync', '/api/enrol', '/api/sync'])
    expect(await sequences(person)).toEqual(asKept(done))
  })

  test('that does not know a key whatever the phone does is left in peace until somebody asks', async () => {
    await join()
    await did(1)
    line.weather = (request, deliver) =>
      request.url.endsWith('/sync') ? problem(401, 'unknown-device')(request, deliver) : deliver()
    await sendScores('due')
    const asked = line.requests.length
    await later(60 * 60_000)
    await sendScores('looked')
    expect(line.requests).toHaveLength(asked)
    expect((await state()).trouble).toBe('not-joined')
    line.weather = FAIR
    await sendNow()
    expect(await rows()).toEqual([])
  })

  test.each([
    ['a phone whose way in was closed', 403, 'revoked', 'revoked'],
    ['[29] an app that is too old', 426, 'version', 'old-app'],
  ] as const)(
    'that refuses %s keeps it waiting, with everything it has',
    async (_what, status, code, trouble) => {
      await join()
      await did(2)
      line.weather = problem(status, code)
      await sendScores('due')
      await sendScores('looked')
      expect(line.requests).toHaveLength(1)
      expect(await state()).toMatchObject({ trouble, totals: { phone: 2 } })
      line.weather = FAIR
      await sendScores('wished') // at a start
      expect(await rows()).toEqual([])
    },
  )

  test('[29] that is older than the app is asked again in seconds, then minutes, never more often; what waits goes once it was exchanged', async () => {
    const person = await join()
    const done = await did(20)
    line.weather = problem(400, 'version')
    let rest = (await sendScores('due')) ?? 0
    for (let asked = 1; asked <= 14; asked++) {
      expect(line.requests).toHaveLength(asked)
      const most = Math.min(4_000 * 2 ** (asked - 1), 15 * 60_000)
      expect(rest).toBeLessThanOrEqual(most)
      expect(rest).toBeGreaterThanOrEqual(most / 2)
      const left = (await later(rest - 1_500)) ?? 0 // not before its time
      rest = (await later(left)) ?? 0
    }
    expect(await state()).toMatchObject({ trouble: 'busy', totals: { phone: 20 } })
    line.weather = FAIR
    line.requests.length = 0
    expect(await later(15 * 60_000)).toBeUndefined()
    expect(line.requests).toHaveLength(1) // it was never believed that the batch was at fault
    expect(await sequences(person)).toEqual(asKept(done))
  })

  test('that finds a batch too big gets smaller ones', async () => {
    const person = await join()
    const done = await did(20)
    line.weather = (request, deliver) =>
      (line.requests.at(-1)?.attempts.length ?? 0) > 6 ? problem(413, 'too-big')(request, deliver) : deliver()
    await sendScores('due')
    expect(await sequences(person)).toEqual(asKept(done))
    expect(line.requests.length).toBeLessThan(20)
  })

  test('that refuses one of a batch has the others, and it is set aside and shown', async () => {
    const person = await join()
    const done = await did(2)
    const [odd] = (await did(1, 'chair\u0000')) as [Attempt]
    const more = await did(2)
    expect(await sendScores('due')).toBeUndefined()
    expect(await sequences(person)).toEqual(asKept([...done, ...more]))
    const { totals, aside, trouble, places } = await state()
    expect(totals).toEqual({ phone: 0, trainer: 0, centre: 4, aside: 1 })
    expect(aside).toEqual([
      {
        attempt: { id: odd.id, kind: 'checklist', subject: odd.subject, startedAt: odd.startedAt },
        why: 'broken',
      },
    ])
    expect([places.get(odd.id), trouble]).toEqual(['aside', undefined])
  })

  test('that finds figures which do not follow from what was done has the others, and says so of that one', async () => {
    const person = await join()
    const done = await did(2)
    const [odd] = (await did(1)) as [Attempt]
    const kept = { completion: true, scores: { all: { right: 20, of: 20 } } }
    const forged = await withDatabase((db) =>
      changeAttempt(db, odd.id, START, (stored) => ({ ...stored, result: kept })),
    )
    expect(await sendScores('due')).toBeUndefined()
    expect(await sequences(person)).toEqual(asKept(done))
    const { totals, aside } = await state()
    expect(totals).toEqual({ phone: 0, trainer: 0, centre: 2, aside: 1 })
    expect(aside).toMatchObject([{ attempt: { id: odd.id }, why: 'figures' }])
    // it stays on the phone as it is
    expect(await withDatabase((db) => db.attempts.get(odd.id))).toEqual(forged)
  })

  test('that finds a whole request broken gets the others one by one', async () => {
    const person = await join()
    const done = await did(30)
    const [odd] = done.slice(17) as [Attempt]
    line.weather = (request, deliver) =>
      line.requests.at(-1)?.attempts.includes(odd.id) ? problem(400, 'broken')(request, deliver) : deliver()
    await sendScores('due')
    expect(await sequences(person)).toEqual(asKept(done.filter(({ id }) => id !== odd.id)))
    expect(await rows()).toEqual([{ attempt: odd.id, queuedAt: odd.startedAt, aside: 'broken' }])
    line.weather = FAIR
    await sendScores('wished')
    expect(await rows()).toHaveLength(1)
    await sendNow() // somebody wants it offered once more
    expect(await rows()).toEqual([])
  })

  test('that finds everything broken is not believed: nearly all keeps waiting', async () => {
    await join()
    await did(30)
    line.weather = problem(400, 'broken')
    await sendScores('due')
    for (let tries = 0; tries < 10; tries++) await later(DAY)
    expect((await state()).trouble).toBe('refused')
    expect((await rows()).filter(({ aside }) => aside)).toHaveLength(3)
  })

  test('that breaks down over one attempt gets all the others', async () => {
    const person = await join()
    const done = await did(12)
    const [odd] = done.slice(4) as [Attempt]
    line.weather = (request, deliver) =>
      line.requests.at(-1)?.attempts.includes(odd.id)
        ? problem(500, 'server-error')(request, deliver)
        : deliver()
    for (let tries = 0; tries < 12; tries++) await later(DAY)
    expect(await sequences(person)).toEqual(asKept(done.filter(({ id }) => id !== odd.id)))
    expect((await rows()).map(({ attempt }) => attempt)).toEqual([odd.id])
  })
})

describe('the phone', () => {
  test('sets aside by itself what no request can carry, until it is changed', async () => {
    const person = await join()
    const [huge] = (await did(1, 'chair', 300_000)) as [Attempt]
    const done = await did(1)
    await sendScores('due')
    expect(await sequences(person)).toEqual(asKept(done))
    expect((await rows()).map(({ attempt, aside }) => [attempt, aside])).toEqual([[huge.id, 'too-big']])
    await withDatabase((db) => changeAttempt(db, huge.id, START, shortened))
    await sendScores('due')
    expect(await rows()).toEqual([])
  })

  test('[5] that is full and cannot note what was taken loses nothing, says so, and sends it once more', async () => {
    const person = await join()
    const done = await did(2)
    let disk: ReturnType<typeof fillDisk> | undefined
    line.weather = async (_request, deliver) => {
      disk ??= fillDisk()
      return deliver()
    }
    expect(await sendScores('due')).toBeGreaterThan(0)
    expect(await rows()).toHaveLength(2)
    expect(await state()).toMatchObject({ trouble: 'storage', totals: { phone: 2 } })
    disk?.free()
    line.weather = FAIR
    await sendScores('due')
    expect(await rows()).toEqual([])
    expect(await sequences(person)).toEqual(asKept(done))
    expect((await state()).trouble).toBeUndefined()
  })

  test('that dies between two batches goes on with the second', async () => {
    await join()
    const done = await did(70)
    line.weather = (_request, deliver) => (line.requests.length > 1 ? CUT() : deliver())
    await sendScores('due')
    expect((await rows()).map(({ attempt }) => attempt)).toEqual(done.slice(50).map(({ id }) => id))
  })
})

test('a hundred attempts in seeded weather arrive, each once, with the real server and the real tables', async () => {
  const random = randomFrom('send-scores')
  const person = await join()
  const done: Attempt[] = []
  const stray: (() => Promise<Response>)[] = []
  line.weather = async (_request, deliver) => {
    if (random.chance(20)) return CUT()
    if (random.chance(20)) {
      stray.push(deliver)
      return CUT()
    }
    const answer = await deliver()
    if (random.chance(20)) await deliver()
    if (random.chance(20)) return CUT()
    if (random.chance(10))
      return new Response('<title>Hotel</title>', { headers: { 'content-type': 'text/html' } })
    return answer
  }
  while (done.length < 100) {
    done.push(...(await did(random.between(1, 8))))
    if (random.chance(50)) {
      const at = random.below(done.length)
      done[at] = await changed(done[at] as Attempt)
    }
    await later(random.between(-DAY, DAY))
    if (stray.length > 0 && random.chance(50)) await stray.shift()?.()
  }
  line.weather = FAIR
  for (let tries = 0; tries < 5; tries++) await later(DAY)
  for (const deliver of stray) await deliver()
  expect(await rows()).toEqual([])
  expect(await sequences(person)).toEqual(asKept(done))
  expect([...(await line.has(person)).values()].every(({ statements }) => statements === 1)).toBe(true)
})
