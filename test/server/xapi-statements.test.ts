import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepStatements } from '../../src/server/store/statements.ts'
import { emptyDatabase, KINDS, NOW } from './enrolling.ts'
import { ALL, ANA, DID, type Door, doorOf, HOME, idsIn, nextId, statement, THING, voiding } from './xapi.ts'

interface Page {
  readonly statements: readonly { readonly id: string; readonly stored: string }[]
  readonly more: string
}

describe.each(KINDS)('the Statements resource on %s', (kind) => {
  let store: Awaited<ReturnType<typeof emptyDatabase>>
  let door: Door
  const clock = { now: NOW }
  beforeAll(async () => {
    store = await emptyDatabase(kind)
    door = doorOf(store.database, () => clock.now)
  })
  afterAll(() => store.end())
  const one = async (id: string, more: Record<string, string> = {}) =>
    (await door.get({ statementId: id, ...more })).value
  const countOf = async () =>
    Number((await store.database.all('SELECT COUNT(*) AS n FROM statements'))[0]?.['n'])

  test('a statement comes back with who vouches for it, when it was stored, and nothing else changed', async () => {
    const sent = statement({
      result: { response: 'ყველა Երևան \u0000 🗳️', extensions: { 'urn:x': [null, { a: 1e-7 }] } },
    })
    const { status, value, headers } = await door.post(sent)
    expect([status, value]).toEqual([200, [sent.id]])
    expect(headers.get('x-experience-api-version')).toBe('1.0.3')
    const back = await one(sent.id)
    expect(back).toEqual({
      ...sent,
      authority: { objectType: 'Agent', account: { homePage: HOME, name: 'lms' } },
      stored: expect.stringMatching(/^2027-01-15T08:00:00\.\d{6}Z$/),
      timestamp: back?.['stored'],
      version: '1.0.0',
    })
  })

  test('what the sender says of storing and vouching is not believed', async () => {
    const sent = statement({
      stored: '2001-01-01T00:00:00Z',
      authority: ANA,
      timestamp: '2001-01-01T00:00:00+04:00',
    })
    await door.post(sent, { version: '2.0.0' })
    const back = await one(sent.id)
    expect(back?.['timestamp']).toBe('2001-01-01T00:00:00+04:00')
    expect(String(back?.['stored']).slice(0, 4)).toBe('2027')
    expect(back?.['authority']).toMatchObject({ account: { name: 'lms' } })
    expect(back?.['version']).toBe('2.0.0')
  })

  test('without an id it gets one; a single activity of a context is given back as a list', async () => {
    const { id: _, ...sent } = statement({ context: { contextActivities: { parent: THING } } })
    const [id] = (await door.post([sent])).value as unknown as readonly [string]
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(await one(id)).toMatchObject({ id, context: { contextActivities: { parent: [THING] } } })
  })

  test('PUT keeps under the id that the address names, and takes no other', async () => {
    const { id, ...sent } = statement()
    const put = (address: string, body: unknown) => door.ask(`/statements${address}`, { method: 'PUT', body })
    const { status, bytes } = await put(`?statementId=${id}`, sent)
    expect([status, bytes.length]).toEqual([204, 0])
    expect((await put(`?statementId=${id}`, { ...sent, id })).status).toBe(204)
    expect((await put(`?statementId=${nextId()}`, { ...sent, id })).value?.code).toBe('id-mismatch')
    expect((await put(`?statementId=${id}`, [sent])).value?.code).toBe('broken')
    for (const address of ['', '?statementId=x', `?statementId=${id}&more=1`, `?StatementId=${id}`])
      expect((await put(address, sent)).value?.code).toBe('parameters')
  })

  test('sending the same again changes nothing; a different one under the same id is a conflict', async () => {
    const sent = statement({ timestamp: '2026-01-01T12:00:00Z', result: { duration: 'PT1.239S' } })
    await door.post(sent)
    const before = await one(sent.id)
    const same = [
      sent,
      { ...sent, id: sent.id.toUpperCase() },
      { ...sent, timestamp: '2026-01-01T16:00:00.000+04:00' },
      { ...sent, result: { duration: 'PT1.23S' } },
      { ...sent, verb: { ...DID, display: { en: 'did' } } },
      { ...sent, actor: { objectType: 'Agent', ...ANA } },
      { ...sent, object: { ...THING, objectType: 'Activity', definition: { name: { en: 'x' } } } },
      { ...sent, attachments: [] },
    ]
    for (const each of same) expect((await door.post(each)).status, JSON.stringify(each)).toBe(200)
    const different = [
      { ...sent, verb: { id: 'http://adlnet.gov/expapi/verbs/failed' } },
      { ...sent, result: { duration: 'PT1.24S' } },
      { ...sent, timestamp: '2026-01-01T12:00:00.001Z' },
      { ...sent, actor: { ...ANA, name: 'Ana' } },
      { ...sent, object: { id: `${THING.id}/2` } },
      { ...sent, context: { language: 'ka' } },
    ]
    for (const each of different) {
      const { status, value } = await door.post(each)
      expect([status, value?.code], JSON.stringify(each)).toEqual([409, 'conflict'])
    }
    expect(await one(sent.id)).toEqual(before)
  })

  test('a batch is kept whole or not at all', async () => {
    const [first, second] = [statement(), statement()]
    await door.post(first)
    const before = await countOf()
    const batches: readonly (readonly [readonly unknown[], number, string])[] = [
      [[second, { ...first, verb: { id: 'urn:other' } }], 409, 'conflict'],
      [[second, { ...statement(), actor: {} }], 400, 'broken-statement'],
      [[second, { ...second }], 400, 'id-twice'],
      [Array.from({ length: 1001 }, () => statement()), 413, 'too-big'],
    ]
    for (const [batch, status, code] of batches)
      expect(await door.post(batch)).toMatchObject({ status, value: { code } })
    expect(await countOf()).toBe(before)
    expect((await door.post([second, first])).value).toEqual([second.id, first.id])
    expect(await countOf()).toBe(before + 1)
    expect((await door.post([])).value).toEqual([])
  })

  test('a thousand at once are kept in their order', async () => {
    const many = Array.from({ length: 1000 }, () => statement({ verb: { id: 'urn:many' } }))
    expect((await door.post(many)).value).toEqual(many.map(({ id }) => id))
    const got: string[] = []
    for (let next = '/statements?verb=urn:many&ascending=true&limit=90'; next; ) {
      const { value } = await door.ask(next)
      got.push(...idsIn(value))
      next = String(value?.['more']).replace(/^\/xapi/, '')
    }
    expect(got).toEqual(many.map(({ id }) => id))
  })

  test('a page goes on where the last one ended, whatever has come since', async () => {
    const verb = { id: 'urn:pages' }
    const first = Array.from({ length: 5 }, () => statement({ verb }))
    await door.post(first)
    const page = (await door.get({ verb: verb.id, limit: '2' })).value
    await door.post(statement({ verb }))
    const second = (await door.ask(String(page?.['more']).replace(/^\/xapi/, ''))).value
    expect([...idsIn(page), ...idsIn(second)]).toEqual(
      first
        .map(({ id }) => id)
        .toReversed()
        .slice(0, 4),
    )
    const third = (await door.ask(String(second?.['more']).replace(/^\/xapi/, ''))).value
    expect([idsIn(third), third?.['more']]).toEqual([[first[0]?.id], ''])
    for (const broken of [
      'x',
      'bnVsbA',
      Buffer.from('["verb=x",1]').toString('base64url'),
      `${String(page?.['more'])}&limit=1`,
    ])
      expect((await door.ask(`/statements?page=${encodeURIComponent(broken)}`)).value?.code).toBe(
        'parameters',
      )
  })

  test('a voided statement is found only as one, whichever of the two came first', async () => {
    const verb = { id: 'urn:voided' }
    const [early, late] = [statement({ verb }), statement({ verb })]
    await door.post([early, voiding(early.id), voiding(late.id)])
    await door.post(late)
    for (const { id } of [early, late]) {
      expect((await door.get({ statementId: id })).status).toBe(404)
      expect((await door.get({ voidedStatementId: id })).value).toMatchObject({ id, verb })
    }
    // the voiding ones are found in their place: what they are about fits
    expect(idsIn((await door.get({ verb: verb.id })).value)).toHaveLength(2)
  })

  test('nothing voids a voiding statement', async () => {
    const sent = statement()
    const void1 = voiding(sent.id)
    const void2 = voiding(void1.id)
    await door.post([sent, void1, void2])
    expect((await door.get({ statementId: void1.id })).status).toBe(200)
    expect((await door.get({ voidedStatementId: sent.id })).status).toBe(200)
  })

  test('whoever only writes voids nobody else’s, not even before it came', async () => {
    const [theirs, own, later] = [statement(), statement(), statement()]
    const writer = { as: 'writer:s-write' }
    await door.post(theirs)
    await door.post(own, writer)
    const refused = voiding(theirs.id)
    expect(await door.post(refused, writer)).toMatchObject({ status: 403, value: { code: 'not-yours' } })
    expect((await door.get({ statementId: refused.id })).status).toBe(404)
    expect((await door.post(voiding(own.id), writer)).status).toBe(200)
    expect((await door.get({ voidedStatementId: own.id })).status).toBe(200)
    expect((await door.post(voiding(later.id), writer)).status).toBe(200)
    await door.post(later, { as: 'other:s-other' })
    for (const { id } of [theirs, later]) expect((await door.get({ statementId: id })).status).toBe(200)
  })

  test('each client does what its scope says', async () => {
    const tried = async (as: string | null) => [
      (await door.post(statement(), { as })).status,
      (await door.get({ limit: '1' }, { as })).status,
      (await door.ask('/agents/profile?agent={"mbox":"mailto:a@b.c"}', { as })).status,
    ]
    expect(await tried(ALL)).toEqual([200, 200, 200])
    expect(await tried('reader:s-read')).toEqual([403, 200, 403])
    expect(await tried('writer:s-write')).toEqual([200, 403, 403])
    for (const as of [null, 'lms:wrong', 'nobody:s-all', 'lms', ''])
      expect(await tried(as)).toEqual([401, 401, 401])
    const { headers } = await door.ask('/statements', { as: null })
    expect(headers.get('www-authenticate')).toMatch(/^Basic /)
  })

  test('a request names a version that we speak; who names none is told of one from before both', async () => {
    const versionOf = async (version: string | null) => {
      const { status, headers } = await door.get({ limit: '1' }, { version })
      return [status, headers.get('x-experience-api-version')]
    }
    expect(await versionOf(null)).toEqual([400, '0.95'])
    for (const version of ['', '1', '0.9', '1.1.0', '2.1', '1.0.3, 2.0.0'])
      expect((await versionOf(version))[0]).toBe(400)
    for (const version of ['1.0', '1.0.0', '1.0.9']) expect(await versionOf(version)).toEqual([200, '1.0.3'])
    for (const version of ['2.0', '2.0.0', '2.0.1']) expect(await versionOf(version)).toEqual([200, '2.0.0'])
    const about = await door.ask('/about', { as: null, version: null })
    expect(about.value).toEqual({ version: ['1.0.3', '2.0.0'], extensions: {} })
  })

  test('HEAD says what GET says, without saying it', async () => {
    const sent = statement()
    await door.post(sent)
    for (const path of ['/about', '/statements', `/statements?statementId=${sent.id}`, '/statements?x=1']) {
      const [get, head] = [await door.ask(path), await door.ask(path, { method: 'HEAD' })]
      expect([head.status, head.bytes.length]).toEqual([get.status, 0])
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
      expect(head.headers.get('etag')).toBe(get.headers.get('etag'))
    }
  })

  test('a statement has a date and a mark, and is not told again to whoever has it', async () => {
    const sent = statement()
    await door.post(sent)
    const { headers } = await door.get({ statementId: sent.id })
    expect(headers.get('last-modified')).toBe(new Date(NOW).toUTCString())
    const again = await door.get(
      { statementId: sent.id },
      { headers: { 'if-none-match': headers.get('etag') ?? '' } },
    )
    expect([again.status, again.bytes.length]).toEqual([304, 0])
  })

  test('what is asked wrongly is refused by name', async () => {
    const wrong = [
      'foo=bar',
      'Verb=urn:x',
      'verb=x',
      'verb=urn:x&verb=urn:x',
      'agent=ana',
      'agent={}',
      'agent={"objectType":"Group","member":[{"mbox":"mailto:a@b.c"}]}',
      'activity=x',
      'registration=x',
      'since=yesterday',
      'until=2026-02-30T00:00:00Z',
      'limit=-1',
      'limit=1.5',
      'limit=',
      'ascending=yes',
      'format=short',
      'attachments=1',
      'statementId=x',
      `statementId=${nextId()}&voidedStatementId=${nextId()}`,
      `statementId=${nextId()}&limit=1`,
    ]
    for (const search of wrong) {
      const { status, value, headers } = await door.ask(`/statements?${search}`)
      expect([status, value?.code], search).toEqual([400, 'parameters'])
      expect(headers.get('content-type')).toBe('application/problem+json')
      expect(headers.get('x-experience-api-consistent-through')).toMatch(/Z$/)
    }
    expect((await door.ask('/nothing')).status).toBe(404)
    for (const method of ['DELETE', 'PATCH'])
      expect(await door.ask('/statements', { method })).toMatchObject({
        status: 405,
        value: { code: 'method' },
      })
  })

  test('a body that is none is refused by name, and nothing of it comes back', async () => {
    const json = JSON.stringify(statement())
    const bodies: readonly (readonly [string | Uint8Array, number, string])[] = [
      ['', 400, 'broken'],
      ['{', 400, 'broken'],
      [json.replace('{', '{"id":"secret-word",'), 400, 'broken'],
      [new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 400, 'broken'],
      ['['.repeat(100_000), 400, 'broken'],
      ['['.repeat(40) + ']'.repeat(40), 400, 'broken'],
      ['null', 400, 'broken-statement'],
      ['"secret-word"', 400, 'broken-statement'],
      [JSON.stringify(statement({ 'secret-word': 1 })), 400, 'broken-statement'],
      [' '.repeat(4_194_305), 413, 'too-big'],
    ]
    for (const [body, status, code] of bodies) {
      const answer = await door.post(body)
      expect([answer.status, answer.value?.code], String(body).slice(0, 40)).toEqual([status, code])
      expect(answer.bytes.toString()).not.toContain('secret-word')
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ])
      expect((await door.post(json, { headers: { 'content-type': type } })).value?.code).toBe('content-type')
    expect((await door.post([statement(), statement({ verb: {} })])).value?.at).toBe('1/verb/id')
  })

  test('moments of storing never go back, whatever the clocks of the processes say', async () => {
    const others = [
      doorOf(store.database, () => clock.now + 3_600_000),
      doorOf(store.database, () => clock.now - 3_600_000),
    ]
    const verb = { id: 'urn:clocks' }
    await Promise.all(
      Array.from({ length: 30 }, (_, turn) =>
        (others[turn % 2] ?? door).post([statement({ verb }), statement({ verb })]),
      ),
    )
    const { value, headers } = await door.get({ verb: verb.id, ascending: 'true' })
    const { statements } = value as unknown as { readonly statements: readonly { readonly stored: string }[] }
    const stored = statements.map((each) => each.stored)
    expect(stored).toHaveLength(60)
    expect(stored.toSorted()).toEqual(stored)
    expect(new Set(stored).size).toBe(30)
    expect(String(headers.get('x-experience-api-consistent-through')) >= String(stored.at(-1))).toBe(true)
  })

  test('whoever asks again and again for what is new since the last time misses nothing while many write', async () => {
    const verb = { id: 'urn:followed' }
    let writing = true
    const written = Promise.all(
      Array.from({ length: 60 }, () =>
        door.post([statement({ verb }), statement({ verb }), statement({ verb })]),
      ),
    ).then((answers) => {
      writing = false
      return answers.flatMap(({ value }) => value as unknown as readonly string[])
    })
    const seen: string[] = []
    let since = '2000-01-01T00:00:00Z'
    for (let last = false; !last; ) {
      last = !writing // once more after the end
      const parameters = new URLSearchParams({ verb: verb.id, since, ascending: 'true' })
      const before = seen.length
      for (let next = `/statements?${parameters}`; next; ) {
        const { value } = await door.ask(next)
        const { statements, more } = value as unknown as Page
        seen.push(...statements.map(({ id }) => id))
        since = statements.at(-1)?.stored ?? since
        next = more.replace(/^\/xapi/, '')
      }
      last = last && seen.length === before
    }
    expect(seen.toSorted()).toEqual((await written).toSorted())
  })

  test('what is asked for since a moment is all that is stored after it', async () => {
    const verb = { id: 'urn:since' }
    const sent = [statement({ verb }), statement({ verb }), statement({ verb })]
    for (const each of sent) await door.post(each)
    const [, middle] = await Promise.all(sent.map(({ id }) => one(id)))
    const moment = String(middle?.['stored'])
    const ids = sent.map(({ id }) => id)
    expect(idsIn((await door.get({ verb: verb.id, since: moment })).value)).toEqual([ids[2]])
    expect(idsIn((await door.get({ verb: verb.id, until: moment })).value)).toEqual([ids[1], ids[0]])
    expect(idsIn((await door.get({ verb: verb.id, since: moment, until: moment })).value)).toEqual([])
  })

  test('a statement is told in one language, or by what identifies alone', async () => {
    const display = { 'en-US': 'completed', ka: 'დაასრულა' }
    const group = { objectType: 'Group', name: 'We', member: [{ ...ANA, name: 'Ana' }] }
    const definition = {
      name: display,
      interactionType: 'choice',
      choices: [{ id: 'a', description: display }],
    }
    const sent = statement({
      actor: group,
      verb: { ...DID, display },
      object: {
        objectType: 'SubStatement',
        actor: { ...ANA, name: 'Ana' },
        verb: { ...DID, display },
        object: { ...THING, definition },
      },
      context: {
        instructor: { ...ANA, name: 'Ana' },
        contextActivities: { parent: [{ ...THING, definition }] },
      },
    })
    await door.post(sent)
    const ids = await one(sent.id, { format: 'ids' })
    expect(ids).toMatchObject({ id: sent.id, verb: DID, actor: { objectType: 'Group', member: [ANA] } })
    expect(ids?.['object']).toEqual({ objectType: 'SubStatement', actor: ANA, verb: DID, object: THING })
    expect(ids?.['context']).toEqual({ instructor: ANA, contextActivities: { parent: [THING] } })
    const georgian = { headers: { 'accept-language': 'de, ka;q=0.9, en;q=0.8' } }
    const told = await door.get({ statementId: sent.id, format: 'canonical' }, georgian)
    const word = { ka: 'დაასრულა' }
    expect(told.value?.['verb']).toEqual({ ...DID, display: word })
    expect(told.value?.['object']).toMatchObject({
      verb: { display: word },
      object: { definition: { name: word, choices: [{ id: 'a', description: word }] } },
    })
    expect((await one(sent.id, { format: 'canonical' }))?.['verb']).toEqual({
      ...DID,
      display: { 'en-US': 'completed' },
    })
    expect((await one(sent.id))?.['verb']).toEqual({ ...DID, display })
  })

  test('the centre’s own statements are found like all others, by their profile and by who vouches for them too', async () => {
    const [id, earlier] = [nextId(), statement()]
    await door.post(earlier)
    const before = String((await one(earlier.id))?.['stored'])
    const person = { objectType: 'Agent', account: { homePage: HOME, name: 'p1' } } as const
    const profile = `${HOME}/xapi/profile`
    const own = {
      id,
      actor: person,
      verb: DID,
      object: THING,
      context: { contextActivities: { category: [{ id: profile }] } },
    }
    await store.database.transaction((queries) =>
      keepStatements(queries, [own], { stored: new Date(NOW).toISOString() }),
    )
    const theirs = statement({
      context: { contextActivities: { other: { id: profile } } },
      verb: { id: 'urn:theirs' },
    })
    await door.post(theirs)
    const found = async (parameters: Record<string, string>) =>
      idsIn((await door.get({ ...parameters, ascending: 'true', since: before })).value)
    const agentOf = (name: string) => JSON.stringify({ account: { homePage: HOME, name } })
    expect(await found({ activity: profile, related_activities: 'true' })).toEqual([id, theirs.id])
    expect(await found({ activity: profile })).toEqual([])
    expect(await found({ agent: agentOf('ubani'), related_agents: 'true' })).toEqual([id])
    expect(await found({ agent: agentOf('lms'), related_agents: 'true' })).toEqual([theirs.id])
    expect(await found({ agent: agentOf('ubani') })).toEqual([])
    expect(await found({ agent: agentOf('p1') })).toEqual([id])
    expect(await one(id)).toMatchObject({
      ...own,
      authority: { account: { homePage: HOME, name: 'ubani' } },
      version: '1.0.0',
    })
  })

  test('an activity is told with all that was said of it; a person with what was asked', async () => {
    const id = 'https://example.org/told'
    const named = (name: object) => statement({ object: { id, definition: { name } } })
    await door.post([named({ en: 'old', ka: 'ძველი' }), named({ en: 'new' })])
    expect((await door.ask(`/activities?activityId=${id}`)).value).toEqual({
      objectType: 'Activity',
      id,
      definition: { name: { en: 'new', ka: 'ძველი' } },
    })
    const agent = JSON.stringify({ ...ANA, name: 'Ana' })
    expect((await door.ask(`/agents?agent=${encodeURIComponent(agent)}`)).value).toEqual({
      objectType: 'Person',
      name: ['Ana'],
      mbox: [ANA.mbox],
    })
    for (const path of [
      '/activities',
      '/activities?activityId=x',
      '/agents',
      '/agents?agent=x',
      '/agents?agent={}&x=1',
    ])
      expect((await door.ask(path)).value?.code, path).toBe('parameters')
  })
})
