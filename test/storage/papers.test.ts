import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { type Attempt, beginAttempt, endAttempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { addAttempt } from '../../src/storage/attempts.ts'
import { Database } from '../../src/storage/db.ts'
import { dropOldPapers, dropPapersOf, keepPaper, keptPapers, withPapers } from '../../src/storage/papers.ts'

const db = new Database('papers')
beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()))
})

let chance = 0
const uuid = (): Uuid => makeUuid(1_000, new Uint8Array(10).fill(++chance))
const [NINO, ARAM] = [uuid(), uuid()]
const VALUE = { exam: { reads: 1, exam: {}, words: {} }, questions: [], items: [] }

type How = 'going' | 'finished' | 'laid aside'

/** An exam, or a quiz of the room, with its paper. */
async function exam(
  person: Uuid,
  how: How = 'going',
  kind: 'exam' | 'room' = 'exam',
): Promise<Attempt['id']> {
  const begun = beginAttempt(
    { id: uuid(), person, kind, subject: 'officer', language: 'ka', pack: undefined },
    1_000,
  )
  const attempt = how === 'going' ? begun : endAttempt(begun, 2_000, how === 'finished')
  return withPapers(db, async () => {
    await keepPaper(db, { attempt: attempt.id, language: 'ka', value: VALUE })
    return (await addAttempt(db, attempt, 1_000)).id
  })
}

const kept = async (): Promise<string[]> => (await db.papers.toArray()).map(({ attempt }) => attempt)

test('a paper is kept once in each language, and never changes', async () => {
  const id = await exam(NINO)
  await keepPaper(db, {
    attempt: id,
    language: 'ka',
    value: { ...VALUE, questions: [], items: [{ topic: 't', reads: 1, item: {}, words: {} }] },
  })
  await keepPaper(db, { attempt: id, language: 'az', value: VALUE })
  const rows = await keptPapers(db, id)
  expect(rows.map(({ key }) => key).sort()).toEqual([`${id}/az`, `${id}/ka`])
  expect(rows.every(({ value }) => value.items.length === 0)).toBe(true)
  expect(await keptPapers(db, uuid())).toEqual([])
})

test('an attempt is there with its paper or not at all', async () => {
  await expect(
    withPapers(db, async () => {
      await exam(NINO)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await db.attempts.count()).toBe(0)
  expect(await kept()).toEqual([])
})

test('papers that are still sat stay, and those of each person’s five newest finished exams', async () => {
  const going = await exam(NINO)
  const laidAside = await exam(NINO, 'laid aside')
  const hers: string[] = []
  for (let time = 0; time < 7; time++) hers.push(await exam(NINO, 'finished'))
  const his = await exam(ARAM, 'finished')
  await withPapers(db, () => dropOldPapers(db))
  expect((await kept()).sort()).toEqual([going, his, ...hers.slice(2)].sort())
  expect(await kept()).not.toContain(laidAside)
})

test('of quizzes of the room each person’s five newest stay, begun or finished, and those of rooms held here', async () => {
  const exams = [await exam(NINO)]
  const hers: string[] = []
  for (const how of ['going', 'finished', 'going', 'finished', 'finished', 'going', 'finished'] as const)
    hers.push(await exam(NINO, how, 'room'))
  const left = await exam(NINO, 'laid aside', 'room')
  const his = await exam(ARAM, 'going', 'room')
  const held = `${NINO}/${uuid()}`
  await keepPaper(db, { attempt: held, language: 'ka', value: VALUE })
  await keepPaper(db, { attempt: `${NINO}/${uuid()}`, language: 'ka', value: VALUE })
  await db.table('rooms').put({ id: held, person: NINO })
  await withPapers(db, () => dropOldPapers(db))
  expect((await kept()).sort()).toEqual([...exams, ...hers.slice(2), his, held].sort())
  expect(await kept()).not.toContain(left)
})

test('papers of somebody who is wiped go', async () => {
  const [one, two] = [await exam(NINO), await exam(ARAM)]
  await dropPapersOf(db, [one])
  expect(await kept()).toEqual([two])
})
