import fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { describe, expect, test } from 'vitest'
import { writeEvaluation } from '../../../src/core/room/evaluation.ts'
import { writeReceipt } from '../../../src/core/room/receipt.ts'
import { MOST_SEATS } from '../../../src/core/room/record.ts'
import { readRoster } from '../../../src/core/room/roster.ts'
import { readRosterSquare, rosterSquares, SQUARE_SIZE } from '../../../src/core/room/roster-squares.ts'
import { writeSequence } from '../../../src/core/room/square-sequence.ts'
import { writeFrame } from '../../../src/core/room/square-frame.ts'
import { startLink, writeStart } from '../../../src/core/room/start.ts'
import { mac, starts } from './room.ts'

const ORIGIN = 'https://ubani.example'

/** What the squares say, one read after another. */
function joined(squares: readonly string[]) {
  return squares.flatMap((text, at) => {
    const read = readRosterSquare(text, at > 0)
    if (!read.ok) throw new Error(`${read.problem}: ${text}`)
    return read.value
  })
}

function problemOf(text: string, isNext = false): string | undefined {
  const read = readRosterSquare(text, isNext)
  return read.ok ? undefined : read.problem
}

/** A name as a list has it, in the letters of the region and with the signs that part cells. */
const names = fc
  .string({
    unit: fc.constantFrom(
      ...'აბგდეწჭჯჰ',
      ...'ԱաբգևՖֆ',
      ...'ƏəİıĞğŞşÇçÖöÜü',
      ...'Иванъ',
      ...'Nino 7.,;"\'=+-@:()',
      '𐐀',
    ),
    minLength: 1,
    maxLength: 80,
  })
  .map((name) => {
    const read = readRoster(`1\t"${name.replaceAll('"', '""')}"`)
    return read.ok ? (read.value[0]?.name ?? '') : ''
  })
  .filter((name) => name !== '')

const lists = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: MOST_SEATS }), names), {
    selector: ([seat]) => seat,
    minLength: 1,
    maxLength: MOST_SEATS,
  })
  .map((pairs) => pairs.map(([seat, name]) => ({ seat, name })))

describe('a list of names as squares', () => {
  test('comes back whole, square by square, whatever its letters and signs', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(joined(rosterSquares(list))).toEqual(list)
      }),
      { seed: 61, numRuns: 400 },
    )
  })

  test('has as many whole lines in a square as it holds', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const squares = rosterSquares(list)
        for (const [at, text] of squares.entries()) {
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SQUARE_SIZE)
          const [next] = squares[at + 1]?.split('\n') ?? []
          const isFull = next === undefined || /𐐀/.test(text + next)
          if (!isFull) expect(Buffer.byteLength(`${text}\n${next}`)).toBeGreaterThan(SQUARE_SIZE)
        }
      }),
      { seed: 62, numRuns: 200 },
    )
  })

  test('is plain lines, which anybody can read', () => {
    const list = [
      { seat: 1, name: 'ნინო ბერიძე' },
      { seat: 2, name: undefined },
      { seat: 3, name: 'Beridze, Nino "N"' },
      { seat: 4, name: '=Leyla' },
    ]
    expect(rosterSquares(list)).toEqual([`1,ნინო ბერიძე\n3,"Beridze, Nino ""N"""\n4,'=Leyla`])
  })

  test('keeps the apostrophes that somebody wrote', () => {
    const list = ["'=Nino", "''+Nino", "'Nino", '=Nino'].map((name, at) => ({ seat: at + 1, name }))
    expect(joined(rosterSquares(list))).toEqual(list)
  })

  test('of nobody is none', () => {
    expect(rosterSquares([])).toEqual([])
    expect(rosterSquares([{ seat: 1 }, { seat: 2, name: '' }])).toEqual([])
  })

  test('is no larger than 61 modules a side, in no alphabet, and a half of a letter does not break it', () => {
    for (const letter of ['ქ', 'Ֆ', 'ə', 'ö', 'Ж', 'q', '\ud83d']) {
      const list = Array.from({ length: MOST_SEATS }, (_, at) => ({
        seat: at + 1,
        name: letter.repeat(1 + at),
      }))
      for (const text of rosterSquares(list))
        expect(generate(text, { minCorrectionLevel: correction.L }).size).toBeLessThanOrEqual(61)
    }
  })
})

describe('a scanned text', () => {
  test.each([
    '7,Nino',
    '7;Nino',
    '7\tNino',
    '7. Nino',
    '7) NINO',
    '7 NINO',
    '"7","Nino"',
    '\ufeff7,Nino\r\n',
    'Seat,Name\r\n7,Nino',
  ])('is a list: %j', (text) => {
    expect(joined([text])).toMatchObject([{ seat: 7, name: expect.stringMatching(/^nino$/i) }])
  })

  test('of names alone is a list, once', () => {
    expect(joined(['Nino\nԳոհար'])).toEqual([
      { seat: 1, name: 'Nino' },
      { seat: 2, name: 'Գոհար' },
    ])
    expect(problemOf('Nino\nԳոհար', true)).toBe('seat')
    expect(problemOf('3,Nino\n4,Գոհար', true)).toBeUndefined()
  })

  test('that is not in order is refused as a pasted one is', () => {
    expect(problemOf('61,Nino')).toBe('seat')
    expect(problemOf('1,Nino\n1,Leyla')).toBe('twice')
    expect(problemOf('1,\n2,')).toBe('blank')
    expect(problemOf(`1,${'a'.repeat(81)}`)).toBe('long')
  })

  test.each([
    '',
    'https://example.org/1,2',
    'HTTPS://EXAMPLE.ORG',
    'mailto:nino@example.org',
    'WIFI:S:hall;T:WPA;P:12345678;;',
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Beridze;Nino\r\nEND:VCARD',
    'BEGIN:VEVENT\nSUMMARY:Training\nEND:VEVENT',
    '4601234567890',
    'Nino Beridze',
    '7K2Q-XH4P',
    `${ORIGIN}/scenarios/dispute/room`,
    `${ORIGIN}/protocols/night/7K2QXH4P`,
  ])('was never meant as a list: %j', (text) => {
    expect(problemOf(text)).toBe('no-list')
    expect(problemOf(text, true)).toBe('no-list')
  })

  test('that is another square of the app is no list, of whatever room it is', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(starts, bytes, fc.nat(), async (start, body, number) => {
        const evaluation = { number, ratings: [1, 2, 3, 4], question: '1,Nino' }
        const sequence = writeSequence(body)
        const others = [
          startLink(ORIGIN, writeStart(start)),
          writeStart(start),
          await writeFrame('answers', start, body, mac),
          await writeEvaluation(start, evaluation, mac),
          await writeReceipt(start, { taken: new Map([[7, number % 16_384]]), at: 'trainer' }, mac),
          ...(sequence.ok ? sequence.value : []),
        ]
        expect(others).toHaveLength(6)
        expect(others.map((text) => problemOf(text))).toEqual(others.map(() => 'no-list'))
      }),
      { seed: 63, numRuns: 1000 },
    )
  })

  test('never breaks the reader', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'12,;\t"\'\r\n a.):='), maxLength: 60 }),
    )
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, isNext) => {
        const read = readRosterSquare(text, isNext)
        if (read.ok) expect(read).toEqual(readRoster(text))
      }),
      { seed: 64, numRuns: 2000 },
    )
  })
})
