import { wipePhone } from '../../flow/phone.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { addProfile, openProfile, presentPerson } from '../../../src/flow/profiles.ts'
import { isAllKept, keepAnswer, keepWaiting } from '../../../src/ui/tests/practice/waiting-answers.ts'

/** A phone that takes what is written, or refuses. */
let isFull = false
let taken: string[] = []

const write = (what: string) => async (): Promise<void> => {
  if (isFull) throw new Error(`No room for ${what}`)
  taken.push(what)
}

beforeEach(async () => {
  isFull = false
  await keepWaiting()
  taken = []
  await wipePhone()
})

describe('an answer on its way to the phone', () => {
  test('is kept at once', async () => {
    expect(await keepAnswer(write('one'))).toBe(true)
    expect(taken).toEqual(['one'])
    expect(isAllKept()).toBe(true)
  })

  test('waits in line while the phone refuses it, and goes there before the next', async () => {
    isFull = true
    expect(await keepAnswer(write('one'))).toBe(false)
    expect(await keepAnswer(write('two'))).toBe(false)
    expect(isAllKept()).toBe(false)
    isFull = false
    expect(await keepAnswer(write('three'))).toBe(true)
    expect(taken).toEqual(['one', 'two', 'three'])
  })

  test('given while another is being written is written after it, each once', async () => {
    const all = await Promise.all(['one', 'two', 'three'].map((what) => keepAnswer(write(what))))
    expect(all).toEqual([true, true, true])
    expect(taken).toEqual(['one', 'two', 'three'])
  })

  test('is never written among the answers of another who has come to the phone', async () => {
    const first = await presentPerson()
    const nino = await addProfile('Nino')
    isFull = true
    await keepAnswer(write('of the first'))
    isFull = false
    await openProfile(nino)
    expect(await keepAnswer(write('of Nino'))).toBe(true)
    expect(taken).toEqual(['of Nino'])
    await openProfile(first)
    expect(await keepWaiting()).toBe(true)
    expect(taken).toEqual(['of Nino', 'of the first'])
  })

  test('given before the phone knew anybody is not held back', async () => {
    isFull = true
    await keepAnswer(write('one'))
    isFull = false
    await presentPerson()
    expect(await keepWaiting()).toBe(true)
    expect(taken).toEqual(['one'])
  })
})
