import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, KINDS, NOW } from './enrolling.ts'
import { changed } from './mutations.ts'
import { ANA, type Door, DID, doorOf, nextId, statement, THING } from './xapi.ts'

/* Whatever is sent, the door says what is wrong with it, keeps nothing of what it refuses, and goes on. */

const NASTY = [
  "'; DROP TABLE statements; --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e',
  '$1',
  '%',
  'x'.repeat(3000),
  'ყველა Երևան Ə',
]
const word = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 20 }))
const leaf = fc.oneof(
  word,
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, 1e308, -0, 1.5, [], {}, 'urn:x', ANA, THING, {
    objectType: 'Group',
    member: [ANA],
  }),
)

/** A statement with everything in it. */
const whole = () =>
  statement({
    actor: { objectType: 'Group', name: 'We', mbox: 'mailto:we@example.org', member: [ANA] },
    verb: { ...DID, display: { en: 'did' } },
    object: {
      objectType: 'SubStatement',
      actor: ANA,
      verb: DID,
      object: {
        ...THING,
        definition: { name: { ka: 'ერთი' }, interactionType: 'choice', choices: [{ id: 'a' }] },
      },
    },
    result: { score: { scaled: 0.5 }, duration: 'PT1S', extensions: { 'urn:x': {} } },
    context: {
      registration: nextId(),
      instructor: ANA,
      contextActivities: { parent: [THING] },
      language: 'ka',
    },
    timestamp: '2026-01-01T00:00:00Z',
    attachments: [
      {
        usageType: 'urn:u',
        display: {},
        contentType: 'text/plain',
        length: 1,
        sha2: 'ab'.repeat(32),
        fileUrl: 'urn:f',
      },
    ],
  })

const mutated = fc
  .record({
    way: fc.array(fc.nat(20), { maxLength: 6 }),
    put: leaf,
    name: fc.option(word, { nil: undefined, freq: 2 }),
    isList: fc.boolean(),
  })
  .map(({ way, put, name, isList }) => {
    const value = changed(whole(), way, put, name)
    return JSON.stringify(isList ? [statement(), value] : value)
  })
/** A word in every field that takes any. */
const filled = word.map((text) =>
  JSON.stringify(
    statement({
      actor: { name: text, account: { homePage: 'urn:x', name: text } },
      verb: { id: 'urn:x', display: { ka: text } },
      object: {
        ...THING,
        definition: {
          name: { en: text },
          interactionType: 'choice',
          choices: [{ id: `${text}.`, description: { hy: text } }],
        },
      },
      result: { response: text, extensions: { 'urn:x': { [text]: text } } },
      context: {
        platform: text,
        revision: text,
        team: { objectType: 'Group', name: text, mbox: 'mailto:a@b.c' },
      },
    }),
  ),
)
const body = fc.oneof(
  { weight: 8, arbitrary: filled },
  { weight: 6, arbitrary: mutated },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }) },
  { weight: 1, arbitrary: fc.tuple(mutated, fc.nat(2000)).map(([text, end]) => text.slice(0, end)) },
)
const search = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom(
          'statementId',
          'voidedStatementId',
          'agent',
          'verb',
          'activity',
          'registration',
          'since',
          'until',
          'limit',
          'format',
          'attachments',
          'ascending',
          'related_agents',
          'related_activities',
          'page',
          'method',
          'activityId',
          'stateId',
          'profileId',
        ),
        word,
      ),
      fc.oneof(
        word,
        fc.constantFrom(
          'true',
          'false',
          '0',
          '99',
          'ids',
          'canonical',
          'exact',
          'urn:x',
          nextId(),
          'PUT',
          'GET',
          '2026-01-01T00:00:00Z',
          '9999-12-31T23:59:59.999999+14:00',
          '0001-01-01T00:00:00-14:00',
          JSON.stringify(ANA),
          'WyJ2ZXJiPXVybjp4IiwxXQ',
          'WyIiLC0xXQ',
          'WyJwYWdlPXgiLDFd',
          'W251bGwsMV0',
          'WyIiLDFlMzBd',
        ),
      ),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString())
const path = fc.constantFrom(
  '/statements',
  '/statements',
  '/statements',
  '/about',
  '/agents',
  '/activities',
  '/activities/state',
  '/activities/profile',
  '/agents/profile',
  '/nothing',
  '',
  '/statements/',
)
/** Where to: often as it should be, else anything. */
const address = fc.oneof(
  { weight: 8, arbitrary: fc.constant('/statements') },
  { weight: 1, arbitrary: fc.constant(`/statements?statementId=${nextId()}`) },
  {
    weight: 2,
    arbitrary: word.map(
      (name) =>
        `/activities/state?${new URLSearchParams({ activityId: 'urn:x', agent: JSON.stringify(ANA), stateId: name })}`,
    ),
  },
  { weight: 5, arbitrary: fc.tuple(path, search).map((parts) => parts.join('?')) },
)
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'application/json',
      'application/json; charset=utf-8',
      'multipart/mixed; boundary=x',
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/octet-stream',
      ';',
      'multipart/mixed; boundary=""',
    ),
    'accept-language': fc.constantFrom('ka', '*', ';q=x', 'en;q=0,ka;q=nan', ','),
    'if-match': fc.constantFrom('*', '"x"', ','),
    'if-none-match': fc.constantFrom('*', '"x"', ','),
  },
  { requiredKeys: [] },
)

describe.each(KINDS)('anything at all, on %s', (kind) => {
  let store: Awaited<ReturnType<typeof emptyDatabase>>
  let door: Door
  beforeAll(async () => {
    store = await emptyDatabase(kind)
    door = doorOf(store.database, () => NOW)
  })
  afterAll(() => store.end())

  test('[44] is answered with what is wrong with it, and the next request is fine', async () => {
    const seen = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          method: fc.constantFrom('POST', 'POST', 'POST', 'PUT', 'GET', 'HEAD', 'DELETE', 'PATCH'),
          address,
          body,
          headers,
          version: fc.constantFrom('1.0.3', '1.0.3', '2.0.0', '2.0.0', '2.0.0', 'x'),
        }),
        async (request) => {
          const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
          const answer = await door.ask(request.address, {
            method: request.method,
            version: request.version,
            headers: request.headers,
            ...(hasBody ? { body: request.body } : {}),
          })
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
          expect(answer.status).toBeLessThan(500)
          if (answer.status >= 400 && request.method !== 'HEAD') {
            expect(answer.headers.get('content-type')).toBe('application/problem+json')
            expect(Object.keys(answer.value ?? {})).toEqual(
              expect.arrayContaining(['type', 'status', 'code']),
            )
            expect(answer.bytes.length).toBeLessThan(400)
          }
        },
      ),
      { numRuns: 1500, seed: 7 },
    )
    // the dice reach what is good as well as what is bad
    for (const status of [200, 204, 400, 404, 405])
      expect(seen.get(status), String(status)).toBeGreaterThan(5)
    const [row] = await store.database.all('SELECT COUNT(*) AS kept FROM statements')
    expect(row?.['kept']).toBeGreaterThan(10)
    const sent = statement()
    expect((await door.post(sent)).status).toBe(200)
    expect((await door.get({ statementId: sent.id })).value).toMatchObject(sent)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  test('what it says in free words comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async (text) => {
        const sent = JSON.parse(text) as ReturnType<typeof statement>
        await door.post(text)
        expect((await door.get({ statementId: sent.id })).value).toMatchObject(sent)
        const found = (await door.get({ agent: JSON.stringify(sent.actor), limit: '1' })).value
        expect(found?.['statements']).toEqual([expect.objectContaining({ id: sent.id })])
      }),
      { numRuns: 100, seed: 7 },
    )
  })

  test('what was taken of it can be read in every format', async () => {
    for (const format of ['exact', 'ids', 'canonical'])
      for (let next = `/statements?format=${format}`; next; ) {
        const { status, value } = await door.ask(next)
        expect(status).toBe(200)
        next = String(value?.['more']).replace(/^\/xapi/, '')
      }
  })
})
