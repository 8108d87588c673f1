import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readRecoveryCode,
  recoveryLink,
  showRecoveryCode,
  writeRecoveryCode,
} from '../../../src/core/sync/recovery-code.ts'

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 })
const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ'

describe('the signs of a recovery card', () => {
  test('are 28, and read as they were written, however they were typed', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = writeRecoveryCode(secret)
        expect(code).toMatch(/^[2-9A-Z]{28}$/)
        const shown = showRecoveryCode(code)
        expect(shown).toMatch(/^([2-9A-Z]{4}-){6}[2-9A-Z]{4}$/)
        for (const typed of [
          code,
          shown,
          ` ${shown.toLowerCase()}\n`,
          recoveryLink('https://ubani.example', code),
        ])
          expect(readRecoveryCode(typed)).toEqual({ ok: true, value: secret })
      }),
      { seed: 7 },
    )
    for (const byte of [0, 255])
      expect(readRecoveryCode(writeRecoveryCode(new Uint8Array(16).fill(byte))).ok).toBe(true)
  })

  test('show one wrong sign, two that changed places, and one too few', () => {
    const place = fc.integer({ min: 0, max: 27 })
    fc.assert(
      fc.property(secrets, place, fc.constantFrom(...SIGNS), (secret, at, sign) => {
        const code = writeRecoveryCode(secret)
        const wrong = code.slice(0, at) + sign + code.slice(at + 1)
        expect(readRecoveryCode(wrong).ok).toBe(wrong === code)
        const [one = '', other = ''] = [code[at], code[at + 1]]
        const swapped = code.slice(0, at) + other + one + code.slice(at + 2)
        if (at < 27) expect(readRecoveryCode(swapped).ok).toBe(one === other)
        expect(readRecoveryCode(code.slice(1))).toEqual({ ok: false, problem: 'length' })
      }),
      { seed: 7 },
    )
  })

  test('that count more than 16 bytes were never written', () => {
    // all signs the highest: above 2¹²⁸, whatever the last one
    const most = 'Z'.repeat(27)
    for (const last of SIGNS) expect(readRecoveryCode(most + last)).toEqual({ ok: false, problem: 'check' })
    expect(readRecoveryCode('')).toEqual({ ok: false, problem: 'blank' })
    expect(readRecoveryCode('!'.repeat(28))).toEqual({ ok: false, problem: 'letters' })
    expect(() => writeRecoveryCode(new Uint8Array(15))).toThrow('15')
  })

  test('stand behind the # of the link, so that no server is told of them', () => {
    const code = writeRecoveryCode(new Uint8Array(16).fill(7))
    const link = new URL(recoveryLink('https://ubani.example', code))
    expect(link.pathname + link.search).toBe('/privacy/phone')
  })
})
