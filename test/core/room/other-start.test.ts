import { describe, expect, test } from 'vitest'
import { SIGN_COUNT, signsOfDigits } from '../../../src/core/coded-signs.ts'
import { writeExamCode } from '../../../src/core/exam/exam-code.ts'
import { writeCode } from '../../../src/core/protocol/code.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { isOtherStart, otherStart, otherStartPath } from '../../../src/core/room/other-start.ts'
import { startLink, writeStart } from '../../../src/core/room/start.ts'
import { startOf } from './room.ts'

const EXAM = writeExamCode({ exam: 3, seed: 4711, bank: 77 })
const EXERCISE = writeCode({ form: 2, level: 'night', seed: 999, generator: 1 })
const ORIGIN = 'https://ubani.test'

describe('what else a code starts', () => {
  test('is told by the code, however it was typed', () => {
    expect(otherStart(EXAM)).toEqual({ kind: 'exam', name: EXAM })
    const typed = ` ${EXERCISE.slice(0, 4).toLowerCase()}-${EXERCISE.slice(4)}`
    expect(otherStart(typed)).toEqual({ kind: 'exercise', name: typed })
  })

  test('is told by a link, also where its code is a wrong one: that is said where it leads', () => {
    const paths = [
      [{ kind: 'exam', name: EXAM }, `/tests/exam/officer?code=${EXAM}`],
      [{ kind: 'exercise', name: EXERCISE }, `/protocols/night/${EXERCISE}`],
      [{ kind: 'exercise', name: '22222223' }, '/protocols/night/22222223'],
      [{ kind: 'scene', name: 'late-voter' }, '/scenarios/late-voter/room'],
    ] as const
    for (const [start, path] of paths) {
      expect(otherStartPath(start, 'officer')).toBe(path)
      expect(otherStart(`${ORIGIN}${path}`)).toEqual(start)
    }
    expect(otherStart(startLink(ORIGIN, EXAM))).toEqual({ kind: 'exam', name: EXAM })
  })

  test('leads nowhere else, whatever a square says', () => {
    for (const text of [
      '',
      'hello',
      `${ORIGIN}/tests/exam/../../settings?code=${EXAM}`,
      `${ORIGIN}/tests/exam/officer?code=<b>`,
      `${ORIGIN}/protocols/night/..%2f`,
      `${ORIGIN}/scenarios/late-voter/print`,
      `${ORIGIN}/scenarios/LATE/room`,
      'javascript:alert(1)',
    ])
      expect(otherStart(text), text).toBeUndefined()
  })

  test('is never the code of a quiz', () => {
    for (let seed = 0; seed < 400; seed++) {
      const code = writeStart(startOf({ seed }))
      expect(otherStart(code)).toBeUndefined()
      expect(otherStart(startLink(ORIGIN, code))).toBeUndefined()
    }
  })

  test('is taken for one about once in 250 times of what nobody wrote', () => {
    const random = randomFrom('mistyped')
    const typed = Array.from({ length: 20_000 }, () =>
      signsOfDigits(Array.from({ length: 8 }, () => random.below(SIGN_COUNT))),
    )
    const taken = typed.filter((text) => otherStart(text) !== undefined).length
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThan(typed.length / 150)
  })

  test('has three kinds', () => {
    expect(['exam', 'exercise', 'scene'].map(isOtherStart)).toEqual([true, true, true])
    expect(['quiz', 'constructor', ''].map(isOtherStart)).toEqual([false, false, false])
  })
})
