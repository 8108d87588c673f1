import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attempt, ATTEMPT_KINDS, beginAttempt } from '../../src/core/attempt/attempt.ts'
import { statementOf } from '../../src/core/attempt/statement.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { type Language, LANGUAGES } from '../../src/core/language.ts'
import { reportSchema, type RowsBy } from '../../src/core/report/report.ts'
import { reportCsv } from '../../src/core/report/report-csv.ts'
import { KEPT, tidy } from '../../src/server/retention.ts'
import { reportWords } from '../../src/server/report/report-words.ts'
import { finishedAt, FRESH, freshFrom, milestoneOf } from '../../src/core/report/milestone.ts'
import { dayStart, quarterAt, quarterSpan, type Span } from '../../src/core/report/quarter.ts'
import { GROUPINGS, type Grouping, plus, type Standing } from '../../src/core/report/standing.ts'
import { answersIn } from '../../src/core/report/weak-points.ts'
import { shownCount } from '../../src/core/report/withhold.ts'
import { GENERATOR } from '../../src/core/protocol/generator.ts'
import { makeExercise } from '../../src/core/protocol/exercise.ts'
import { forgetPerson } from '../../src/server/store/forget.ts'
import { SHELF } from '../core/protocol/shelf.ts'
import { makeReport } from '../../src/server/report/make-report.ts'
import { keepAttempts } from '../../src/server/store/attempts.ts'
import type { Database } from '../../src/server/store/database.ts'
import { forgetMilestones } from '../../src/server/store/milestones.ts'
import {
  countUnnamed,
  departedBy,
  departedIn,
  groupsByDistrict,
  type Scope,
  standingIn,
  standingsIn,
} from '../../src/server/store/reports.ts'
import { keepRecord } from '../../src/server/store/room-records.ts'
import { keepStatements } from '../../src/server/store/statements.ts'
import { asCarrier } from '../../src/server/store/trainer-phones.ts'
import { markOf } from '../../src/core/room/answer-code.ts'
import { tailOf } from '../../src/core/room/attempt-tail.ts'
import type { Entry, RoomHead } from '../../src/core/room/record.ts'
import { card, code, HEAD, recordOf, sheet } from '../core/room/records.ts'
import { emptyDatabase, KINDS, NOW } from './enrolling.ts'

const DAY = 24 * 60 * 60_000
const PUBLIC_URL = 'https://centre.example'

let made = 0
const id = (): Uuid => {
  made += 1
  const chance = new Uint8Array(10)
  new DataView(chance.buffer).setUint32(4, made)
  return makeUuid(NOW - made, chance)
}

/** Somebody of a generated population. */
interface Person {
  readonly person: Uuid
  readonly group: number | undefined
  readonly role: string | undefined
  readonly language: string | undefined
  readonly gender: string | undefined
  readonly age: string | undefined
  readonly joinedAt: number
  /** Another one of the population, before this one. */
  readonly mergedInto: number | undefined
  readonly attempts: readonly { readonly attempt: Attempt; readonly receivedAt: number }[]
}
/** What a trainer's phone brought of a seat. */
interface Carried {
  /** Whose it is, as the generator knows; nothing for a stranger. */
  readonly whose: number | undefined
  readonly way: 'sheet' | 'code' | 'card'
  /** What their own phone has told of that quiz. */
  readonly own: 'nothing' | 'open' | 'finished' | 'left'
  readonly attempt: Attempt | undefined
  /** When their phone says that it was, and when the trainer's brought it. */
  readonly saidAt: number
  readonly receivedAt: number
  /** Who carried it, by place; nothing for somebody who joined no group. */
  readonly carrier: number | undefined
  /** Of those who joined none: whose phone a trainer made known, by place; past the last it is nobody's whom the centre knows. */
  readonly known: number
  readonly head: RoomHead
  readonly entry: Entry
}
interface Population {
  readonly carried: readonly Carried[]
  readonly groups: readonly {
    readonly id: Uuid
    readonly district: string
    readonly trainer: number
    readonly capacity: number
  }[]
  readonly people: readonly Person[]
}

const NOTHING_SAID = { role: undefined, language: undefined, gender: undefined, age: undefined } as const

const ITEMS = ['piles-apart', 'seal-first', 'ink-seen'] as const
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

const seldom = fc.nat(4).map((number) => number === 0)
const often = fc.nat(6).map((number) => number > 0)

const attempt = fc
  .record({
    // mostly of the kinds that count, finished and sound: somebody must get ready
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('protocol' as const, 'scenario' as const, 'exam' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...ATTEMPT_KINDS) },
    ),
    observer: seldom,
    isEnded: often,
    completion: often,
    success: maybe(often),
    right: fc.constantFrom(0, 8, 9, 10, 10),
    back: fc.oneof(
      fc.nat(60 * DAY),
      fc.nat(200 * DAY),
      fc.constantFrom(0, FRESH, FRESH + 1, -5 * DAY, 500 * DAY),
    ),
    waited: fc.nat(20 * DAY),
    answers: fc.array(fc.tuple(fc.constantFrom(...ITEMS), fc.nat(3)), { maxLength: 4 }),
  })
  .map((told) => (person: Uuid): Person['attempts'][number] => {
    const { kind, observer, isEnded, completion, success, right, back, waited, answers } = told
    const endedAt = NOW - back
    const subject = kind === 'scenario' && observer ? 'lost-pen/observer' : 'counting'
    const begun = beginAttempt(
      { id: id(), person, kind, subject, language: 'ka', pack: undefined },
      endedAt - 60_000,
    )
    const marked = kind === 'exam' || kind === 'room'
    const events = answers.flatMap(([item, well], after) =>
      marked
        ? [
            { after, act: 'chose' as const, object: `${item}=a` },
            { after, act: 'did' as const, object: `${item}=${Math.min(well, 2)}/2` },
          ]
        : [{ after, act: 'chose' as const, object: `${item}/8f2q=a~${Math.min(well, 2)}/2` }],
    )
    const result = {
      completion,
      ...(success === undefined ? {} : { success }),
      scores: { values: { right, of: 10 } },
    }
    return {
      attempt: isEnded
        ? { ...begun, events, endedAt, sequence: 3, result }
        : { ...begun, events, sequence: 2 },
      // never after now; a phone whose clock runs ahead says that it ended later than we had it
      receivedAt: Math.min(NOW, Math.max(endedAt, NOW - 200 * DAY) + waited),
    }
  })

/** A quiz of a room, on a seat of it: what the member's phone told of it, and what the trainer's. */
const quiz = fc
  .record({
    whose: maybe(fc.nat(39)),
    carrier: maybe(fc.nat(39)),
    known: fc.nat(2),
    way: fc.constantFrom('sheet' as const, 'sheet' as const, 'code' as const, 'card' as const),
    own: fc.constantFrom(
      'nothing' as const,
      'open' as const,
      'open' as const,
      'finished' as const,
      'left' as const,
    ),
    seat: fc.integer({ min: 1, max: 60 }),
    back: fc.oneof(fc.nat(200 * DAY), fc.constantFrom(-5 * DAY, 500 * DAY)),
    waited: fc.nat(20 * DAY),
  })
  .map((told) => (people: readonly Uuid[]): Carried => {
    const { way, seat, back, waited } = told
    const whose = told.whose !== undefined && told.whose < people.length ? told.whose : undefined
    const own = whose === undefined ? 'nothing' : told.own
    const attemptId = id()
    // a start code of its own for each: of two quizzes nobody takes one for the other
    const head = { ...HEAD, id: id(), code: attemptId.slice(-8).toUpperCase() }
    const saidAt = NOW - back
    const begun = beginAttempt(
      {
        id: attemptId,
        person: people[whose ?? 0] ?? id(),
        kind: 'room',
        subject: head.code,
        language: 'ka',
        pack: undefined,
      },
      saidAt - 60_000,
    )
    const events = [{ after: 0, act: 'added' as const, object: `seat:${seat}` }]
    const over = { endedAt: saidAt, sequence: 3, result: { completion: own === 'finished' } }
    const tail = tailOf(attemptId)
    const day = Math.floor((saidAt + 4 * 60 * 60_000) / DAY)
    const entry = {
      sheet: sheet(seat, tail, undefined, { day: Math.max(0, day) }),
      code: code(seat, markOf(tail)),
      card: card(seat, 1, 0),
    }[way]
    return {
      whose,
      way,
      own,
      attempt:
        own === 'nothing' ? undefined : { ...begun, events, ...(own === 'open' ? { sequence: 2 } : over) },
      saidAt,
      receivedAt: Math.min(NOW, Math.max(saidAt, NOW - 200 * DAY) + waited),
      carrier: told.carrier !== undefined && told.carrier < people.length ? told.carrier : undefined,
      known: told.known,
      head,
      entry,
    }
  })

const population: fc.Arbitrary<Population> = fc
  .record({
    quizzes: fc.array(quiz, { maxLength: 12 }),
    groups: fc.array(
      fc.record({
        district: fc.constantFrom('Gldani', 'Ozurgeti', ''),
        trainer: fc.nat(1),
        capacity: fc.integer({ min: 1, max: 36 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    people: fc.array(
      fc.record({
        group: maybe(fc.nat(4)),
        role: maybe(fc.constantFrom('chair', 'counter', '=cmd|made up')),
        language: maybe(fc.constantFrom(...LANGUAGES)),
        gender: maybe(fc.constantFrom('female', 'male', 'other')),
        age: maybe(fc.constantFrom('18-29', '60+')),
        joined: fc.nat(250 * DAY),
        merged: maybe(fc.nat(40)),
        attempts: fc.array(attempt, { maxLength: 9 }),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ groups, people: told, quizzes }) => {
    const known = groups.map((group) => ({ ...group, id: id() }))
    const people = told.map(({ attempts, ...each }) => {
      const person = id()
      return { ...each, person, attempts: attempts.map((make) => make(person)) }
    })
    const carried = quizzes.map((make) => make(people.map(({ person }) => person)))
    return {
      groups: known,
      carried,
      people: people.map(({ group, merged, joined, attempts, ...said }, place): Person => {
        const quizzesOfTheirs = carried.flatMap(({ whose, attempt: own, receivedAt }) =>
          whose === place && own ? [{ attempt: own, receivedAt }] : [],
        )
        return {
          ...said,
          group: group === undefined ? undefined : group % known.length,
          joinedAt: NOW - joined,
          // a chain now and then, never a circle
          mergedInto: merged !== undefined && merged < place ? merged : undefined,
          attempts: [...attempts, ...quizzesOfTheirs],
        }
      }),
    }
  })

const TRAINERS = [id(), id()] as const
const NOBODY_HERE = id()
/** As what a trainer's phone brings that has joined no group is noted. */
const carrierKnown = (known: number): string => {
  const trainer = TRAINERS[known]
  return trainer === undefined ? NOBODY_HERE : asCarrier(trainer)
}

async function settle(
  database: Database,
  { groups, people, carried = [] }: Omit<Population, 'carried'> & Partial<Population>,
): Promise<void> {
  await database.transaction(async (queries) => {
    for (const table of ['room_sheets', 'room_evaluations', 'room_records', 'departed'])
      await queries.run(`DELETE FROM ${table}`)
    for (const table of ['milestones', 'attempts', 'statements', 'devices'])
      await queries.run(`DELETE FROM ${table}`)
    await queries.run('UPDATE people SET merged_into = NULL')
    for (const table of ['people', 'groups']) await queries.run(`DELETE FROM ${table}`)
    for (const { id: group, district, trainer, capacity } of groups)
      await queries.run(
        `INSERT INTO groups (id, code, name, district, stage, trainer, capacity, created_at)
         VALUES ($1, $2, $3, $4, 2, $5, $6, $7)`,
        [group, group, `Group ${group.slice(-4)}`, district, TRAINERS[trainer] ?? null, capacity, NOW],
      )
    for (const { person, group, role, language, gender, age, joinedAt, mergedInto, attempts } of people) {
      const into = mergedInto === undefined ? null : (people[mergedInto]?.person ?? null)
      const of = group === undefined ? null : (groups[group]?.id ?? null)
      await queries.run(
        `INSERT INTO people (person, group_id, role, language, gender, age_band, joined_at, merged_into)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [person, of, role ?? null, language ?? null, gender ?? null, age ?? null, joinedAt, into],
      )
      // each arrives twice, the second time before the first perhaps
      for (const { attempt: each, receivedAt } of [...attempts, ...attempts]) {
        const arrival = { via: undefined, receivedAt }
        const { written } = await keepAttempts(queries, [each], arrival)
        const statements = written.flatMap((one) => statementOf(one, PUBLIC_URL) ?? [])
        await keepStatements(queries, statements, { stored: new Date(receivedAt).toISOString() })
      }
    }
    for (const { head, entry, carrier, known, receivedAt } of [...carried, ...carried])
      await keepRecord(queries, recordOf([entry], head), {
        carrier: { by: people[carrier ?? -1]?.person ?? carrierKnown(known), receivedAt },
        items: undefined,
      })
  })
}

/** The one a pseudonym was merged into in the end. */
function rootOf(people: readonly Person[], person: Person): Person {
  const into = person.mergedInto === undefined ? undefined : people[person.mergedInto]
  return into ? rootOf(people, into) : person
}

/** The day on which something carried lies. A code and cards tell none. */
function dayOf({ way, saidAt, receivedAt }: Carried): number {
  return dayStart(way === 'sheet' ? finishedAt({ endedAt: dayStart(saidAt) }, receivedAt) : receivedAt)
}

/** Whether it can be said whose it is, and their own phone has not said how it ended. */
function isNamed({ way, own }: Carried): boolean {
  return own === 'open' && way !== 'card'
}

/** What is nobody's that anybody could name, and was not told by its owner's phone either; cards tell of nobody's phone. */
function isUnnamed({ way, own }: Carried): boolean {
  return way === 'card' || own === 'nothing'
}

/** The same figures, counted over the raw attempts and sheets one by one, without any SQL. */
function countedByHand(
  { groups, people, carried = [] }: Omit<Population, 'carried'> & Partial<Population>,
  scope: Scope,
  { from, to }: Span,
) {
  const inScope = ({ group }: Person): boolean => {
    const own = group === undefined ? undefined : groups[group]
    return (
      (scope.trainer === undefined || (own !== undefined && TRAINERS[own.trainer] === scope.trainer)) &&
      (scope.group === undefined || own?.id === scope.group)
    )
  }
  const counted = people.filter(
    (each) => each.mergedInto === undefined && each.joinedAt < to && inScope(each),
  )
  const standingOf = (person: Person): Standing => {
    const did = people
      .filter((each) => rootOf(people, each) === person)
      .flatMap(({ attempts }) => attempts)
      .flatMap(({ attempt: each, receivedAt }) => {
        const at = dayStart(finishedAt(each, receivedAt))
        return at < to ? [{ what: milestoneOf(each), at }] : []
      })
    const helped = carried.flatMap((each) => {
      const owner = each.whose === undefined ? undefined : people[each.whose]
      const isTheirs = owner !== undefined && rootOf(people, owner) === person && isNamed(each)
      return isTheirs && dayOf(each) < to ? [{ what: 'training', at: dayOf(each) }] : []
    })
    const has = (what: string, since: number) =>
      [...did, ...helped].some((each) => each.what === what && each.at >= since)
    const isReady = has('passed', 0) && has('protocol', freshFrom(to)) && has('scene', freshFrom(to))
    return {
      joined: 1,
      trained: Number(has('training', from)),
      certified: Number(has('passed', from)),
      ready: Number(isReady),
    }
  }
  const keys: Readonly<Record<Grouping, (person: Person) => string>> = {
    district: ({ group }) => (group === undefined ? '' : (groups[group]?.district ?? '')),
    group: ({ group }) => (group === undefined ? '' : (groups[group]?.id ?? '')),
    role: ({ role }) => (role === 'chair' || role === 'counter' ? role : ''),
    language: ({ language }) => language ?? '',
    gender: ({ gender }) => gender ?? '',
    age: ({ age }) => age ?? '',
  }
  const unnamed = carried.filter((each) => {
    const carrier = each.carrier === undefined ? undefined : people[each.carrier]
    const isOurs = scope.trainer === undefined && scope.group === undefined
    const isTheirs = scope.group === undefined && scope.trainer === TRAINERS[each.known]
    return (
      isUnnamed(each) &&
      dayOf(each) >= from &&
      dayOf(each) < to &&
      (isOurs || (carrier === undefined ? isTheirs : inScope(rootOf(people, carrier))))
    )
  }).length
  return { counted: counted.map((person) => ({ person, standing: standingOf(person) })), keys, unnamed }
}

/** Items by what they have in common. */
function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

function summed(rows: readonly { readonly standing: Standing }[]): Standing {
  const sum = { joined: 0, trained: 0, certified: 0, ready: 0 }
  for (const { standing } of rows)
    for (const figure of ['joined', 'trained', 'certified', 'ready'] as const) sum[figure] += standing[figure]
  return sum
}

describe.each(KINDS)('reports from %s', (kind) => {
  let database: Database
  let end: () => Promise<void>

  beforeAll(async () => {
    ;({ database, end } = await emptyDatabase(kind))
    for (const [place, trainer] of TRAINERS.entries())
      await database.run('INSERT INTO trainers (id, name, token_hash, created_at) VALUES ($1, $2, $3, $4)', [
        trainer,
        `Trainer ${place}`,
        trainer,
        NOW,
      ])
  })
  afterAll(() => end())

  const scopes = ({ groups }: Population): Scope[] => [
    {},
    { trainer: TRAINERS[0] },
    { trainer: TRAINERS[1], group: groups[0]?.id ?? '' },
  ]
  const spans: Span[] = [{ from: 0, to: NOW + 1 }]
  for (const back of [0, 100, 190]) {
    const span = quarterSpan(quarterAt(NOW - back * DAY))
    if (span) spans.push({ from: span.from, to: Math.min(span.to, NOW + 1) })
  }

  test('agree with the raw attempts, whoever asks and for whichever time', async () => {
    let [ready, named, unnamed] = [0, 0, 0]
    await fc.assert(
      fc.asyncProperty(population, async (people) => {
        await settle(database, people)
        for (const scope of scopes(people))
          for (const span of spans) {
            const { counted, keys, unnamed: strangers } = countedByHand(people, scope, span)
            expect(await countUnnamed(database, scope, span)).toBe(strangers)
            unnamed += strangers
            named += people.carried.filter(isNamed).length
            const standings = await standingsIn(database, scope, span)
            expect(standings.total).toEqual(summed(counted))
            ready += standings.total.ready
            expect(await standingIn(database, scope, span)).toEqual(
              counted.length > 0 ? summed(counted) : { joined: 0, trained: 0, certified: 0, ready: 0 },
            )
            for (const grouping of GROUPINGS) {
              const byHand = groupedBy(counted, ({ person }) => keys[grouping](person))
              expect(
                new Map(standings.tables[grouping].map(({ key, standing }) => [key, standing])),
                grouping,
              ).toEqual(new Map([...byHand].map(([key, own]) => [key, summed(own)])))
            }
          }
      }),
      { numRuns: kind === 'sqlite' ? 60 : 15, seed: 7 },
    )
    if (kind === 'sqlite') for (const each of [ready, named, unnamed]) expect(each).toBeGreaterThan(0)
  })

  test('agree with the statements that any learning system reads', async () => {
    await fc.assert(
      fc.asyncProperty(population, async (people) => {
        await settle(database, people)
        const rows = await database.all('SELECT actor, verb, activity FROM statements')
        const roots = new Map(
          people.people.map((each) => [each.person as string, rootOf(people.people, each).person]),
        )
        const whoDid = (verb: string, kindOf: RegExp, besides: readonly Uuid[] = []) =>
          new Set([
            ...besides,
            ...rows
              .filter(
                (row) => String(row['verb']).endsWith(`/${verb}`) && kindOf.test(String(row['activity'])),
              )
              .map((row) => roots.get(String(row['actor']).split('|').at(-1) ?? '')),
          ]).size
        const { total } = await standingsIn(database, {}, { from: 0, to: NOW + 1 })
        expect(total.certified).toBe(whoDid('passed', /\/exam\//))
        // and those whose own phone has not said so, while a trainer's has
        const helped = people.carried.flatMap((each) => {
          const owner = each.whose === undefined ? undefined : people.people[each.whose]
          return owner && isNamed(each) ? [rootOf(people.people, owner).person] : []
        })
        expect(total.trained).toBe(whoDid('completed', /\/room\/|\/scenario\/.*observer$/, helped))
      }),
      { numRuns: kind === 'sqlite' ? 40 : 10, seed: 7 },
    )
  })

  test('count groups, those that nobody joined, and their places', async () => {
    await fc.assert(
      fc.asyncProperty(population, async (people) => {
        await settle(database, people)
        const byHand = groupedBy(people.groups, ({ district }) => district)
        const rows = await groupsByDistrict(database, {})
        expect(rows.map(({ district }) => district).sort()).toEqual([...byHand.keys()].sort())
        for (const { district, groups, empty, seats } of rows) {
          const own = byHand.get(district) ?? []
          const joined = people.people.filter(({ mergedInto }) => mergedInto === undefined)
          const begun = own.filter((group) =>
            joined.some((person) => person.group !== undefined && people.groups[person.group] === group),
          )
          expect({ groups, empty, seats }).toEqual({
            groups: own.length,
            empty: own.length - begun.length,
            seats: own.reduce((sum, { capacity }) => sum + capacity, 0),
          })
        }
      }),
      { numRuns: 20, seed: 7 },
    )
  })

  test('tell of each question how often it was wholly right, once five people met it', async () => {
    await fc.assert(
      fc.asyncProperty(population, async (people) => {
        await settle(database, people)
        const met = people.people.flatMap((each) =>
          each.attempts
            .filter(({ attempt: { endedAt } }) => endedAt !== undefined)
            .flatMap(({ attempt: one }) => answersIn(one))
            .map((outcome) => ({ ...outcome, person: rootOf(people.people, each).person })),
        )
        const byHand = [...groupedBy(met, ({ what }) => what)].flatMap(([what, own]) => {
          const persons = new Set(own.map(({ person }) => person)).size
          const well = own.filter((each) => each.well).length
          return persons < 5 ? [] : [[what, [persons, Math.round((100 * well) / own.length)]] as const]
        })
        const asked = {
          report: 'questions',
          by: 'district',
          quarter: undefined,
          scope: {},
          language: 'en',
        } as const
        const report = await makeReport(database, asked, {
          now: NOW,
          words:
            () =>
            (key, said = {}) =>
              [key, ...Object.values(said)].join(' '),
          books: { stemOf: () => undefined, shelfIn: () => undefined },
        })
        expect(new Map(report.rows.map(({ name, cells }) => [name, cells]))).toEqual(new Map(byHand))
        const shares = report.rows.map(({ cells }) => Number(cells[1]))
        expect(shares).toEqual(shares.toSorted((one, other) => one - other))
      }),
      { numRuns: kind === 'sqlite' ? 30 : 8, seed: 7 },
    )
  })

  test('tell of each kind of error planted in protocols how often it was found', async () => {
    const exercises = Array.from({ length: 200 }, (_, seed) =>
      makeExercise({ form: SHELF.forms[0]?.number ?? 1, level: 'exam', seed, generator: GENERATOR }, SHELF),
    ).flatMap((read) => (read.ok && read.value.planted.length === 1 ? [read.value] : []))
    const [exercise] = exercises
    if (!exercise) throw new Error('None of these exercises has an error')
    const [planted] = exercise.planted
    const kindOf = planted?.fault.kind ?? ''
    const group = { id: id(), district: 'Gldani', trainer: 0, capacity: 36 }
    const people = Array.from({ length: 8 }, (_, place): Person => {
      const person = id()
      const begun = beginAttempt(
        { id: id(), person, kind: 'protocol', subject: exercise.code, language: 'en', pack: undefined },
        NOW - DAY,
      )
      const found = [
        ...(planted?.boxes ?? []).map((box) => ({ after: 1, act: 'pointed' as const, object: box })),
        { after: 2, act: 'chose' as const, object: `cause=${kindOf}` },
      ]
      const one = { ...begun, endedAt: NOW - DAY, sequence: 2, events: place < 6 ? found : [] }
      const said = { role: undefined, language: undefined, gender: undefined, age: undefined }
      return {
        ...said,
        person,
        group: 0,
        joinedAt: NOW - 2 * DAY,
        mergedInto: undefined,
        // one who left it is not counted
        attempts: [{ attempt: { ...one, result: { completion: place !== 7 } }, receivedAt: NOW - DAY }],
      }
    })
    await settle(database, { groups: [group], people })
    const report = await makeReport(
      database,
      { report: 'errors', by: 'district', quarter: undefined, scope: {}, language: 'en' },
      { now: NOW, words: () => (key) => key, books: { stemOf: () => undefined, shelfIn: () => SHELF } },
    )
    expect(report.rows).toEqual([{ name: `protocol-run:cause_${kindOf}`, cells: [7, 86] }])
  })

  test('keep the figures of quarters that are over when somebody asks to be deleted', async () => {
    await settle(database, { groups: [], people: [] })
    const report = () =>
      makeReport(
        database,
        { report: 'status', by: 'quarter', quarter: undefined, scope: {}, language: 'en' },
        { now: NOW, words: () => (key) => key, books: { stemOf: () => undefined, shelfIn: () => undefined } },
      )
    const joinedAt = NOW - 100 * DAY
    const people = Array.from({ length: 7 }, (): Person => {
      const person = id()
      const begun = beginAttempt(
        { id: id(), person, kind: 'exam', subject: 'officer', language: 'en', pack: undefined },
        joinedAt,
      )
      const attempt = {
        ...begun,
        endedAt: joinedAt,
        sequence: 2,
        result: { completion: true, success: true },
      }
      const said = { role: undefined, language: undefined, gender: undefined, age: undefined }
      return {
        ...said,
        person,
        group: undefined,
        joinedAt,
        mergedInto: undefined,
        attempts: [{ attempt, receivedAt: joinedAt }],
      }
    })
    await settle(database, { groups: [], people })
    const before = await report()
    expect(before.rows.map(({ cells }) => cells)).toEqual([
      [7, 0, 0, 0],
      [7, 0, 7, 0],
    ])
    for (const { person } of people.slice(0, 6))
      await database.transaction((queries) =>
        forgetPerson(queries, person, { publicUrl: PUBLIC_URL, now: NOW, why: 'asked' }),
      )
    expect((await report()).rows).toEqual(before.rows)
    await database.run('DELETE FROM departed')
  })

  test('keep every sum when some are deleted: those who are here and those who are gone come to the same', async () => {
    let gone = 0
    await fc.assert(
      fc.asyncProperty(population, fc.infiniteStream(fc.boolean()), async (people, dice) => {
        await settle(database, people)
        const before = await Promise.all(spans.map((span) => standingIn(database, {}, span)))
        const strangers = await Promise.all(spans.map((span) => countUnnamed(database, {}, span)))
        const leaving = people.people.filter(() => dice.next().value)
        gone += leaving.length
        for (const { person } of leaving)
          await database.transaction((queries) =>
            forgetPerson(queries, person, { publicUrl: PUBLIC_URL, now: NOW, why: 'asked' }),
          )
        const departed = await departedIn(database, {})
        for (const [place, span] of spans.entries()) {
          const quarter = place === 0 ? undefined : quarterAt(span.from)
          const now = plus(await standingIn(database, {}, span), departedBy(departed, quarter))
          // whether those who are gone would be ready nobody knows
          expect({ ...now, ready: 0 }).toEqual({ ...before[place], ready: 0 })
          expect(await countUnnamed(database, {}, span)).toBe(strangers[place])
        }
      }),
      { numRuns: kind === 'sqlite' ? 30 : 8, seed: 7 },
    )
    expect(gone).toBeGreaterThan(5)
    await database.run('DELETE FROM departed')
  })

  /** So many members of one group, and a stranger's sheet for each of `strangers`. */
  const trainedBySheets = async (members: number, strangers: number): Promise<Population> => {
    const people = Array.from(
      { length: members },
      (): Person => ({
        ...NOTHING_SAID,
        person: id(),
        group: 0,
        joinedAt: NOW - 2 * DAY,
        mergedInto: undefined,
        attempts: [],
      }),
    )
    const carried = Array.from({ length: members + strangers }, (_, place): Carried => {
      const whose = place < members ? place : undefined
      const attemptId = id()
      const head = { ...HEAD, id: id(), code: attemptId.slice(-8).toUpperCase() }
      const begun = { kind: 'room', subject: head.code, language: 'ka', pack: undefined } as const
      const open = beginAttempt(
        { ...begun, id: attemptId, person: people[whose ?? 0]?.person ?? id() },
        NOW - DAY,
      )
      const day = Math.floor((NOW - DAY) / DAY)
      return {
        whose,
        way: 'sheet',
        own: whose === undefined ? 'nothing' : 'open',
        attempt: whose === undefined ? undefined : { ...open, sequence: 2 },
        saidAt: NOW - DAY,
        receivedAt: NOW - DAY / 2,
        carrier: 0,
        known: TRAINERS.length,
        head,
        entry: sheet(1, tailOf(attemptId), undefined, { day }),
      }
    })
    const made: Population = {
      groups: [{ id: id(), district: 'Gldani', trainer: 0, capacity: 36 }],
      carried,
      people: people.map((each, place) => ({
        ...each,
        attempts: carried.flatMap(({ whose, attempt: own, receivedAt }) =>
          whose === place && own ? [{ attempt: own, receivedAt }] : [],
        ),
      })),
    }
    await settle(database, made)
    return made
  }
  const MEANS = {
    now: NOW,
    words: reportWords('locales'),
    books: { stemOf: () => undefined, shelfIn: () => undefined },
  }
  const reportOf = (report: 'status' | 'coverage', by: RowsBy = 'district', language: Language = 'en') =>
    makeReport(database, { report, by, quarter: undefined, scope: {}, language }, MEANS)

  test('count whoever only a trainer’s phone told of as trained, and once their own phone has told, no second time', async () => {
    const { people, carried } = await trainedBySheets(6, 0)
    expect((await reportOf('status')).total?.cells).toEqual([6, 6, 0, 0])
    expect((await reportOf('status')).apart).toBeUndefined()
    const [own] = people[0]?.attempts ?? []
    if (!own) throw new Error('Nobody has begun')
    const endedAt = NOW - 100 * DAY // another quarter than the sheet says
    const finished = { ...own.attempt, endedAt, sequence: 3, result: { completion: true } }
    await database.transaction((queries) =>
      keepAttempts(queries, [finished], { via: undefined, receivedAt: NOW }),
    )
    expect((await reportOf('status')).total?.cells).toEqual([6, 6, 0, 0])
    const quarters = [quarterAt(NOW), quarterAt(endedAt)].map(
      (quarter) => quarterSpan(quarter) ?? { from: 0, to: 0 },
    )
    expect(carried).toHaveLength(6)
    expect(
      await Promise.all(
        quarters.map((span) => standingIn(database, {}, span).then(({ trained }) => trained)),
      ),
    ).toEqual(
      [5, 0], // they joined after that quarter
    )
    const left = { ...own.attempt, endedAt: NOW, sequence: 4, result: { completion: false } }
    await database.transaction((queries) =>
      keepAttempts(queries, [left], { via: undefined, receivedAt: NOW }),
    )
    expect(await countUnnamed(database, {}, { from: 0, to: NOW + 1 })).toBe(0)
  })

  test('tell of seats nobody can be named for in a line of their own, in every language, on paper and in the spreadsheet', async () => {
    await trainedBySheets(5, 7)
    for (const language of LANGUAGES) {
      const words = reportWords('locales')(language)
      const report = await reportOf('status', 'district', language)
      expect(reportSchema.parse(report).apart).toEqual({ name: words('unnamed'), cells: ['', 7, '', ''] })
      expect(report.total?.cells).toEqual([5, 5, 0, 0])
      expect(report.notes).toContain(words('noteUnnamed'))
      expect(reportCsv(report).trimEnd().split('\r\n').at(-1)).toMatch(/,7,,$/)
      expect((await reportOf('status', 'quarter', language)).apart?.cells).toEqual(['', 7, '', ''])
      expect((await reportOf('coverage', 'district', language)).apart?.cells).toEqual(['', '', '', '', 7, ''])
    }
  })

  test('tell no small number of such seats', async () => {
    await trainedBySheets(5, 4)
    expect((await reportOf('status')).apart?.cells).toEqual(['', '<5', '', ''])
  })

  test('have a line for those who were deleted, so that lines add up, and no small number of them can be worked out', async () => {
    const left = (await trainedBySheets(20, 0)).people.slice()
    const forget = async (count: number) => {
      for (const { person } of left.splice(0, count))
        await database.transaction((queries) =>
          forgetPerson(queries, person, { publicUrl: PUBLIC_URL, now: NOW, why: 'asked' }),
        )
    }
    await forget(6)
    const report = await reportOf('status')
    const word = reportWords('locales')('en')
    expect(report.rows).toEqual([
      { name: 'Gldani', cells: [14, 14, 0, 0] },
      { name: word('departed'), cells: [6, 6, 0, 0] },
    ])
    expect(report.total?.cells).toEqual([20, 20, 0, 0])
    expect(report.notes).toContain(word('noteDeparted'))
    expect((await reportOf('status', 'group')).rows.at(-1)).toEqual(report.rows.at(-1))
    expect((await reportOf('status', 'quarter')).rows[0]?.cells).toEqual([20, 20, 0, 0])
    const coverage = await reportOf('coverage')
    expect(coverage.rows.map(({ cells }) => cells)).toEqual([
      [1, 0, 36, 14, 14, 100],
      [0, 0, 0, 6, 6, 0],
    ])
    expect(coverage.total?.cells).toEqual([1, 0, 36, 20, 20, 100])
    await forget(14)
    // a group whose members are all gone was begun all the same
    expect((await reportOf('coverage')).rows[0]?.cells).toEqual([1, 0, 36, 0, 0, 100])
    await trainedBySheets(20, 0).then(async (made) => {
      const [one] = made.people
      if (one)
        await database.transaction((queries) =>
          forgetPerson(queries, one.person, { publicUrl: PUBLIC_URL, now: NOW, why: 'asked' }),
        )
    })
    expect((await reportOf('status')).rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['…', '…'],
      ['<5', '<5'],
    ])
    await database.run('DELETE FROM departed')
  })

  test('keep who was trained when what they are known by grows too old, and take nobody for a stranger then', async () => {
    const { people } = await trainedBySheets(6, 0)
    const [own] = people[0]?.attempts ?? []
    if (!own) throw new Error('Nobody has begun')
    const finished = { ...own.attempt, endedAt: NOW - DAY, sequence: 3, result: { completion: true } }
    await database.transaction((queries) =>
      keepAttempts(queries, [finished], { via: undefined, receivedAt: NOW - DAY }),
    )
    const before = await standingIn(database, {}, { from: 0, to: NOW + 1 })
    expect(before).toMatchObject({ joined: 6, trained: 6 })
    await tidy({ db: database, publicUrl: PUBLIC_URL, now: NOW - DAY / 4 + KEPT.results, actor: 'command' })
    expect(await database.all("SELECT id FROM attempts WHERE kind = 'room'")).toEqual([])
    expect(await standingIn(database, {}, { from: 0, to: NOW + 1 })).toEqual(before)
    expect(await countUnnamed(database, {}, { from: 0, to: NOW + 1 })).toBe(0)
  })

  test('show the same numbers, or what stands for small ones', async () => {
    await fc.assert(
      fc.asyncProperty(population, async (people) => {
        await settle(database, people)
        const { counted } = countedByHand(people, {}, { from: 0, to: NOW + 1 })
        const report = await makeReport(
          database,
          { report: 'status', by: 'role', quarter: undefined, scope: {}, language: 'en' },
          {
            now: NOW,
            words: () => (key) => key,
            books: { stemOf: () => undefined, shelfIn: () => undefined },
          },
        )
        expect(report.total?.cells).toEqual(Object.values(summed(counted)).map(shownCount))
      }),
      { numRuns: 10, seed: 7 },
    )
  })

  test('forget somebody who asks for it, and nobody else', async () => {
    const [someone, another] = [id(), id()]
    await database.run('DELETE FROM milestones')
    for (const person of [someone, another])
      await database.run(
        "INSERT INTO milestones (person, what, quarter, last_at) VALUES ($1, 'scene', '2026-Q4', 1)",
        [person],
      )
    await database.transaction((queries) => forgetMilestones(queries, someone))
    expect(await database.all('SELECT person FROM milestones')).toEqual([{ person: another }])
  })
})
