import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBase64Url, writeBase64Url } from '../../../src/core/base64url.ts'
import { readRecord, writeRecord } from '../../../src/core/room/hand-over.ts'
import { keyFingerprint, openSeal, seal } from '../../../src/core/room/seal.ts'
import { fixture } from '../exam/fixture.ts'
import { named, recordOf, sheet } from './records.ts'
import { centreOf, newCentre, sealing } from './sealing.ts'

/** What was sealed once, and with what: it must open for ever. */
interface Sample {
  readonly centreNumber: string
  readonly fileNumber: string
  readonly key: string
  readonly record: unknown
  readonly sealed: Record<string, unknown>
}

const SAMPLE = fixture('room-seal') as Sample
const CENTRE = centreOf(SAMPLE.centreNumber)
const ROOM = recordOf([sheet(1, 'a'), sheet(2, 'b'), named(1, 'ნინო „N“')])
const TEXT = writeRecord(ROOM)

async function problemOf(file: string, centre = CENTRE): Promise<string | null> {
  const opened = await openSeal(file, centre.means)
  return opened.ok ? null : opened.problem
}

describe('a sealed record', () => {
  test('opens with the key it was sealed for, whatever stands in it', async () => {
    const any = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constant(''), fc.constant(TEXT))
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        const centre = newCentre()
        const file = await seal(text, centre.open, sealing())
        expect(await openSeal(file, centre.means)).toEqual({ ok: true, value: text })
      }),
      { seed: 12, numRuns: 60 },
    )
  })

  test('shows nothing of the room, and is another file each time', async () => {
    const [one, other] = [await seal(TEXT, CENTRE.open, sealing()), await seal(TEXT, CENTRE.open, sealing())]
    expect(one).not.toBe(other)
    for (const seen of ['ნინო', 'K7PM3QXA', 'Morning', 'sheet', 'beta']) expect(one).not.toContain(seen)
    expect(await openSeal(one, CENTRE.means)).toEqual(await openSeal(other, CENTRE.means))
  })

  test('of format 1 stays readable', async () => {
    const text = JSON.stringify(SAMPLE.record)
    const iv = readBase64Url(SAMPLE.sealed['iv'] as string) ?? new Uint8Array()
    expect(await keyFingerprint(CENTRE.open, CENTRE.means.digest)).toBe(SAMPLE.key)
    expect(await openSeal(JSON.stringify(SAMPLE.sealed), CENTRE.means)).toEqual({ ok: true, value: text })
    expect(readRecord(text).ok).toBe(true)
    const again = await seal(text, CENTRE.open, sealing({ number: SAMPLE.fileNumber, iv }))
    expect(JSON.parse(again)).toEqual(SAMPLE.sealed)
  })

  test('stands in the description of the format field by field', () => {
    const page = readFileSync(new URL('../../../docs/formats/room-seal.md', import.meta.url), 'utf8')
    for (const field of Object.keys(SAMPLE.sealed)) expect(page).toContain(`| \`${field}\` |`)
    for (const refusal of ['too-big', 'not-json', 'foreign', 'newer', 'other-key', 'broken'])
      expect(page).toContain(`| \`${refusal}\` |`)
  })
})

describe('what is not opened', () => {
  test('is refused by name', async () => {
    const file = await seal(TEXT, CENTRE.open, sealing())
    const changed = (change: object): string => JSON.stringify({ ...(JSON.parse(file) as object), ...change })
    expect(await problemOf(`${file}${' '.repeat(8_100_000)}`)).toBe('too-big')
    expect(await problemOf(file.slice(1))).toBe('not-json')
    for (const foreign of ['null', '[]', '{}', TEXT, changed({ ubani: 'room' }), changed({ format: 0 })])
      expect(await problemOf(foreign)).toBe('foreign')
    expect(await problemOf(changed({ format: 2, text: 7 }))).toBe('newer')
    expect(await problemOf(file, newCentre())).toBe('other-key')
    for (const broken of [
      { text: 'AAAA' },
      { text: '' },
      { iv: 'AAAA' },
      { from: undefined },
      { key: 'x' },
      { text: 7 },
    ])
      expect(await problemOf(changed(broken)), JSON.stringify(broken)).toBe('broken')
  })

  test('has a point that is none of the curve, or the point of another file', async () => {
    const file = JSON.parse(await seal(TEXT, CENTRE.open, sealing())) as Record<string, unknown>
    const points = [
      new Uint8Array(65),
      new Uint8Array(65).fill(4),
      new Uint8Array(65).fill(255),
      newCentre().open,
    ]
    for (const point of points)
      expect(await problemOf(JSON.stringify({ ...file, from: writeBase64Url(point) }))).toBe('broken')
  })

  test('was sealed for another key and relabelled', async () => {
    const file = JSON.parse(await seal(TEXT, newCentre().open, sealing())) as Record<string, unknown>
    expect(await problemOf(JSON.stringify({ ...file, key: SAMPLE.key }))).toBe('broken')
  })

  test('had a single sign changed, anywhere', async () => {
    const file = await seal(TEXT, CENTRE.open, sealing())
    const signs = fc.constantFrom(...'ABz09-_"{}: f')
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), signs, async (at, sign) => {
        fc.pre(file[at] !== sign)
        expect(await problemOf(file.slice(0, at) + sign + file.slice(at + 1))).not.toBeNull()
      }),
      { seed: 3, numRuns: 400 },
    )
  })

  test('is never thrown at, whatever it is', async () => {
    const file = JSON.parse(await seal(TEXT, CENTRE.open, sealing())) as Record<string, unknown>
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json(),
      fc
        .tuple(fc.constantFrom(...Object.keys(file)), fc.oneof(fc.jsonValue(), fc.base64String()))
        .map(([field, value]) => JSON.stringify({ ...file, [field]: value })),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const opened = await openSeal(text, CENTRE.means)
        if (opened.ok) expect(opened.value).toBe(TEXT)
      }),
      { seed: 8, numRuns: 200 },
    )
  })
})
