import type { Language } from '../language.ts'
import { type Attempt, type AttemptKind, placeOf } from './attempt.ts'

/*
 * What any learning system reads of an attempt: one xAPI statement (docs/formats/statement.md). It says who by pseudonym only, and
 * what came out; how each question was answered, and whatever somebody wrote in words of their own, stays in the attempt.
 */

type Words = Readonly<{ en: string } & Partial<Record<Language, string>>>

export interface StatementActor {
  readonly objectType: 'Agent'
  readonly account: { readonly homePage: string; readonly name: string }
}

export interface StatementResult {
  readonly score?: { readonly scaled: number; readonly raw: number; readonly min: 0; readonly max: number }
  readonly success?: boolean
  readonly completion: boolean
  readonly duration: string
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** A statement as the centre makes it; the store adds `stored`, `authority` and `version`. */
export interface Statement {
  readonly id: string
  readonly actor: StatementActor
  readonly verb: { readonly id: string; readonly display: Words }
  readonly object: {
    readonly objectType: 'Activity'
    readonly id: string
    readonly definition?: { readonly type: string }
  }
  readonly result?: StatementResult
  readonly context: {
    readonly contextActivities: {
      readonly category: readonly [
        {
          readonly objectType: 'Activity'
          readonly id: string
          readonly definition: { readonly type: string }
        },
      ]
    }
    readonly platform: 'Ubani'
    readonly language: Language
    readonly extensions?: Readonly<Record<string, number>>
  }
  readonly timestamp: string
}

/** The verbs of our statements, of the ADL and cmi5 vocabularies. */
export const VERBS = {
  experienced: 'http://adlnet.gov/expapi/verbs/experienced',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
} as const
export type StatementVerb = keyof typeof VERBS

/** The words that the app itself has for it (`protocol:notFinished`); for the other verbs nothing is agreed but the English. */
const NOT_FINISHED: Readonly<Record<Exclude<Language, 'en'>, string>> = {
  ka: 'დაუმთავრებელია',
  hy: 'Ավարտված չէ',
  az: 'Bitməyib',
}

/** Types of the ADL vocabulary; a checklist and the sheet of whoever watches a scene fit none of them. */
const TYPES: Readonly<Record<Exclude<AttemptKind, 'bookmark' | 'checklist'>, string>> = {
  reading: 'lesson',
  protocol: 'simulation',
  scenario: 'simulation',
  questions: 'lesson',
  review: 'lesson',
  exam: 'assessment',
  room: 'assessment',
}
const TYPE_BASE = 'http://adlnet.gov/expapi/activities/'

/** Kinds whose `scores.all` is a figure of the whole. Of the others the parts stand side by side and are never added up. */
const WITH_TOTAL: readonly AttemptKind[] = ['questions', 'review', 'exam', 'room']

/** Kinds in which each answer is marked at once: leaving them is how they are done, and what was answered counts as far as it goes. */
const LEFT_AT_WILL: readonly AttemptKind[] = ['questions', 'review']

/** The ids of our own under an address; a slash at its end changes none of them. */
export function statementIds(home: string) {
  const base = home.replace(/\/+$/, '')
  return {
    homePage: base,
    profile: `${base}/xapi/profile`,
    activity: (kind: AttemptKind, subject: string): string =>
      `${base}/xapi/activities/${kind}/${encodeURIComponent(wellFormed(subject))}`,
    /** Of a result: `{ right, of }` by what was judged. */
    scores: `${base}/xapi/extensions/scores`,
    /** Of a context: the edition it was done with. */
    packVersion: `${base}/xapi/extensions/pack-version`,
    /** Of a context: orders the attempts of one phone where its clock cannot. */
    sequence: `${base}/xapi/extensions/sequence`,
  } as const
}

/**
 * The statement of an attempt; nothing for one that is not over, or that tells nothing (a bookmark). The same attempt makes the same
 * statement, and a reading, which is never over, the same at each of its arrivals.
 * @param home the address of the centre, `PUBLIC_URL`
 */
export function statementOf(attempt: Attempt, home: string): Statement | undefined {
  const verb = verbOf(attempt)
  if (!verb) return undefined
  const ids = statementIds(home)
  const { id, person, kind, subject, startedAt, endedAt } = attempt
  const type = typeOf(attempt)
  return {
    id,
    actor: { objectType: 'Agent', account: { homePage: ids.homePage, name: person } },
    verb: { id: VERBS[verb], display: displayOf(verb, attempt.language) },
    object: {
      objectType: 'Activity',
      id: ids.activity(kind, subject),
      ...(type ? { definition: { type } } : {}),
    },
    ...(verb === 'experienced' ? {} : { result: resultOf(attempt, verb, ids.scores) }),
    context: contextOf(attempt, verb, ids),
    timestamp: momentOf(verb === 'experienced' ? startedAt : (endedAt ?? startedAt)),
  }
}

function verbOf({ kind, endedAt, result }: Attempt): StatementVerb | undefined {
  if (kind === 'bookmark') return undefined
  if (kind === 'reading') return 'experienced'
  if (endedAt === undefined) return undefined
  if (result?.completion !== true) return LEFT_AT_WILL.includes(kind) ? 'progressed' : 'abandoned'
  if (kind !== 'exam' || result.success === undefined) return 'completed'
  return result.success ? 'passed' : 'failed'
}

function displayOf(verb: StatementVerb, language: Language): Words {
  if (verb !== 'abandoned' || language === 'en') return { en: verb }
  return { en: verb, [language]: NOT_FINISHED[language] }
}

function typeOf({ kind, subject }: Attempt): string | undefined {
  if (kind === 'bookmark' || kind === 'checklist') return undefined
  if (kind === 'scenario' && subject.endsWith('/observer')) return undefined
  return TYPE_BASE + TYPES[kind]
}

function resultOf(attempt: Attempt, verb: StatementVerb, scoresId: string): StatementResult {
  const duration = durationOf(timeOf(attempt))
  if (verb === 'abandoned') return { completion: false, duration } // what somebody left is not judged
  const { all, ...parts } = figuresOf(attempt)
  const total = WITH_TOTAL.includes(attempt.kind) ? all : undefined
  return {
    ...(total ? { score: { scaled: total.right / total.of, raw: total.right, min: 0, max: total.of } } : {}),
    ...(verb === 'passed' || verb === 'failed' ? { success: verb === 'passed' } : {}),
    completion: verb !== 'progressed',
    duration,
    ...(Object.keys(parts).length > 0 ? { extensions: { [scoresId]: parts } } : {}),
  }
}

interface Figure {
  readonly right: number
  readonly of: number
}

/** The figures that say something, each under a name of ours: a phone cannot pass on words under one. */
function figuresOf({ result }: Attempt): Readonly<Partial<Record<string, Figure>>> {
  const told = Object.entries(result?.scores ?? {}).filter(
    ([name, { right, of }]) => /^[a-z][A-Za-z0-9-]{0,63}$/.test(name) && of > 0 && right >= 0 && right <= of,
  )
  return Object.fromEntries(told.map(([name, { right, of }]) => [name, { right, of }]))
}

function contextOf(
  attempt: Attempt,
  verb: StatementVerb,
  ids: ReturnType<typeof statementIds>,
): Statement['context'] {
  const { language, pack } = attempt
  const extensions = {
    ...(pack ? { [ids.packVersion]: pack.version } : {}),
    ...(verb === 'experienced' ? {} : { [ids.sequence]: placeOf(attempt) }),
  }
  const type = `${TYPE_BASE}profile`
  return {
    contextActivities: { category: [{ objectType: 'Activity', id: ids.profile, definition: { type } }] },
    platform: 'Ubani',
    language,
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
  }
}

/**
 * Milliseconds from the beginning to the end, pauses included. What comes after the end (a room that opens its answers) does not count;
 * of an exam that was taken over, the time used on the other phone does.
 */
function timeOf({ kind, events, startedAt, endedAt }: Attempt): number {
  const end = events.find(({ act }) => act === 'ended') ?? events.at(-1)
  const here = end?.after ?? (endedAt ?? startedAt) - startedAt
  return Math.max(0, here) + (kind === 'exam' ? usedElsewhere(events) : 0)
}

function usedElsewhere(events: Attempt['events']): number {
  const seconds = events.flatMap(({ act, object }) => {
    const [, told] = (act === 'added' && /^spent:(\d{1,6})$/.exec(object)) || []
    return told === undefined ? [] : [Number(told)]
  })
  return (seconds.at(-1) ?? 0) * 1000
}

/** ISO 8601, in hours, minutes and seconds: a day is not always as long. */
function durationOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  return `PT${h > 0 ? `${h}H` : ''}${m > 0 ? `${m}M` : ''}${(ms % 60_000) / 1000}S`
}

const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

/** ISO 8601 with milliseconds; a clock that is wrong by more than four digits of a year can say is told as far as they go. */
function momentOf(ms: number): string {
  return new Date(Math.min(LAST, Math.max(FIRST, ms))).toISOString()
}

/** Half of a pair of UTF-16 is no text, and no address could hold it. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '�')
}
