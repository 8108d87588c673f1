import { wipePhone } from './phone.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addEvent, beginAttempt } from '../../src/core/attempt/attempt.ts'
import { receiptEvent } from '../../src/core/room/seat.ts'
import { joinGroup } from '../../src/flow/join-group.ts'
import { newUuid } from '../../src/flow/new-uuid.ts'
import { presentPerson } from '../../src/flow/present-person.ts'
import { tick } from '../../src/flow/run-checklist.ts'
import { sendScores } from '../../src/flow/send-scores.ts'
import { type OutboxState, watchOutbox } from '../../src/flow/watch-outbox.ts'
import { addAttempt } from '../../src/storage/attempts.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { type CentreLine, CUT, FAIR, openCentreLine } from './centre-line.ts'
import { instead } from './window.ts'

const DOING = { language: 'en', pack: undefined } as const

let line: CentreLine
let stop: (() => void) | undefined
/** How it stood, each time that was told. */
let told: OutboxState[] = []
const globals: { stop(): void }[] = []

beforeAll(async () => {
  line = await openCentreLine()
})
afterAll(() => line.end())
beforeEach(async () => {
  await wipePhone()
  line.weather = FAIR
  told = []
})
afterEach(() => {
  stop?.()
  for (const each of globals.splice(0)) each.stop()
  vi.restoreAllMocks()
})

function watch(): void {
  stop = watchOutbox((state) => told.push(state))
}

/** The next state told in which something holds. */
async function until(holds: (state: OutboxState) => boolean): Promise<OutboxState> {
  return vi.waitFor(() => {
    const found = told.find(holds)
    if (!found) throw new Error('It was not told yet')
    told = []
    return found
  })
}

test('a phone on which nothing was done has nothing anywhere, and nobody is made for it', async () => {
  watch()
  const state = await until(() => true)
  expect(state).toMatchObject({
    totals: { phone: 0, trainer: 0, centre: 0, aside: 0 },
    trouble: undefined,
    lastTry: undefined,
  })
  expect(await withDatabase((db) => db.settings.count())).toBe(0)
})

test('what is done, sent and taken is told as it happens', async () => {
  watch()
  await until(() => true)
  await tick('chair', 'a/1', true, DOING)
  expect(await until(({ totals }) => totals.phone === 1)).toMatchObject({ trouble: 'not-joined' })
  await joinGroup(line.code, {})
  line.weather = CUT
  const rest = await sendScores('due')
  const kept = await until(({ trouble }) => trouble === 'no-answer')
  expect(kept.nextTry).toBeLessThanOrEqual(Date.now() + (rest ?? 0))
  expect(kept.lastTry).toBeLessThanOrEqual(Date.now())
  line.weather = FAIR
  await sendScores('looked')
  const home = await until(({ totals }) => totals.centre === 1)
  expect(home).toMatchObject({ totals: { phone: 0 }, trouble: undefined, nextTry: undefined })
  expect([...home.places.values()]).toEqual(['centre'])
})

test('what another window does is told as well', async () => {
  const other = new BroadcastChannel('x-storagemutated-1') // as the library tells it
  watch()
  await until(() => true)
  other.postMessage({ 'idb://ubani/outbox/': {} })
  await until(() => true)
  other.close()
})

test('an attempt whose answers the trainer has is with the trainer until the centre has it', async () => {
  const person = await presentPerson()
  const quiz = beginAttempt(
    { id: newUuid(), person, kind: 'room', subject: '9A3DHKF9', language: 'ka', pack: undefined },
    Date.now(),
  )
  await withDatabase((db) => addAttempt(db, addEvent(quiz, receiptEvent(3), Date.now()), Date.now()))
  watch()
  expect((await until(() => true)).places.get(quiz.id)).toBe('trainer')
  await joinGroup(line.code, {})
  await sendScores('wished')
  expect((await until(({ totals }) => totals.centre === 1)).places.get(quiz.id)).toBe('centre')
})

test('a phone without a network says so, and one that refuses to tell anything as well', async () => {
  await tick('chair', 'a/1', true, DOING)
  await joinGroup(line.code, {})
  globals.push(instead('navigator', { onLine: false }))
  watch()
  expect((await until(() => true)).trouble).toBe('offline')
  stop?.()
  told = []
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    throw new DOMException('Refused', 'UnknownError')
  })
  watch()
  expect((await until(() => true)).trouble).toBe('storage')
})

test('nobody is told any more who has stopped watching', async () => {
  watch()
  await until(() => true)
  stop?.()
  await tick('chair', 'a/1', true, DOING)
  watch()
  await until(({ totals }) => totals.phone === 1)
  expect(told).toEqual([])
})
