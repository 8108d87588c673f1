import { describe, expect, test } from 'vitest'
import { momentIn } from '../../src/server/xapi/data-types.ts'
import { readStatement } from '../../src/server/xapi/schema.ts'
import { ANA, DID, statement, THING, voiding } from './xapi.ts'

/* Each MUST on one statement, as a table of good and bad values. The versions differ where a table says so. */

const goodIn = (value: unknown) =>
  (['1.0.3', '2.0.0'] as const).filter((version) => readStatement(value, version).ok)
const BOTH = ['1.0.3', '2.0.0']
const at = (value: unknown, version: '1.0.3' | '2.0.0' = '2.0.0') => {
  const read = readStatement(value, version)
  return read.ok ? undefined : read.at
}

/** A table for a place in a statement. */
function table(
  name: string,
  put: (value: unknown) => unknown,
  { good, bad }: { readonly good: readonly unknown[]; readonly bad: readonly unknown[] },
): void {
  test(`${name}: what is right is taken`, () => {
    for (const value of good) expect(goodIn(put(value)), JSON.stringify(value)).toEqual(BOTH)
  })
  test(`${name}: what is wrong is not`, () => {
    for (const value of bad) expect(goodIn(put(value)), JSON.stringify(value)).toEqual([])
  })
}

const NO_TEXT = [null, 1, true, {}, ['a']]
const NO_OBJECT = [null, 1, true, 'text', [], [{}]]
const IRIS = {
  good: [
    'http://example.org',
    'https://example.org/a?b=c#d',
    'urn:uuid:1',
    'tag:ubani,2026:x',
    'https://უბანი.გე/გზა',
  ],
  bad: [
    ...NO_TEXT,
    '',
    'example.org/no-scheme',
    '//example.org',
    'ab=c://x',
    'http://a b',
    'http://a<b>',
    'http://a%zz',
  ],
}
const UUIDS = {
  good: ['0190aaaa-0000-7000-8000-000000000001', '6690E6C9-3EF0-4ED3-8B37-7F3964730BEE'],
  bad: [
    ...NO_TEXT,
    '',
    '0190aaaa000070008000000000000001',
    '{0190aaaa-0000-7000-8000-000000000001}',
    '0190aaaa-0000-7000-8000-0000000000011',
    'g190aaaa-0000-7000-8000-000000000001',
    '0190aaaa-0000-0000-8000-000000000001',
    '0190aaaa-0000-7000-c000-000000000001',
  ],
}
const MAPS = {
  good: [
    {},
    { en: 'x', ka: '', 'hy-AM': 'y', 'az-Latn-AZ': 'z', 'zh-cmn-Hans-CN': 'q', 'sl-rozaj-biske-1994': 'r' },
    {
      'i-klingon': 'old',
      'x-private': 'p',
      'de-CH-x-phonebk': 's',
      'en-a-myext-b-another': 't',
      'es-419': 'u',
    },
  ],
  bad: [
    ...NO_OBJECT,
    { en: 1 },
    { en: null },
    { a12345678: 'x' },
    { en_US: 'x' },
    { '': 'x' },
    { 'en-': 'x' },
    { 'x-': 'x' },
  ],
}
const AGENTS = {
  good: [
    ANA,
    { objectType: 'Agent', ...ANA, name: 'Ana' },
    { mbox_sha1sum: 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9' },
    { openid: 'https://ana.example.org/' },
    { account: { homePage: 'https://ubani.example', name: '0190aaaa' } },
  ],
  bad: [
    ...NO_OBJECT,
    {},
    { name: 'Ana' },
    { ...ANA, openid: 'https://ana.example.org/' },
    { ...ANA, objectType: 'agent' },
    { ...ANA, objectType: 'Person' },
    { ...ANA, name: 1 },
    { ...ANA, age: 7 },
    { ...ANA, name: null },
    { mbox: 'ana@example.org' },
    { mbox: 'mailto:example.org' },
    { mbox: 'mailto:a@b@c' },
    { Mbox: 'mailto:ana@example.org' },
    { mbox_sha1sum: 'ebd31e95' },
    { mbox_sha1sum: 'zbd31e95054c018b10727ccffd2ef2ec3a016ee9' },
    { openid: 'ana.example.org' },
    { account: { homePage: 'ubani.example', name: 'x' } },
    { account: { homePage: 'https://ubani.example' } },
    { account: { name: 'x' } },
    { account: { homePage: 'https://ubani.example', name: 'x', more: 1 } },
  ],
}
const GROUPS = {
  good: [
    { objectType: 'Group', member: [ANA] },
    { objectType: 'Group', name: 'We', mbox: 'mailto:we@example.org' },
    { objectType: 'Group', mbox: 'mailto:we@example.org', member: [] },
  ],
  bad: [
    { objectType: 'Group' },
    { objectType: 'Group', member: [] },
    { objectType: 'Group', member: ANA },
    { objectType: 'Group', member: [{}] },
    { objectType: 'Group', member: [{ objectType: 'Group', member: [ANA] }] },
    { objectType: 'Group', mbox: 'mailto:we@example.org', openid: 'https://we.example.org' },
    { member: [ANA] },
  ],
}
const ACTIVITIES = {
  good: [THING, { objectType: 'Activity', ...THING, definition: {} }],
  bad: [
    ...NO_OBJECT,
    {},
    { objectType: 'activity', ...THING },
    { ...THING, name: 'x' },
    { ...THING, definition: 'x' },
  ],
}

describe('who, what and to what', () => {
  table('an actor', (actor) => statement({ actor }), {
    good: [...AGENTS.good, ...GROUPS.good],
    bad: [...AGENTS.bad, ...GROUPS.bad],
  })
  table('a verb', (verb) => statement({ verb }), {
    good: [DID, { ...DID, display: { en: 'completed' } }],
    bad: [...NO_OBJECT, {}, { display: { en: 'x' } }, { ...DID, name: 'x' }, { id: 'completed' }],
  })
  table('a verb id', (id) => statement({ verb: { id } }), IRIS)
  table('a display', (display) => statement({ verb: { ...DID, display } }), MAPS)
  table('an object', (object) => statement({ object }), {
    good: [
      ...ACTIVITIES.good,
      { objectType: 'Agent', ...ANA },
      ...GROUPS.good,
      { objectType: 'StatementRef', id: UUIDS.good[0] },
      { objectType: 'SubStatement', actor: ANA, verb: DID, object: THING },
      {
        objectType: 'SubStatement',
        actor: ANA,
        verb: DID,
        object: { objectType: 'StatementRef', id: UUIDS.good[0] },
        timestamp: '2026-01-01T00:00:00Z',
        result: { completion: true },
      },
    ],
    bad: [
      JSON.parse('{"id":"https://example.org/a","objectType":"__proto__"}'),
      { ...THING, objectType: 'constructor' },
      ...ACTIVITIES.bad,
      ANA,
      { objectType: 'Agent' },
      { objectType: 'StatementRef', id: 'x' },
      { objectType: 'StatementRef', id: UUIDS.good[0], more: 1 },
      { objectType: 'Statement', actor: ANA, verb: DID, object: THING },
      { objectType: 'SubStatement', actor: ANA, verb: DID },
      { objectType: 'SubStatement', id: UUIDS.good[0], actor: ANA, verb: DID, object: THING },
      { objectType: 'SubStatement', stored: '2026-01-01T00:00:00Z', actor: ANA, verb: DID, object: THING },
      { objectType: 'SubStatement', version: '1.0.0', actor: ANA, verb: DID, object: THING },
      { objectType: 'SubStatement', authority: ANA, actor: ANA, verb: DID, object: THING },
      {
        objectType: 'SubStatement',
        actor: ANA,
        verb: DID,
        object: { objectType: 'SubStatement', actor: ANA, verb: DID, object: THING },
      },
    ],
  })
  test('the three that every statement has are not left out, and nothing unknown is added', () => {
    for (const name of ['actor', 'verb', 'object'] as const) {
      const { [name]: _, ...rest } = statement()
      expect(goodIn(rest), name).toEqual([])
    }
    for (const more of [{ more: 1 }, { Actor: ANA }, { result: null }, { context: null }, { id: null }])
      expect(goodIn(statement(more)), JSON.stringify(more)).toEqual([])
    for (const value of NO_OBJECT) expect(goodIn(value)).toEqual([])
  })
  test('a voiding statement voids a statement', () => {
    expect(goodIn(voiding('0190aaaa-0000-7000-8000-000000000001'))).toEqual(BOTH)
    expect(goodIn(statement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }))).toEqual([])
  })
})

describe('an activity', () => {
  const withDefinition = (definition: unknown) => statement({ object: { ...THING, definition } })
  table('its name', (name) => withDefinition({ name }), MAPS)
  table('its description', (description) => withDefinition({ description }), MAPS)
  table('its type', (type) => withDefinition({ type }), IRIS)
  table('where more is', (moreInfo) => withDefinition({ moreInfo }), IRIS)
  table('an interaction', withDefinition, {
    good: [
      { interactionType: 'true-false', correctResponsesPattern: ['true'] },
      { interactionType: 'choice', choices: [{ id: 'a' }, { id: 'b', description: { en: 'B' } }] },
      { interactionType: 'sequencing', choices: [] },
      { interactionType: 'likert', scale: [{ id: 'a' }] },
      { interactionType: 'matching', source: [{ id: 'a' }], target: [{ id: 'a' }] },
      { interactionType: 'performance', steps: [{ id: 'a' }] },
      ...['fill-in', 'long-fill-in', 'numeric', 'other'].map((interactionType) => ({ interactionType })),
    ],
    bad: [
      { interactionType: 'Choice' },
      { interactionType: 1 },
      { interactionType: 'choice', correctResponsesPattern: 'a' },
      { interactionType: 'choice', correctResponsesPattern: [1] },
      { interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] },
      { interactionType: 'choice', choices: [{ description: { en: 'A' } }] },
      { interactionType: 'choice', choices: [{ id: 'a', more: 1 }] },
      { interactionType: 'choice', choices: { id: 'a' } },
      { interactionType: 'choice', scale: [{ id: 'a' }] },
      { interactionType: 'numeric', steps: [{ id: 'a' }] },
      { correctResponsesPattern: ['a'] },
      { choices: [{ id: 'a' }] },
      { more: 1 },
    ],
  })
})

describe('a result', () => {
  const withResult = (result: unknown) => statement({ result })
  table('a score', (score) => withResult({ score }), {
    good: [
      {},
      { scaled: -1 },
      { scaled: 1 },
      { raw: 7, min: 0, max: 10 },
      { raw: 0.1, max: 0.2 },
      { min: -3, max: -2 },
    ],
    bad: [
      ...NO_OBJECT,
      { scaled: 1.01 },
      { scaled: '1' },
      { raw: 11, max: 10 },
      { raw: -1, min: 0 },
      { min: 1, max: 0 },
      { min: 1, max: 1 },
      { more: 1 },
      { raw: null },
    ],
  })
  table('a duration', (duration) => withResult({ duration }), {
    good: ['PT0S', 'P1D', 'P4W', 'P3Y1M29DT4H35M59.14S', 'PT16559.14S', 'PT1H', 'P1DT12H36M0.12567S'],
    bad: [
      ...NO_TEXT,
      '',
      'P',
      'PT',
      'P1',
      '1D',
      'P1DT',
      'PT1D',
      'P1H',
      'P4W1D',
      'P-1D',
      'pt1h',
      'PT1.5H',
      'P0001-01-01',
    ],
  })
  table('the rest', withResult, {
    good: [{}, { success: true, completion: false, response: '' }],
    bad: [
      ...NO_OBJECT,
      { success: 'true' },
      { completion: 1 },
      { response: 1 },
      { response: null },
      { more: 1 },
    ],
  })
})

describe('a context', () => {
  const withContext = (context: unknown) => statement({ context })
  table('a registration', (registration) => withContext({ registration }), UUIDS)
  table('an instructor', (instructor) => withContext({ instructor }), {
    good: [...AGENTS.good, ...GROUPS.good],
    bad: [...AGENTS.bad, ...GROUPS.bad],
  })
  table('a team', (team) => withContext({ team }), { good: GROUPS.good, bad: [...GROUPS.bad, ANA] })
  table('a language', (language) => withContext({ language }), {
    good: ['ka', 'hy-AM', 'az-Cyrl', 'tlh', 'x-own'],
    bad: [...NO_TEXT, '', 'en_US', 'a', 'abcdefghi', 'en-', '-en'],
  })
  table('a statement', (ref) => withContext({ statement: ref }), {
    good: [{ objectType: 'StatementRef', id: UUIDS.good[0] }],
    bad: [...NO_OBJECT, { id: UUIDS.good[0] }, { objectType: 'StatementRef' }],
  })
  table('activities around it', (contextActivities) => withContext({ contextActivities }), {
    good: [{}, { parent: THING }, { grouping: [THING, THING], category: [], other: THING }],
    bad: [
      ...NO_OBJECT,
      { parents: THING },
      { parent: ANA },
      { parent: [ANA] },
      { parent: null },
      { parent: 'x' },
    ],
  })
  table('the rest', withContext, {
    good: [{}, { revision: 'a', platform: 'b' }, { extensions: {} }],
    bad: [...NO_OBJECT, { revision: 1 }, { platform: null }, { more: 1 }],
  })
  test('an edition and a platform are those of an activity', () => {
    for (const object of [
      { objectType: 'Agent', ...ANA },
      { objectType: 'StatementRef', id: UUIDS.good[0] },
    ])
      for (const context of [{ revision: 'a' }, { platform: 'b' }]) {
        expect(goodIn(statement({ object, context }))).toEqual([])
        const inner = { objectType: 'SubStatement', actor: ANA, verb: DID, object, context }
        expect(goodIn(statement({ object: inner }))).toEqual([])
      }
  })
  test('agents and groups of a context are of 2.0 only', () => {
    const type = { relevantTypes: ['https://example.org/type'] }
    const good = [
      { contextAgents: [{ objectType: 'contextAgent', agent: ANA, ...type }] },
      { contextGroups: [{ objectType: 'contextGroup', group: GROUPS.good[0] }] },
    ]
    for (const context of good) expect(goodIn(withContext(context))).toEqual(['2.0.0'])
    const bad = [
      { contextAgents: [{ agent: ANA }] },
      { contextAgents: [{ objectType: 'contextAgent', agent: GROUPS.good[0] }] },
      { contextAgents: [{ objectType: 'contextAgent', agent: ANA, relevantTypes: [] }] },
      { contextGroups: [{ objectType: 'contextGroup', group: ANA }] },
      { contextGroups: [{ objectType: 'contextGroup', group: GROUPS.good[0], relevantTypes: ['x'] }] },
    ]
    for (const context of bad) expect(goodIn(withContext(context)), JSON.stringify(context)).toEqual([])
  })
})

describe('what is around', () => {
  table('an id', (id) => statement({ id }), UUIDS)
  table('a name of an extension', (name) => statement({ result: { extensions: { [String(name)]: null } } }), {
    good: IRIS.good,
    bad: ['', 'example.org/no-scheme', 'http://a b'],
  })
  test('what stands in an extension is its own business', () => {
    for (const value of [null, '', {}, [], { actor: 1 }, [[null]]])
      expect(goodIn(statement({ context: { extensions: { 'urn:x': value } } }))).toEqual(BOTH)
  })
  table('an attachment', (attachment) => statement({ attachments: [attachment] }), {
    good: [
      {},
      { description: { en: 'x' } },
      { contentType: 'text/plain; charset=ascii' },
      { sha2: 'ab'.repeat(48) },
    ].map(attachmentWith),
    bad: [
      ...NO_OBJECT,
      ...[
        { usageType: 'x' },
        { display: 'x' },
        { contentType: 'text' },
        { contentType: 7 },
        { length: '27' },
        { length: -1 },
        { length: 1.5 },
        { sha2: 'xyz' },
        { sha2: 7 },
        { fileUrl: 'x' },
        { more: 1 },
      ].map(attachmentWith),
    ],
  })
  table('an authority', (authority) => statement({ authority }), {
    good: [
      ANA,
      { objectType: 'Group', member: [{ account: { homePage: 'http://x.example', name: 'app' } }, ANA] },
    ],
    bad: [
      ...AGENTS.bad,
      GROUPS.good[0],
      { ...GROUPS.good[1], member: [ANA, ANA] },
      { objectType: 'Group', member: [ANA, ANA, ANA] },
    ],
  })
  test('a version is one that we speak', () => {
    for (const version of ['1.0', '1.0.0', '1.0.9']) expect(goodIn(statement({ version }))).toEqual(BOTH)
    expect(goodIn(statement({ version: '2.0.0' }))).toEqual(['2.0.0'])
    for (const version of ['', '1', '0.9.9', '1.1.0', '1.0.x', '3.0', 1, null])
      expect(goodIn(statement({ version })), String(version)).toEqual([])
  })
  test('a moment has a day that there is; in 2.0 it also says where on earth', () => {
    const good = ['2026-11-29T12:00:00Z', '2024-02-29T23:59:59.123456+04:00', '2026-01-01t00:00:00.1z']
    for (const timestamp of good) expect(goodIn(statement({ timestamp })), timestamp).toEqual(BOTH)
    const old = ['2026-11-29T12:00:00', '2026-11-29T12:00:00+0400', '2026-11-29T12:00:00+04']
    for (const timestamp of old) expect(goodIn(statement({ timestamp })), timestamp).toEqual(['1.0.3'])
    const bad = [
      ...NO_TEXT,
      '',
      '2026-11-29',
      '2026-02-29T12:00:00Z',
      '2026-13-01T12:00:00Z',
      '2026-00-01T12:00:00Z',
      '2026-11-31T12:00:00Z',
      '2026-11-29T24:00:00Z',
      '2026-11-29T12:60:00Z',
      '2026-11-29T12:00:00-00:00',
      '2026-11-29T12:00:00-00',
      '2026-11-29T12:00:00-0000',
      '2026-11-29 12:00:00Z',
      '29.11.2026 12:00',
      'yesterday',
    ]
    for (const timestamp of bad) {
      expect(goodIn(statement({ timestamp })), JSON.stringify(timestamp)).toEqual([])
      expect(goodIn(statement({ stored: timestamp })), JSON.stringify(timestamp)).toEqual([])
    }
  })
})

test('a moment is read to the microsecond', () => {
  const second = Date.UTC(2026, 10, 29, 8) * 1000
  expect(momentIn('2026-11-29T12:00:00.0000019+04:00', '2.0.0')).toBe(second + 1)
  expect(momentIn('2026-11-29T03:30:00.25-0430', '1.0.3')).toBe(second + 250_000)
  expect(momentIn('0001-01-01T00:00:00Z', '2.0.0')).toBe(Date.parse('0001-01-01T00:00:00Z') * 1000)
})

test('the way to what is wrong is told, and what was sent is not', () => {
  expect(at(statement({ actor: { mbox: 'nobody' } }))).toBe('actor/mbox')
  expect(at(statement({ object: { objectType: 'SubStatement', actor: ANA, verb: {}, object: THING } }))).toBe(
    'object/verb/id',
  )
  expect(at(statement({ context: { contextActivities: { parent: [THING, { id: 'x' }] } } }))).toBe(
    'context/contextActivities/parent/1/id',
  )
  expect(at(statement({ result: { score: { scaled: 2 } } }))).toBe('result/score/scaled')
})

function attachmentWith(changes: object) {
  return {
    usageType: 'https://example.org/usage',
    display: { en: 'x' },
    contentType: 'text/plain',
    length: 27,
    sha2: 'ab'.repeat(32),
    fileUrl: 'https://example.org/file',
    ...changes,
  }
}
