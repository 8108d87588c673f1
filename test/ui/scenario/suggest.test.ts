import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/core/attempt/attempt.ts'
import type { SceneLine } from '../../../src/core/scenario/scene-line.ts'
import { lastResult, suggest } from '../../../src/ui/scenario/suggest.ts'

const line = (id: string, rest: Partial<SceneLine> = {}): SceneLine => ({
  id,
  number: 1,
  order: 1,
  title: id,
  opening: id,
  player: 'chair',
  place: 'box',
  skills: ['procedure'],
  minutes: 10,
  crew: null,
  kinds: ['say', 'choose', 'end'],
  reads: 1,
  decisions: 5,
  ...rest,
})

type Past = Pick<Attempt, 'subject' | 'endedAt' | 'kind' | 'result' | 'sequence'>

let sequence = 0
const begun = (subject: string): Past => ({ kind: 'scenario', subject, sequence: ++sequence })
const done = (subject: string, scores: Record<string, [right: number, of: number]>): Past => ({
  ...begun(subject),
  endedAt: 1000,
  result: {
    completion: true,
    scores: Object.fromEntries(Object.entries(scores).map(([skill, [right, of]]) => [skill, { right, of }])),
  },
})

describe('the next scene', () => {
  test('is the one left unfinished', () => {
    const lines = [line('a'), line('b')]
    expect(suggest(lines, [done('a', {}), begun('b')], undefined)).toMatchObject({
      line: { id: 'b' },
      why: 'go-on',
    })
  })

  test('is the first one when nothing is known of anybody', () => {
    expect(suggest([line('a'), line('b')], [], undefined)).toMatchObject({ line: { id: 'a' }, why: 'first' })
  })

  test('is one of one’s own function', () => {
    const lines = [line('a'), line('b', { player: 'registrar' })]
    expect(suggest(lines, [], 'registrar')?.line.id).toBe('b')
  })

  test('trains what was shown least, before one’s own function', () => {
    const lines = [
      line('a', { player: 'registrar' }),
      line('b', { skills: ['calm', 'record'] }),
      line('c', { skills: ['respect'] }),
      line('d'),
    ]
    const past = [done('d', { calm: [1, 4], respect: [3, 4] })]
    expect(suggest(lines, past, 'registrar')).toMatchObject({
      line: { id: 'b' },
      why: 'skill',
      skill: 'calm',
    })
  })

  test('is one not played yet, even if another would train more', () => {
    const lines = [line('a', { skills: ['calm'] }), line('b', { skills: ['respect'] })]
    expect(suggest(lines, [done('a', { calm: [0, 4] })], undefined)).toMatchObject({
      line: { id: 'b' },
      why: 'first',
      skill: undefined,
    })
  })

  test('is the one played longest ago when all were played', () => {
    const past = [done('b', { procedure: [2, 2] }), done('a', { procedure: [2, 2] })]
    expect(suggest([line('b'), line('a')], past, undefined)?.line.id).toBe('a')
  })

  test('is never a commission run, nor the one just played', () => {
    const lines = [line('a'), line('run', { crew: ['chair', 'registrar'] })]
    expect(suggest(lines, [begun('run')], undefined)?.line.id).toBe('a')
    expect(suggest(lines, [], undefined, 'a')).toBeUndefined()
  })
})

describe('the last result of a scene', () => {
  test('names the skills of which something was left, least first', () => {
    const some = done('b', { calm: [1, 2], respect: [0, 2], record: [5, 5] })
    expect(lastResult([some], 'b')).toEqual(['respect', 'calm'])
    const past = [
      begun('a'),
      done('a', { calm: [1, 2], record: [5, 5] }),
      done('a', { calm: [2, 2], record: [0, 5] }),
    ]
    expect(lastResult(past, 'a')).toEqual(['calm'])
    expect(lastResult([done('a', { calm: [2, 2] })], 'a')).toEqual([])
  })

  test('is none for a scene that was only begun, or laid aside', () => {
    const aside: Past = { ...begun('a'), endedAt: 5, result: { completion: false } }
    expect(lastResult([begun('a'), aside], 'a')).toBeUndefined()
  })
})
