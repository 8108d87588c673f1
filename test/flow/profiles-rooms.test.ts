import { rowsKept, wipePhone } from './phone.ts'
import { beforeEach, expect, test } from 'vitest'
import { nameSeat, readRoom } from '../../src/flow/host-room.ts'
import { evaluationSquare, finishRoom } from '../../src/flow/join-room.ts'
import {
  addProfile,
  exportProfile,
  openProfile,
  presentPerson,
  wipeProfile,
} from '../../src/flow/profiles.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { saveQuestions } from './question-book.ts'
import { hosted, seated } from './quiz-room.ts'

beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
})

/** Everything the phone remembers, as text. */
const everything = () =>
  withDatabase(async (db) => JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray()))))

test('wiping a profile takes the rooms they held and what they said of others’, and nobody else’s', async () => {
  const first = await presentPerson()
  const mine = await nameSeat(await hosted('mine'), 3, 'Leyla')
  const nino = await addProfile('Nino')
  await openProfile(nino)
  await nameSeat(await hosted('hers'), 3, 'Sona')
  const done = await finishRoom(await seated(mine.head.code))
  await evaluationSquare(done, [5, 4, 3, 2])
  expect(await rowsKept()).toMatchObject({ rooms: 2, entries: 2, evaluations: 1, papers: 3 })
  await wipeProfile(nino)
  expect(await rowsKept()).toMatchObject({ rooms: 1, entries: 1, papers: 1 })
  expect((await rowsKept())['evaluations']).toBeUndefined()
  expect(await presentPerson()).toBe(first)
  expect(await readRoom('en', mine.head.id)).toMatchObject({ ok: true, value: { entries: mine.entries } })
  const left = (await everything()).replaceAll(/"key":"wiped","value":\[[^\]]*\]/g, '')
  expect(left).not.toContain(nino)
  expect(left).not.toContain('Sona')
})

test('a copy holds the rooms one has held, with what came in', async () => {
  await nameSeat(await hosted('another’s'), 3, 'Leyla')
  const nino = await addProfile('Nino')
  await openProfile(nino)
  const room = await nameSeat(await hosted('hers'), 3, 'Sona')
  const { file } = await exportProfile(nino)
  const copy: Record<string, unknown> = JSON.parse(await file.text())
  expect(copy['rooms']).toEqual([{ head: room.head, entries: room.entries }])
})
