import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { COPY_ANSWER } from '../../src/core/sync/mine.ts'
import { type Entry, verifyAudit } from '../../src/server/store/audit.ts'
import { countMembers } from '../../src/server/store/groups.ts'
import { pseudonymHash } from '../../src/server/store/forget.ts'
import { revokeDevice } from '../../src/server/store/people.ts'
import { KINDS, newPhone, NOW, type Phone } from './enrolling.ts'
import { everythingIn, examOf, HOME, newCard, wholeCentre, type WholeCentre } from './mine.ts'

const copy = { version: 1 }
const forget = { version: 1, forget: true }

describe.each(KINDS)('what a person asks of what is theirs, on %s', (kind) => {
  let centre: WholeCentre
  beforeAll(async () => {
    centre = await wholeCentre(kind)
  })
  afterAll(() => centre.end())
  beforeEach(() => {
    centre.clock.now += 3_600_000 // nobody is hurried here
  })
  const deeds = async () => {
    const entries: Entry[] = []
    expect((await verifyAudit(centre.database, (entry) => entries.push(entry))).broken).toBeUndefined()
    return entries
  }

  describe('a copy', () => {
    test('has all that the centre keeps: results as they came, the group, when they joined, what they said', async () => {
      const group = await centre.group()
      const phone = await centre.joined(group, { role: 'chair', gender: 'female', ageBand: '45-59' })
      const exams = [
        examOf(phone.person),
        examOf(phone.person, { kind: 'bookmark', subject: 'ბიულეტენი 🗳️', result: undefined }),
      ]
      await centre.send(phone, exams)
      const said = await centre.ask(phone, '/api/mine/copy', copy)
      expect([said.status, said.headers.get('cache-control'), said.headers.get('ubani-sync')]).toEqual([
        200,
        'no-store',
        '1',
      ])
      expect(said.value).toEqual({
        version: 1,
        person: phone.person,
        group: { id: group.id, name: group.name, district: group.district },
        joinedAt: centre.clock.now,
        role: 'chair',
        gender: 'female',
        ageBand: '45-59',
        total: 2,
        lastAt: centre.clock.now,
        attempts: [...exams].sort((a, b) => (a.id < b.id ? -1 : 1)),
      })
    })

    test('of somebody who has sent nothing is an empty one, and nobody else’s results are in anybody’s', async () => {
      const group = await centre.group()
      const [one, other] = [await centre.joined(group), await centre.joined(group)]
      await centre.send(one, [examOf(one.person)])
      const { value } = await centre.ask(other, '/api/mine/copy', copy)
      expect(value).toMatchObject({ person: other.person, total: 0, attempts: [] })
      expect(value).not.toHaveProperty('lastAt')
    })

    test('of much comes in pages, each attempt once, and no page is more than a phone reads', async () => {
      const phone = await centre.joined(await centre.group())
      const long = Array.from({ length: 60 }, () => ({
        after: 0,
        act: 'wrote' as const,
        object: 'ა'.repeat(500),
      }))
      const exams = Array.from({ length: 12 }, () =>
        examOf(phone.person, { events: long, result: undefined }),
      )
      for (const exam of exams) await centre.send(phone, [exam])
      const ids: string[] = []
      let pages = 0
      for (let after: unknown; ; ) {
        const { value } = await centre.ask(phone, '/api/mine/copy', { ...copy, ...(after ? { after } : {}) })
        expect(JSON.stringify(value).length).toBeLessThan(COPY_ANSWER)
        ids.push(...(value['attempts'] as { id: string }[]).map(({ id }) => id))
        pages += 1
        after = value['next']
        if (!after) break
      }
      expect(pages).toBeGreaterThan(2)
      expect(ids).toEqual(exams.map(({ id }) => id).sort())
    })

    test('is not given to a phone that was taken from its owner, or is not known, or did not sign', async () => {
      const phone = await centre.joined(await centre.group())
      expect(await centre.ask(newPhone(), '/api/mine/copy', copy)).toMatchObject({
        status: 401,
        value: { code: 'unknown-device' },
      })
      expect(
        await centre.ask(phone, '/api/mine/copy', copy, { signed: `POST /api/mine/forget\n{"version":1}` }),
      ).toMatchObject({ status: 401, value: { code: 'signature' } })
      await centre.database.transaction((queries) => revokeDevice(queries, phone.key, NOW))
      expect(await centre.ask(phone, '/api/mine/copy', copy)).toMatchObject({
        status: 403,
        value: { code: 'revoked' },
      })
    })
  })

  describe('deleting', () => {
    const populated = async (): Promise<{
      phone: Phone
      group: Awaited<ReturnType<typeof centre.group>>
    }> => {
      const group = await centre.group({ capacity: 1 })
      const phone = await centre.joined(group, { role: 'chair', gender: 'female', ageBand: '45-59' })
      await centre.send(phone, [examOf(phone.person), examOf(phone.person)])
      await centre.ask(phone, '/api/mine/recovery', { version: 1, hash: newCard().hash })
      return { phone, group }
    }

    test('leaves nothing by which they could be known, but a count of nobody and the hash of their pseudonym', async () => {
      const { phone, group } = await populated()
      const before = await everythingIn(centre.database)
      expect(before).toContain(phone.key)
      expect(before.split(phone.person).length).toBeGreaterThan(6)
      expect(await centre.ask(phone, '/api/mine/forget', forget)).toMatchObject({
        status: 200,
        value: { version: 1, attempts: 2 },
      })
      const after = await everythingIn(centre.database, ['audit'])
      expect(after).not.toContain(phone.person)
      expect(after).not.toContain(phone.key)
      const departed = await centre.database.all('SELECT * FROM departed WHERE group_id = $1 ORDER BY what', [
        group.id,
      ])
      expect(departed).toEqual([
        { group_id: group.id, quarter: '2027-Q1', what: 'ever-passed', number: 1 },
        { group_id: group.id, quarter: '2027-Q1', what: 'joined', number: 1 },
        { group_id: group.id, quarter: '2027-Q1', what: 'passed', number: 1 },
      ])
      const deed = (await deeds()).at(-1)
      expect(deed).toMatchObject({ act: 'forgotten', actor: `gone:${pseudonymHash(phone.person)}` })
      expect(JSON.stringify(deed)).not.toContain(phone.person)
      expect(JSON.stringify(deed)).not.toContain(phone.key)
      expect(await countMembers(centre.database, group.id)).toBe(0)
    })

    test('takes statements of other learning systems about them, and leaves those about others', async () => {
      const { phone } = await populated()
      const other = await centre.joined(await centre.group())
      await centre.send(other, [examOf(other.person)])
      const key = (person: string) => `account|${HOME}|${person}`
      const kept = await centre.database.all('SELECT place FROM statements WHERE actor = $1', [
        key(other.person),
      ])
      const [{ place = 0 } = {}] = kept
      await centre.database.run('INSERT INTO statement_agents (agent, place, related) VALUES ($1, $2, 1)', [
        key(phone.person),
        place,
      ])
      await centre.ask(phone, '/api/mine/forget', forget)
      const count = async (person: string) =>
        (await centre.database.all('SELECT place FROM statements WHERE actor = $1', [key(person)])).length
      expect([await count(phone.person), await count(other.person)]).toEqual([0, 1])
      expect(await centre.ask(other, '/api/mine/copy', copy)).toMatchObject({ value: { total: 1 } })
    })

    test('twice is deleting once, and is answered twice', async () => {
      const { phone, group } = await populated()
      await centre.ask(phone, '/api/mine/forget', forget)
      const [counts, entries] = [await centre.database.all('SELECT * FROM departed'), (await deeds()).length]
      expect(await centre.ask(phone, '/api/mine/forget', forget)).toMatchObject({
        status: 200,
        value: { attempts: 0 },
      })
      expect(await centre.database.all('SELECT * FROM departed')).toEqual(counts)
      expect((await deeds()).length).toBe(entries)
      expect(await centre.ask(newPhone(), '/api/mine/forget', forget)).toMatchObject({ status: 200 })
      // the place is free, and of the old key nothing is taken
      expect((await centre.send(phone, [examOf(phone.person)])).status).toBe(401)
      await centre.joined(group)
    })

    test('takes every pseudonym that was merged with theirs, and counts one person', async () => {
      const group = await centre.group()
      const [one, other] = [await centre.joined(group), await centre.joined(group)]
      await centre.database.run('UPDATE people SET merged_into = $2 WHERE person = $1', [
        other.person,
        one.person,
      ])
      await centre.send(other, [examOf(other.person)])
      await centre.ask(other, '/api/mine/forget', forget)
      const left = await everythingIn(centre.database, ['audit'])
      for (const { person } of [one, other]) expect(left).not.toContain(person)
      expect(
        await centre.database.all("SELECT number FROM departed WHERE group_id = $1 AND what = 'joined'", [
          group.id,
        ]),
      ).toEqual([{ number: 1 }])
    })

    test('is asked by nobody else: not by a phone that was taken, not by a request for something else', async () => {
      const { phone } = await populated()
      for (const body of [copy, { version: 1, forget: false }, { forget: true }, [], 'null'])
        expect((await centre.ask(phone, '/api/mine/forget', body)).value).toMatchObject({ code: 'broken' })
      const signed = `POST /api/mine/copy\n${JSON.stringify(forget)}`
      expect((await centre.ask(phone, '/api/mine/forget', forget, { signed })).status).toBe(401)
      await centre.database.transaction((queries) => revokeDevice(queries, phone.key, NOW))
      expect((await centre.ask(phone, '/api/mine/forget', forget)).status).toBe(403)
      expect(await everythingIn(centre.database)).toContain(phone.person)
    })

    test('nothing of anybody stands in the log', async () => {
      const { phone } = await populated()
      await centre.ask(phone, '/api/mine/forget', forget)
      expect(JSON.stringify(centre.lines)).not.toContain(phone.person)
      expect(JSON.stringify(centre.lines)).not.toContain(phone.key)
    })
  })

  describe('a new phone with the card of the old one', () => {
    const withCard = async () => {
      const group = await centre.group()
      const [old, card] = [await centre.joined(group), newCard()]
      await centre.send(old, [examOf(old.person)])
      const told = await centre.ask(old, '/api/mine/recovery', { version: 1, hash: card.hash })
      expect(told).toMatchObject({ status: 200, value: { hash: card.hash } })
      return { group, old, card, next: newPhone() }
    }
    const recover = (phone: Phone, secret: string, keep = false, changes = {}) =>
      centre.ask(phone, '/api/enrol/recover', { version: 1, key: phone.key, secret, keep, ...changes })

    test('[48] is the same person: their results come back, and of the lost phone nothing is taken any more', async () => {
      const { group, old, card, next } = await withCard()
      expect(await recover(next, card.secret)).toMatchObject({
        status: 200,
        value: {
          version: 1,
          person: old.person,
          code: group.code,
          group: { id: group.id, name: group.name, district: group.district },
        },
      })
      expect(await centre.ask(next, '/api/mine/copy', copy)).toMatchObject({
        status: 200,
        value: { person: old.person, total: 1 },
      })
      expect(await centre.send(old, [examOf(old.person)])).toMatchObject({
        status: 403,
        value: { code: 'revoked' },
      })
      expect((await centre.send({ ...next, person: old.person }, [examOf(old.person)])).status).toBe(200)
      const entry = (await deeds()).at(-1)
      expect(entry).toMatchObject({ act: 'recovered', actor: `person:${old.person}` })
      expect(entry?.body).toContain('"others":"revoked"')
      expect(JSON.stringify(await deeds())).not.toContain(card.secret)
      expect(await everythingIn(centre.database)).not.toContain(card.secret)
    })

    test('lets the old one stay, if that is wanted', async () => {
      const { old, card, next } = await withCard()
      expect((await recover(next, card.secret, true)).status).toBe(200)
      expect((await centre.send(old, [examOf(old.person)])).status).toBe(200)
      expect((await deeds()).at(-1)?.body).toContain('"others":"kept"')
    })

    test('uses it up: nobody comes with it a second time, but who did is answered again', async () => {
      const { old, card, next } = await withCard()
      const first = await recover(next, card.secret)
      expect(await recover(newPhone(), card.secret)).toMatchObject({ status: 409, value: { code: 'used' } })
      const count = (await deeds()).length
      expect((await recover(next, card.secret)).value).toEqual(first.value)
      expect((await deeds()).length).toBe(count)
      const { value } = await centre.ask(old, '/api/mine/recovery', { version: 1, hash: card.hash })
      expect(value).toMatchObject({ code: 'revoked' })
      // also not by the one whose key was taken from it meanwhile
      await centre.database.transaction((queries) => revokeDevice(queries, next.key, NOW))
      expect((await recover(next, card.secret)).value).toMatchObject({ code: 'used' })
    })

    test('of two that come at once one comes in', async () => {
      const { card } = await withCard()
      const came = await Promise.all(
        [newPhone(), newPhone(), newPhone()].map((phone) => recover(phone, card.secret)),
      )
      expect(came.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409])
    })

    test('does not come in with a wrong card, one in whose place another was made, or somebody else’s key', async () => {
      const { old, card } = await withCard()
      expect(await recover(newPhone(), newCard().secret)).toMatchObject({
        status: 404,
        value: { code: 'wrong-card' },
      })
      const other = await centre.joined(await centre.group())
      expect(await recover(other, card.secret)).toMatchObject({ status: 409, value: { code: 'key-taken' } })
      const next = newCard()
      await centre.ask(old, '/api/mine/recovery', { version: 1, hash: next.hash, instead: card.hash })
      expect((await recover(newPhone(), card.secret)).value).toMatchObject({ code: 'wrong-card' })
      // nobody strikes off a card of another, or makes it theirs
      await centre.ask(other, '/api/mine/recovery', { version: 1, hash: newCard().hash, instead: next.hash })
      expect(await centre.ask(other, '/api/mine/recovery', { version: 1, hash: next.hash })).toMatchObject({
        status: 409,
        value: { code: 'used' },
      })
      expect((await recover(newPhone(), next.secret)).value).toMatchObject({ person: old.person })
    })

    test('that sends something else, or signs it with another key, is refused', async () => {
      const { card, next } = await withCard()
      for (const changes of [{ secret: 'x' }, { keep: 'yes' }, { version: 3 }, { key: 'x' }])
        expect((await recover(next, card.secret, false, changes)).value).toMatchObject({ code: 'broken' })
      expect((await recover(next, card.secret, false, { key: newPhone().key })).value).toMatchObject({
        code: 'signature',
      })
      expect((await recover(next, card.secret)).status).toBe(200)
    })

    test('cards are not tried by the hundred from one address, and other addresses do not wait', async () => {
      const statuses = new Set<number>()
      for (let number = 0; number < 60; number++)
        statuses.add((await recover(newPhone(), newCard().secret)).status)
      expect([...statuses].sort((a, b) => a - b)).toEqual([404, 429])
      const { card, next } = await withCard()
      const body = { version: 1, key: next.key, secret: card.secret, keep: true }
      const said = await centre.ask(next, '/api/enrol/recover', body, {
        headers: { 'x-forwarded-for': '10.0.0.2' },
      })
      expect(said.status).toBe(200)
    })

    test('nobody has cards without end', async () => {
      const { old, card } = await withCard()
      for (let number = 0; number < 8; number++) {
        centre.clock.now += 60_000
        await centre.ask(old, '/api/mine/recovery', { version: 1, hash: newCard().hash })
      }
      const rows = await centre.database.all('SELECT hash FROM recoveries WHERE person = $1', [old.person])
      expect(rows).toHaveLength(6)
      expect((await recover(newPhone(), card.secret)).value).toMatchObject({ code: 'wrong-card' })
    })
  })

  test('what is too big, too deep, no JSON or of another version is refused by name, and nothing is done', async () => {
    const phone = await centre.joined(await centre.group())
    const entries = (await deeds()).length
    for (const path of ['/api/mine/copy', '/api/mine/forget', '/api/mine/recovery', '/api/enrol/recover']) {
      centre.clock.now += 3_600_000
      const codeOf = async (body: string, headers = {}) =>
        (await centre.ask(phone, path, body, { headers })).value['code']
      expect(await codeOf(`"${'x'.repeat(5000)}"`)).toBe('too-big')
      expect(await codeOf('['.repeat(40) + ']'.repeat(40))).toBe('broken')
      expect(await codeOf('{"version":1,"version":1}')).toBe('broken')
      expect(await codeOf('{')).toBe('broken')
      expect(await codeOf('{}', { 'ubani-sync': '9' })).toBe('version')
    }
    expect((await centre.ask(phone, '/api/mine/else', {})).status).toBe(404)
    expect((await deeds()).length).toBe(entries)
  })
})
