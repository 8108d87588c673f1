import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, KINDS, NOW } from './enrolling.ts'
import { type Door, doorOf, HOME, idsIn, nextId } from './xapi.ts'

/*
 * Random statements of a small world, asked for in random ways: what the database finds is what a plain filter over all of them finds. The
 * filter is written as the specification says it, not as the SQL does.
 */

type Json = Readonly<Record<string, unknown>>

const PEOPLE: readonly Json[] = [
  { mbox: 'mailto:ana@example.org' },
  { mbox_sha1sum: 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9' },
  { openid: 'https://three.example.org/' },
  { account: { homePage: HOME, name: 'lms' } },
]
const THINGS = ['urn:a', 'urn:b', 'urn:c']
const VERBS = ['urn:did', 'urn:saw', 'http://adlnet.gov/expapi/verbs/voided']
const REGISTRATIONS = ['0190bbbb-0000-7000-8000-000000000001', '0190bbbb-0000-7000-8000-000000000002']

const person = fc.constantFrom(...PEOPLE)
const thing = fc.constantFrom(...THINGS).map((id) => ({ id }))
const group = fc.record(
  {
    objectType: fc.constant('Group'),
    mbox: fc.constant('mailto:we@example.org'),
    member: fc.array(person, { maxLength: 2 }),
  },
  { requiredKeys: ['objectType', 'mbox'] },
)
const actor: fc.Arbitrary<Json> = fc.oneof({ weight: 3, arbitrary: person }, group)
const context = fc.record(
  {
    registration: fc.constantFrom(...REGISTRATIONS),
    instructor: actor,
    team: group,
    contextActivities: fc.record(
      { parent: thing, other: fc.array(thing, { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
    contextAgents: fc.array(
      person.map((agent) => ({ objectType: 'contextAgent', agent })),
      { maxLength: 1 },
    ),
    contextGroups: fc.array(
      group.map((each) => ({ objectType: 'contextGroup', group: each })),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: [] },
)
const plainObject = fc.oneof(
  { weight: 4, arbitrary: thing },
  person.map((each) => ({ ...each, objectType: 'Agent' })),
)
const sub = fc.record(
  {
    objectType: fc.constant('SubStatement'),
    actor,
    verb: fc.constant({ id: 'urn:did' }),
    object: plainObject,
    context,
  },
  { requiredKeys: ['objectType', 'actor', 'verb', 'object'] },
)
/** Refers to others of its world by their place in it. */
const made = fc.record({
  actor,
  verb: fc.constantFrom(...VERBS.slice(0, 2)),
  object: fc.oneof({ weight: 5, arbitrary: plainObject }, { weight: 2, arbitrary: sub }),
  context: fc.option(context, { nil: undefined }),
  ref: fc.option(fc.tuple(fc.nat(30), fc.boolean()), { nil: undefined, freq: 3 }),
})
type Made = typeof made extends fc.Arbitrary<infer Value> ? Value : never

const asked = fc.record(
  {
    agent: fc.oneof(
      person,
      group.map(({ objectType, mbox }) => ({ objectType, mbox })),
    ),
    verb: fc.constantFrom(...VERBS),
    activity: fc.constantFrom(...THINGS, 'urn:none'),
    registration: fc.constantFrom(...REGISTRATIONS),
    related_agents: fc.boolean(),
    related_activities: fc.boolean(),
    since: fc.nat(30),
    until: fc.nat(30),
    ascending: fc.boolean(),
    limit: fc.nat(7),
  },
  { requiredKeys: [] },
)
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never

interface Kept extends Json {
  readonly id: string
  readonly stored: string
}

function worldOf(all: readonly Made[]): readonly (Json & { readonly id: string })[] {
  const ids = all.map(() => nextId())
  return all.map(({ actor: who, verb, object, context: around, ref }, place) => {
    const [target, voids] = ref ?? []
    const isRef = target !== undefined && target < all.length
    return {
      id: ids[place] ?? '',
      actor: who,
      verb: { id: isRef && voids ? VERBS[2] : verb },
      object: isRef ? { objectType: 'StatementRef', id: ids[target] } : object,
      ...(around === undefined ? {} : { context: around }),
    }
  })
}

const same = (one: unknown, other: Json): boolean =>
  ['mbox', 'mbox_sha1sum', 'openid', 'account'].some(
    (name) =>
      other[name] !== undefined && JSON.stringify((one as Json)[name]) === JSON.stringify(other[name]),
  )
const isOrHas = (who: unknown, agent: Json): boolean =>
  same(who, agent) ||
  (((who as Json)['member'] ?? []) as readonly Json[]).some((member) => same(member, agent))
const isWho = (object: Json): boolean => object['objectType'] === 'Agent' || object['objectType'] === 'Group'

function around(it: Json): { readonly agents: readonly unknown[]; readonly activities: readonly unknown[] } {
  const context = (it['context'] ?? {}) as Json
  const object = it['object'] as Json
  const inner = object['objectType'] === 'SubStatement' ? around(object) : { agents: [], activities: [] }
  const given = [it['authority'], context['instructor'], context['team']].filter((each) => each !== undefined)
  const more = [
    ...((context['contextAgents'] ?? []) as readonly Json[]).map((each) => each['agent']),
    ...((context['contextGroups'] ?? []) as readonly Json[]).map((each) => each['group']),
  ]
  const isThing = object['objectType'] === undefined || object['objectType'] === 'Activity'
  return {
    agents: [it['actor'], ...(isWho(object) ? [object] : []), ...given, ...more, ...inner.agents],
    activities: [
      ...(isThing ? [object['id']] : []),
      ...Object.values((context['contextActivities'] ?? {}) as Json).flatMap((list) =>
        (list as readonly Json[]).map(({ id }) => id),
      ),
      ...inner.activities,
    ],
  }
}

function fits(it: Json, by: Asked): boolean {
  const object = it['object'] as Json
  const { agent } = by
  const near = [it['actor'], ...(isWho(object) ? [object] : [])]
  return (
    (by.verb === undefined || (it['verb'] as Json)['id'] === by.verb) &&
    (by.registration === undefined || ((it['context'] ?? {}) as Json)['registration'] === by.registration) &&
    (agent === undefined ||
      (by.related_agents ? around(it).agents : near).some((who) => isOrHas(who, agent))) &&
    (by.activity === undefined ||
      (by.related_activities
        ? around(it).activities.includes(by.activity)
        : object['objectType'] === undefined && object['id'] === by.activity))
  )
}

function plainFilter(all: readonly Kept[], by: Asked): readonly string[] {
  const byId = new Map(all.map((each) => [each.id, each]))
  const isVoiding = (it: Json): boolean => (it['verb'] as Json)['id'] === VERBS[2]
  const voided = new Set(all.filter(isVoiding).map((it) => (it['object'] as Json)['id']))
  const fitsThrough = (it: Json, seen: readonly unknown[] = []): boolean => {
    if (fits(it, by)) return true
    const object = it['object'] as Json
    const target = object['objectType'] === 'StatementRef' ? byId.get(String(object['id'])) : undefined
    return target !== undefined && !seen.includes(target.id) && fitsThrough(target, [...seen, target.id])
  }
  const [from, to] = [by.since, by.until].map((place) =>
    place === undefined ? undefined : all[place]?.stored,
  )
  const found = all.filter(
    (it) =>
      (!voided.has(it.id) || isVoiding(it)) &&
      fitsThrough(it) &&
      (from === undefined || it.stored > from) &&
      (to === undefined || it.stored <= to),
  )
  return (by.ascending ? found : found.toReversed()).map(({ id }) => id)
}

describe.each(KINDS)('asking for statements on %s', (kind) => {
  let store: Awaited<ReturnType<typeof emptyDatabase>>
  let door: Door
  beforeAll(async () => {
    store = await emptyDatabase(kind)
    door = doorOf(store.database, () => NOW)
  })
  afterAll(() => store.end())

  const everyPage = async (search: string) => {
    const ids: string[] = []
    for (let next = `/statements?${search}`; next; ) {
      const { status, value } = await door.ask(next, { version: '2.0.0' })
      expect(status).toBe(200)
      ids.push(...idsIn(value))
      next = String(value?.['more']).replace(/^\/xapi/, '')
    }
    return ids
  }

  test('finds what a plain filter finds, page after page, and gives back what was kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(made, { minLength: 1, maxLength: 25 }),
        fc.array(asked, { minLength: 4, maxLength: 8 }),
        async (all, ways) => {
          for (const table of ['statements', 'statement_agents', 'statement_activities'])
            await store.database.run(`DELETE FROM ${table}`)
          const world = worldOf(all)
          const half = Math.ceil(world.length / 2)
          for (const batch of [world.slice(0, half), world.slice(half)])
            expect((await door.post(batch, { version: '2.0.0' })).status).toBe(200)
          const rows = await store.database.all('SELECT id FROM statements ORDER BY place')
          const kept: Kept[] = []
          for (const { id } of rows) {
            const sent = world.find((each) => each.id === id)
            const [open, shut] = await Promise.all(
              ['statementId', 'voidedStatementId'].map((name) =>
                door.get({ [name]: String(id) }, { version: '2.0.0' }),
              ),
            )
            const value = (open?.status === 200 ? open : shut)?.value as unknown as Kept
            expect(value).toMatchObject(withLists(sent ?? {}))
            kept.push(value)
          }
          expect(kept.map(({ id }) => id)).toEqual(world.map(({ id }) => id))
          for (const by of ways) {
            const parameters = new URLSearchParams()
            for (const [name, value] of Object.entries(by))
              if (name === 'since' || name === 'until') {
                const moment = kept[Number(value)]?.stored
                if (moment !== undefined) parameters.set(name, moment)
              } else parameters.set(name, name === 'agent' ? JSON.stringify(value) : (value as string))
            expect(await everyPage(parameters.toString()), parameters.toString()).toEqual(
              plainFilter(kept, by),
            )
          }
        },
      ),
      { numRuns: 40, seed: 7 },
    )
  })

  test('keys longer than an index takes are found like others', async () => {
    const long = 'x'.repeat(5000)
    const sent = {
      id: nextId(),
      actor: { account: { homePage: `https://example.org/${long}`, name: `\u0000${long}` } },
      verb: { id: `urn:${long}` },
      object: { id: `urn:ქ${long}` },
      context: {
        contextActivities: { other: { id: `urn:other:${long}` } },
        instructor: { openid: `urn:${long}` },
      },
    }
    expect((await door.post(sent)).status).toBe(200)
    const ways = [
      { agent: JSON.stringify(sent.actor) },
      { verb: sent.verb.id },
      { activity: sent.object.id },
      { activity: `urn:other:${long}`, related_activities: 'true' },
      { agent: JSON.stringify({ openid: `urn:${long}` }), related_agents: 'true' },
    ]
    for (const way of ways) expect(idsIn((await door.get(way)).value)).toEqual([sent.id])
    expect(idsIn((await door.get({ verb: `urn:${long}y` })).value)).toEqual([])
  })
})

/** Activities of a context come back as lists. */
function withLists(of: Json): Json {
  const context = of['context'] as Json | undefined
  const object = of['object'] as Json | undefined
  const lists = Object.entries((context?.['contextActivities'] ?? {}) as Json).map(([name, value]) => [
    name,
    [value].flat(),
  ])
  return {
    ...of,
    ...(object?.['objectType'] === 'SubStatement' ? { object: withLists(object) } : {}),
    ...(context?.['contextActivities']
      ? { context: { ...context, contextActivities: Object.fromEntries(lists) } }
      : {}),
  }
}
