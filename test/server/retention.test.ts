import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { adminCommand } from '../../src/server/admin/command.ts'
import { KEPT, tidy, tidyNightly, untilNight } from '../../src/server/retention.ts'
import { type Entry, verifyAudit } from '../../src/server/store/audit.ts'
import { HOUR, KINDS, newPhone, NOW } from './enrolling.ts'
import { everythingIn, examOf, HOME, newCard, wholeCentre, type WholeCentre } from './mine.ts'

const DAY = 24 * HOUR

describe.each(KINDS)('what is too old, on %s', (kind) => {
  let centre: WholeCentre
  beforeAll(async () => {
    centre = await wholeCentre(kind)
  })
  afterAll(() => centre.end())
  beforeEach(() => {
    centre.clock.now = NOW
  })
  const tidyAt = (now: number) => tidy({ db: centre.database, publicUrl: HOME, now, actor: 'server' })
  const deeds = async () => {
    const entries: Entry[] = []
    expect((await verifyAudit(centre.database, (entry) => entries.push(entry))).broken).toBeUndefined()
    return entries
  }
  const count = async (table: string) =>
    Number((await centre.database.all(`SELECT COUNT(*) AS found FROM ${table}`))[0]?.['found'])
  const clear = () => tidyAt(NOW + 100 * 365 * DAY)

  test('of much goes step by step, all of it; where there is nothing to do nothing is written down', async () => {
    const phone = await centre.joined(await centre.group())
    for (let part = 0; part < 14; part++)
      await centre.send(
        phone,
        Array.from({ length: 50 }, () => examOf(phone.person)),
      )
    expect(await count('attempts')).toBe(700)
    expect(await tidyAt(NOW + KEPT.results + DAY)).toMatchObject({ attempts: 700, statements: 700 })
    for (const table of ['attempts', 'statements', 'statement_agents', 'statement_activities'])
      expect(await count(table)).toBe(0)
    const entries = (await deeds()).length
    await tidyAt(NOW + KEPT.results + DAY)
    expect((await deeds()).length).toBe(entries)
    await clear()
  })

  test('goes when its time is over, not a day sooner, and what is younger stays', async () => {
    const phone = await centre.joined(await centre.group())
    await centre.send(phone, [examOf(phone.person), examOf(phone.person)])
    centre.clock.now = NOW + 100 * DAY
    await centre.send(phone, [examOf(phone.person)])
    const before = await everythingIn(centre.database)
    expect(await tidyAt(NOW + KEPT.results)).toEqual({
      attempts: 0,
      statements: 0,
      people: 0,
      cards: 0,
      rooms: 0,
    })
    expect(await everythingIn(centre.database)).toBe(before)
    expect(await tidyAt(NOW + KEPT.results + DAY)).toEqual({
      attempts: 2,
      statements: 2,
      people: 0,
      cards: 0,
      rooms: 0,
    })
    for (const table of ['attempts', 'statements']) expect(await count(table)).toBe(1)
    // who learnt is still counted
    expect(await count('milestones')).toBeGreaterThan(0)
    expect((await deeds()).at(-1)).toMatchObject({
      act: 'tidied',
      actor: 'server',
      body: '{"attempts":2,"cards":0,"people":0,"rooms":0,"statements":2}',
    })
    await clear()
  })

  test('of somebody takes all that was left of them, and what they were counted for stays', async () => {
    const group = await centre.group()
    const phone = await centre.joined(group, { role: 'chair' })
    await centre.send(phone, [examOf(phone.person)])
    await centre.ask(phone, '/api/mine/recovery', { version: 1, hash: newCard().hash })
    await tidyAt(NOW + KEPT.results + DAY)
    expect(await everythingIn(centre.database, ['audit'])).toContain(phone.person)
    expect(await tidyAt(NOW + KEPT.people + DAY)).toMatchObject({ people: 1 })
    expect(await everythingIn(centre.database, ['audit'])).not.toContain(phone.person)
    const departed = await centre.database.all(
      'SELECT what, number FROM departed WHERE group_id = $1 ORDER BY what',
      [group.id],
    )
    expect(departed).toEqual([
      { what: 'ever-passed', number: 1 },
      { what: 'joined', number: 1 },
      { what: 'passed', number: 1 },
    ])
    await clear()
  })

  test('leaves whoever learns on, or came back with a new phone, however long ago they joined', async () => {
    const group = await centre.group()
    const [learns, returned] = [await centre.joined(group), await centre.joined(group)]
    const card = newCard()
    await centre.ask(returned, '/api/mine/recovery', { version: 1, hash: card.hash })
    centre.clock.now = NOW + KEPT.people
    await centre.send(learns, [examOf(learns.person)])
    const phone = newPhone()
    const body = { version: 1, key: phone.key, secret: card.secret, keep: false }
    expect((await centre.ask(phone, '/api/enrol/recover', body)).status).toBe(200)
    expect(await tidyAt(centre.clock.now + DAY)).toMatchObject({ people: 0, cards: 0 })
    expect(await tidyAt(centre.clock.now + KEPT.cards + DAY)).toMatchObject({ people: 0, cards: 1 })
    const left = await everythingIn(centre.database, ['audit'])
    for (const { person } of [learns, returned]) expect(left).toContain(person)
    await clear()
  })

  test('takes what came in while somebody was being deleted', async () => {
    const phone = await centre.joined(await centre.group())
    await centre.send(phone, [examOf(phone.person)])
    await centre.database.run('DELETE FROM devices WHERE person = $1', [phone.person])
    await centre.database.run('DELETE FROM people WHERE person = $1', [phone.person])
    expect(await tidyAt(NOW + KEPT.strays)).toMatchObject({ attempts: 0 })
    expect(await tidyAt(NOW + KEPT.strays + DAY)).toMatchObject({ attempts: 1 })
    await clear()
  })

  test('goes by the administrator’s command, too', async () => {
    const phone = await centre.joined(await centre.group())
    await centre.send(phone, [examOf(phone.person)])
    const said: string[] = []
    const code = await adminCommand(['tidy'], {
      root: process.cwd(),
      environment: { ...centre.environment, PUBLIC_URL: HOME },
      now: () => NOW + KEPT.results + DAY,
      say: (line) => said.push(line),
      warn: () => undefined,
    })
    expect(code).toBe(0)
    expect(said).toContain('attempts\t1')
    expect((await deeds()).at(-1)).toMatchObject({ act: 'tidied', actor: 'command' })
    await clear()
  })
})

test('the night begins at three in Tbilisi, whatever the time is', () => {
  const three = Date.UTC(2027, 0, 10, 23)
  for (const hour of [0.001, 1, 5, 12, 23.999]) {
    const wait = untilNight(three - hour * HOUR)
    expect(wait).toBeCloseTo(hour * HOUR, 0)
  }
  expect(untilNight(three)).toBe(DAY)
})

test('waiting for the night keeps no process alive, and can be ended', async () => {
  const centre = await wholeCentre('sqlite')
  const set = vi.spyOn(globalThis, 'setTimeout')
  const stop = tidyNightly({ db: centre.database, publicUrl: HOME, now: () => NOW, onFault: () => undefined })
  const timers = set.mock.results.map(({ value }) => value as NodeJS.Timeout)
  set.mockRestore()
  expect(timers.map((timer) => timer.hasRef())).toEqual([false])
  const cleared = vi.spyOn(globalThis, 'clearTimeout')
  stop()
  expect(cleared.mock.calls[0]?.[0]).toBe(timers[0])
  cleared.mockRestore()
  await centre.end()
})
