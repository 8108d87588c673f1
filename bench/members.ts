import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type * as Attempts from '../src/core/attempt/attempt.ts'
import type * as Ids from '../src/core/ids.ts'
import type * as Chance from '../src/core/random.ts'
import type * as Outbox from '../src/core/sync/outbox.ts'
import { built } from './built.ts'

/*
 * Members with what they practised, made beforehand: a key of their own, attempts like those of the app, batches filled as the phone fills
 * them, packed and signed. Nothing is left to do while the clock runs but to send.
 */

const { makeUuid } = await built<typeof Ids>('core/ids')
const { planBatch, wrap, writeBatch } = await built<typeof Outbox>('core/sync/outbox')

type Attempt = Attempts.Attempt
type AttemptEvent = Attempts.AttemptEvent
type AttemptKind = Attempts.AttemptKind

/** When everything was practised (ms since 1970). */
const THEN = 1_790_000_000_000

/** A batch as it goes over the line. */
export interface Letter {
  /** The whole request over HTTP/1.1, with its head. */
  readonly bytes: Buffer
  readonly packed: number
  readonly plain: number
  /** Things done, in all its attempts. */
  readonly events: number
  /** Without their texts: there are many members. */
  readonly parcels: readonly Outbox.Parcel[]
}

export interface Member {
  readonly person: string
  readonly key: string
  readonly letters: readonly Letter[]
}

export interface Amount {
  readonly attempts: number
  /** A batch holds at most so many. */
  readonly most: number
  /** Whether the connection is kept for the next request. */
  readonly keepAlive: boolean
}

/** One member with so many attempts. */
export function makeMember(random: Chance.Random, { attempts, most, keepAlive }: Amount): Member {
  const person = makeUuid(THEN, randomBytes(10))
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' },
  })
  const secret = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  const key = publicKey.subarray(-32).toString('base64url')
  let waiting = Array.from({ length: attempts }, (_, at) => wrap(attemptOf(random, person, at)))
  const letters: Letter[] = []
  while (waiting.length > 0) {
    const { batch } = planBatch(waiting, most)
    waiting = waiting.slice(batch.length)
    const body = writeBatch(batch, THEN)
    const packed = gzipSync(body)
    const signature = sign(null, Buffer.from(`POST /api/sync ${THEN}\n${body}`), secret).toString('base64url')
    const head = [
      'POST /api/sync HTTP/1.1',
      'host: centre.example',
      `connection: ${keepAlive ? 'keep-alive' : 'close'}`,
      'accept: application/json',
      'content-type: application/json',
      'content-encoding: gzip',
      'ubani-sync: 2',
      `ubani-device: ${key}`,
      `ubani-moment: ${THEN}`,
      `ubani-signature: ${signature}`,
      `content-length: ${packed.length}`,
    ]
    const bytes = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), packed])
    letters.push({
      bytes,
      packed: packed.length,
      plain: Buffer.byteLength(body),
      events: (JSON.parse(body) as { attempts: Attempt[] }).attempts.flatMap(({ events }) => events).length,
      parcels: batch.map((parcel) => ({ ...parcel, text: '' })),
    })
  }
  return { person, key, letters }
}

/** What is practised, as often as each comes: questions most of all, now and then an exam. */
const MIX: readonly AttemptKind[] = [
  ...Array<AttemptKind>(8).fill('questions'),
  ...Array<AttemptKind>(3).fill('review'),
  ...Array<AttemptKind>(4).fill('reading'),
  ...Array<AttemptKind>(3).fill('protocol'),
  'scenario',
  'exam',
]
const TOPICS = ['counting', 'opening', 'ink', 'lists', 'complaints', 'observers', 'mobile-box', 'protocol']
const QUESTIONS = ['piles-apart', 'number-aloud', 'who-signs', 'ink-worn', 'seal-broken', 'list-closed']
const LANGUAGES = ['ka', 'ka', 'ka', 'hy', 'az', 'en'] as const

function attemptOf(random: Chance.Random, person: Ids.Uuid, at: number): Attempt {
  const kind = MIX[at % MIX.length] ?? 'questions'
  const topic = random.pick(TOPICS)
  const startedAt = THEN - random.below(20 * 86_400_000)
  const subject = SUBJECTS[kind](topic)
  let after = 0
  const event = (act: AttemptEvent['act'], object: string): AttemptEvent => ({
    after: (after += random.between(800, 25_000)),
    act,
    object,
  })
  const middle = Array.from({ length: LENGTHS[kind] }, (_, place) => eventOf(random, kind, place))
  const events = [
    event('opened', kind === 'exam' ? `${subject}@5Q7YPZQW#1357beef` : subject),
    ...middle.map(([act, object]) => event(act, object)),
    ...(kind === 'exam' ? middle.map(([, object]) => event('did', markOf(random, object))) : []),
    event('ended', subject),
  ]
  return {
    format: 1,
    id: makeUuid(startedAt, randomBytes(10)),
    person,
    kind,
    subject,
    language: random.pick(LANGUAGES),
    pack: { version: 7, issued: '2026-09-01T08:00:00.000Z' },
    startedAt,
    updatedAt: startedAt + after,
    endedAt: startedAt + after,
    sequence: at + 1,
    events,
    ...(kind === 'reading' ? {} : { result: resultOf(kind, events) }),
  }
}

/** The figures that the events come to: others the centre would not take. */
function resultOf(kind: AttemptKind, events: readonly AttemptEvent[]): Attempt['result'] {
  const marks = events.flatMap(({ object }) => /[~=](\d)\/1$/.exec(object)?.[1] ?? [])
  const all = { right: marks.filter((mark) => mark === '1').length, of: marks.length }
  switch (kind) {
    case 'protocol':
      return { completion: true, scores: { values: { right: 26, of: 30 }, findings: { right: 0, of: 2 } } }
    case 'scenario':
      return { completion: true, scores: { calm: { right: 3, of: 4 }, respect: { right: 2, of: 2 } } }
    case 'exam':
      return { completion: true, scores: { counting: all, all }, success: all.right > 0.8 * all.of }
    default:
      return { completion: true, scores: { all } }
  }
}

/** How an answer of an exam came out. */
function markOf(random: Chance.Random, object: string): string {
  return `${object.slice(0, object.indexOf('='))}=${random.between(0, 1)}/1`
}

const SUBJECTS: Readonly<Record<AttemptKind, (topic: string) => string>> = {
  reading: (topic) => topic,
  bookmark: (topic) => topic,
  checklist: (topic) => topic,
  protocol: (topic) => `ge-summary/${topic}-7K2M9QXA`,
  scenario: (topic) => topic,
  questions: (topic) => `topic/${topic}`,
  review: () => '2026-10-04',
  exam: () => 'mock-full',
  room: () => 'KXQ2-M7TP',
}

/** Events between the first and the last. */
const LENGTHS: Readonly<Record<AttemptKind, number>> = {
  reading: 8,
  bookmark: 1,
  checklist: 12,
  protocol: 30,
  scenario: 14,
  questions: 10,
  review: 12,
  exam: 30,
  room: 20,
}

function eventOf(random: Chance.Random, kind: AttemptKind, place: number): [AttemptEvent['act'], string] {
  if (kind === 'reading') return ['reached', `section-${place}`]
  if (kind === 'protocol') return ['typed', `votes/${place}=${random.below(900)}`]
  if (kind === 'scenario') return ['chose', `step-${place}=${random.pick(['ask', 'seal', 'note'])}`]
  if (kind === 'exam') return ['chose', `${random.pick(QUESTIONS)}-${place}=doubtful,invalid`]
  const seed = random
    .below(29 ** 3)
    .toString(29)
    .padStart(4, '2')
  const answer = `${random.pick(QUESTIONS)}/${seed}=${random.pick(['true:', 'doubtful,invalid', 'number-aloud'])}`
  return ['chose', `${answer}~${random.between(0, 1)}/1`]
}
