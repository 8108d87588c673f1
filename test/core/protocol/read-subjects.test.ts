import { describe, expect, test } from 'vitest'
import { readSubjects, writeSubjects } from '../../../src/core/protocol/read-subjects.ts'

const LIMITS = { min: 2, max: 60 }

describe('ballot numbers of electoral subjects', () => {
  test.each([
    ['4, 5, 9, 25, 41', ['4', '5', '9', '25', '41']],
    ['1-4', ['1', '2', '3', '4']],
    ['1 – 3; 8', ['1', '2', '3', '8']],
    [' 7\n3 ', ['7', '3']],
    ['007, 8', ['7', '8']],
  ])('[P89] "%s" is read in the order in which it was typed', (typed, subjects) => {
    expect(readSubjects(typed, LIMITS)).toEqual({ ok: true, value: subjects })
  })

  test.each([
    ['', 'blank'],
    ['4, five', 'letters'],
    ['12-8', 'range'],
    ['0-3', 'range'],
    ['1-4, 3', 'twice'],
    ['9', 'too-few'],
    ['1-61', 'too-many'],
    ['1-2-3', 'letters'],
    ['1234', 'letters'],
  ])('[P89] "%s" is refused: %s', (typed, problem) => {
    expect(readSubjects(typed, LIMITS)).toEqual({ ok: false, problem })
  })

  test('[P89] what is written is read as the same', () => {
    for (const subjects of [
      ['1', '2', '3', '8'],
      ['4', '5', '9'],
      ['9', '4'],
    ])
      expect(readSubjects(writeSubjects(subjects), LIMITS)).toEqual({ ok: true, value: subjects })
    expect(writeSubjects(['1', '2', '3', '5', '6'])).toBe('1–3, 5, 6')
  })
})
