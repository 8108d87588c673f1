import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/core/language.ts'
import type { SeatLine } from '../../../../src/core/room/standings.ts'
import { best } from '../../../../src/ui/room/desk/lead/leaders.tsx'
import { shows } from '../../../../src/ui/room/desk/lead/stages.tsx'
import { stepOf } from '../../../../src/ui/room/desk/lead/use-keys.ts'
import { placeIn } from '../../../../src/ui/room/desk/lead/use-place.ts'
import { mostSeats, seatsOf, USUAL, usualFor } from '../../../../src/ui/room/desk/new/choice.ts'
import { OWN_PROBLEMS, whyNot } from '../../../../src/ui/room/desk/trouble.tsx'
import { speechIn, wordsOfRoom } from './speech.ts'

describe('the number of seats', () => {
  test('is the regulation’s group unless the trainer says otherwise', () => {
    expect(seatsOf(USUAL)).toBe(36)
    expect(mostSeats(USUAL)).toBe(36)
  })

  test.each([
    ['37', false, undefined],
    ['37', true, 37],
    ['60', true, 60],
    ['61', true, undefined],
    ['0', true, undefined],
    ['', false, undefined],
    ['3.', false, undefined],
    [' 12 ', false, 12],
  ])('%j (more than 36 allowed: %s) is %s', (seats, isLarge, is) => {
    expect(seatsOf({ seats, isLarge })).toBe(is)
  })
})

test('a session plan asks for its topic; one that is not here leaves all of them', () => {
  const topics = [
    { id: 'opening', order: 10 },
    { id: 'counting', order: 70 },
  ]
  expect(usualFor(topics, 'counting').topic).toBe(7)
  expect(usualFor(topics, 'gone')).toEqual(USUAL)
  expect(usualFor(topics, undefined)).toEqual(USUAL)
})

describe('the place in an address', () => {
  test.each([
    ['', 0],
    ['#0', 0],
    ['#7', 7],
    ['#11', 10],
    ['#-1', 0],
    ['#x', 0],
    ['#007', 0],
  ])('%s is %i', (hash, place) => {
    expect(placeIn(hash, 10)).toBe(place)
  })
})

describe('a key', () => {
  const key = (name: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) => ({
    key: name,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...held,
  })

  test('with an arrow turns the question', () => {
    expect(stepOf(key('ArrowRight'), false)).toBe(1)
    expect(stepOf(key('ArrowLeft'), false)).toBe(-1)
    expect(stepOf(key('a'), false)).toBe(0)
  })

  test('that goes back in the browser stays what it is', () => {
    expect(stepOf(key('ArrowLeft', { altKey: true }), false)).toBe(0)
  })

  test('of a presenter turns it on the whole screen only: elsewhere it scrolls', () => {
    expect(stepOf(key('PageDown'), true)).toBe(1)
    expect(stepOf(key('PageUp'), true)).toBe(-1)
    expect(stepOf(key('PageDown'), false)).toBe(0)
  })
})

test('the key of a question is never shown before how the room answered', () => {
  expect(shows('distribution', 'key')).toBe(false)
  expect(shows('key', 'distribution')).toBe(true)
  expect(shows('key', 'explanation')).toBe(false)
})

test('the five best are named by seat, the quicker of two alike first, and nobody without a right answer', () => {
  const line = (
    seat: number,
    right: number,
    minutes?: number,
    state: SeatLine['state'] = 'answered',
  ): SeatLine => ({ seat, right, of: 10, minutes, state }) as SeatLine
  const lines = [
    line(1, 4, 9),
    line(2, 9, 9),
    line(3, 9, 5),
    line(4, 0, 1),
    line(5, 10, 9, 'two-phones'),
    line(6, 7),
    line(7, 6, 1),
    line(8, 5, 1),
    line(9, 9),
  ]
  expect(best(lines).map(({ seat }) => seat)).toEqual([3, 2, 9, 6, 7])
})

test.each(LANGUAGES)('why a quiz cannot be made is said in %s, each with its own sentence', (language) => {
  const { t } = speechIn(language)
  const said = OWN_PROBLEMS.map((problem) => whyNot(problem, t))
  expect(new Set(said).size).toBe(said.length)
  for (const sentence of said) expect(sentence).toMatch(/[.։]$/)
  expect(whyNot('storage-full', t)).toBe(wordsOfRoom(language, 'problems')['storage-full'])
})
