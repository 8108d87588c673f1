import { expect, test } from 'vitest'
import { topicLine } from '../../src/core/question/question-line.ts'
import { sceneLine } from '../../src/core/scenario/scene-line.ts'
import { documentsOf } from '../../src/flow/documents.ts'
import { realPacks } from '../build/real-content.ts'

test('role-plays are kept as one list and each by itself, in the order of the pack', () => {
  const packs = realPacks('en')
  const scenes = packs.flatMap((pack) => (pack.kind === 'scenarios' ? pack.scenes : []))
  const documents = documentsOf(packs, 'en')
  expect(documents.scenes).toEqual(scenes.map(sceneLine))
  for (const raw of scenes) expect(documents[`scene/${String(raw.scene['id'])}`]).toBe(raw)
  expect(Object.keys(documents).filter((name) => name.startsWith('scene/'))).toHaveLength(scenes.length)
  const firstCrew = documents.scenes.findIndex(({ crew }) => crew !== null)
  if (firstCrew >= 0)
    expect(documents.scenes.slice(firstCrew).filter(({ crew }) => crew === null)).toEqual([])
  expect(JSON.stringify(documents.scenes).length).toBeLessThan(scenes.length * 900)
})

test('an edition of before there were role-plays has none', () => {
  const packs = realPacks('en').filter(({ kind }) => kind !== 'scenarios')
  expect(documentsOf(packs, 'en').scenes).toEqual([])
})

test('questions are kept as one list and each topic by itself; the exams lie whole beside the list', () => {
  const packs = realPacks('hy')
  const pack = packs.find(({ kind }) => kind === 'questions')
  if (pack?.kind !== 'questions') throw new Error('The content has no questions')
  const documents = documentsOf(
    [...packs.filter((each) => each !== pack), { ...pack, polling: '2027-10-30' }],
    'hy',
  )
  expect(documents.questions).toEqual({
    bank: pack.bank,
    polling: '2027-10-30',
    topics: pack.topics.map(topicLine),
    exams: pack.exams,
  })
  for (const raw of pack.topics) expect(documents[`topic/${String(raw.topic['id'])}`]).toBe(raw)
  expect(Object.keys(documents).filter((name) => name.startsWith('topic/'))).toHaveLength(pack.topics.length)
  expect(JSON.stringify(documents.questions.topics).length).toBeLessThan(40_000)
})

test('an edition of before there were session plans has none', () => {
  const packs = realPacks('en')
  const plans = packs.flatMap((pack) => (pack.kind === 'sessions' ? pack.plans : []))
  expect(plans.length).toBeGreaterThan(0)
  expect(documentsOf(packs, 'en').plans).toEqual(plans)
  const before = packs.filter(({ kind }) => kind !== 'sessions')
  expect(documentsOf(before, 'en').plans).toEqual([])
})

test('an edition of before there were questions has none', () => {
  const packs = realPacks('en').filter(({ kind }) => kind !== 'questions')
  expect(documentsOf(packs, 'en').questions).toEqual({ bank: '', polling: undefined, topics: [], exams: [] })
})
