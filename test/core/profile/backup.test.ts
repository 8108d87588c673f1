import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backupCode,
  boundWith,
  isPassphrase,
  plainSecret,
  readBackup,
  readContent,
  writeBackup,
} from '../../../src/core/profile/backup.ts'

const { text } = JSON.parse(readFileSync('test/fixtures/backup.json', 'utf8')) as { text: string }
const file = JSON.parse(text) as Record<string, unknown>
const problemOf = (changes: Record<string, unknown>) => {
  const read = readBackup(JSON.stringify({ ...file, ...changes }))
  return read.ok ? undefined : read.problem
}

describe('a locked copy', () => {
  test('is read as it was written', () => {
    const read = readBackup(text)
    if (!read.ok) throw new Error(read.problem)
    expect(writeBackup(read.value)).toBe(text)
    expect(text.startsWith('{"format":1,"ubani":"backup"')).toBe(true)
  })

  test('is refused by name: no JSON, not of ours, newer, too big, broken', () => {
    expect(readBackup('{')).toEqual({ ok: false, problem: 'not-json' })
    for (const foreign of ['null', '7', '[]', '{}', '{"ubani":"room","format":1}', '{"ubani":"backup"}'])
      expect(readBackup(foreign)).toEqual({ ok: false, problem: 'foreign' })
    expect(problemOf({ format: 2, rounds: 1 })).toBe('newer')
    expect(readBackup(' '.repeat(48_000_001))).toEqual({ ok: false, problem: 'too-big' })
    for (const changes of [
      { rounds: 599_999 }, // weaker than any that was written
      { rounds: 1e12 },
      { salt: 'AAAA' },
      { nonce: 'not base64url!' },
      { check: 7 },
      { secret: 'none' },
      { sealed: undefined },
      { sealed: '%' },
    ])
      expect(problemOf(changes)).toBe('broken')
  })

  test('binds everything that stands beside its content', () => {
    const read = readBackup(text)
    if (!read.ok) throw new Error(read.problem)
    const { head } = read.value
    for (const changed of [{ made: '2020' }, { secret: 'code' as const }, { rounds: 700_000 }])
      expect(boundWith({ ...head, ...changed })).not.toBe(boundWith(head))
  })

  test('holds no content that is none', () => {
    for (const content of ['', '[]', '{}', '{"person":"x"}'])
      expect(readContent(content)).toEqual({ ok: false, problem: 'broken' })
  })

  test('never throws, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
        readBackup(any)
        readContent(any)
      }),
      { seed: 7 },
    )
  })
})

describe('what locks it', () => {
  test('a code is twenty signs by chance, and the same however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 40, max: 231 }), (chance) => {
        const code = backupCode(chance) ?? ''
        expect(code).toMatch(/^([2-9A-Z]{4}-){4}[2-9A-Z]{4}$/)
        const plain = code.replaceAll('-', '')
        for (const typed of [code, plain.toLowerCase(), ` ${code} `])
          expect(plainSecret(typed, 'code')).toBe(plain)
      }),
      { seed: 7 },
    )
    expect(backupCode(new Uint8Array(40).fill(250))).toBeUndefined() // no chance in it that is fair
    expect(plainSecret('AAAA-AAAA-AAAA-AAAA-AAAA', 'code')).toBeUndefined()
  })

  test('words have eight letters at least, in whichever way they are composed', () => {
    expect([isPassphrase('შვიდი რ'), isPassphrase('   1234567   '), isPassphrase('რვა ასოა')]).toEqual([
      false,
      false,
      true,
    ])
    expect(plainSecret('  Ünlü söz ', 'words')).toBe(plainSecret('U\u0308nlu\u0308 so\u0308z', 'words'))
  })
})
