import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_SEATS } from '../../../src/core/room/record.ts'
import { readRoster } from '../../../src/core/room/roster.ts'

/** The list as `1 Nino | 2 Գոհար`, or why it is none. */
function rosterOf(text: string): string {
  const read = readRoster(text)
  return read.ok ? read.value.map(({ seat, name }) => `${seat} ${name}`).join(' | ') : read.problem
}

const BOTH = '1 Nino Beridze | 2 Գոհար'

describe('a list of names', () => {
  test.each([
    ['one a line', 'Nino Beridze\nԳոհար'],
    [
      'with lines that end as Windows ends them, and blank ones',
      '\r\n\r\nNino Beridze\r\n \r\nԳոհար\r\n\r\n',
    ],
    ['with lines that end as old machines end them', 'Nino Beridze\rԳոհար'],
    ['with a byte order mark', '\ufeffNino Beridze\nԳոհար'],
    ['under a heading', 'სახელი და გვარი\nNino Beridze\nԳոհար'],
    ['under a heading of two columns', 'Name,Surname\nNino,Beridze\nԳոհար,'],
    ['in two columns by tabs', 'Nino\tBeridze\nԳոհար\t'],
    ['in quotes', '"Nino Beridze"\n"Գոհար"'],
    ['with signs that turn the direction, and many blanks', '\u202eNino \u00a0 Beridze\u200f\nԳոհար\u0007'],
  ])('%s', (_, text) => {
    expect(rosterOf(text)).toBe(BOTH)
  })
})

describe('a list of seats and names', () => {
  test.each([
    ['with commas', '1,Nino Beridze\n2,Գոհար'],
    ['with semicolons', '1;Nino Beridze\n2;Գոհար'],
    ['with tabs', '1\tNino Beridze\n2\tԳոհար'],
    ['in any order', '2,Գոհար\n1,Nino Beridze'],
    ['under a heading of any words', '\ufeff№;Who\r\n1;Nino Beridze\r\n2;Գոհար\r\n'],
    ['with quotes and cells left over', '"1","Nino Beridze",\n"2","Գոհար",'],
    ['with name and surname apart', '1,Nino,Beridze\n2,Գոհար,'],
    ['numbered as a text program does', '1. Nino Beridze\n2. Գոհար'],
    ['numbered with brackets, without blanks', '1)Nino Beridze\n2)Գոհար'],
    ['numbered with blanks alone', '1 Nino Beridze\n2  Գոհար'],
    ['with empty seats', '1,Nino Beridze\n2,Գոհար\n3,\n4'],
  ])('%s', (_, text) => {
    expect(rosterOf(text).split(' | ').sort().join(' | ')).toBe(BOTH)
  })

  test('keeps what quotes hold together', () => {
    expect(rosterOf('7,"Beridze, Nino"')).toBe('7 Beridze, Nino')
    expect(rosterOf('7,"Nino ""N"" Beridze"')).toBe('7 Nino "N" Beridze')
    expect(rosterOf('7,"Nino\r\nBeridze"\n8,Gohar')).toBe('7 Nino Beridze | 8 Gohar')
    expect(rosterOf('7;Beridze, Nino')).toBe('7 Beridze, Nino')
    expect(rosterOf('7,"Beridze; Nino"\n8,Gohar')).toBe('7 Beridze; Nino | 8 Gohar')
  })

  test('takes a quote that opens no cell for a sign', () => {
    expect(rosterOf('7,"Nino\n8,Gohar')).toBe('7 "Nino | 8 Gohar')
    expect(rosterOf('7,Nino "N"')).toBe('7 Nino "N"')
  })

  test('gives back a name that was defused for a spreadsheet', () => {
    expect(rosterOf("7,'=Nino\n8,'Gohar")).toBe("7 =Nino | 8 'Gohar")
  })

  test('takes accents as one sign', () => {
    expect(rosterOf('1,e\u0301')).toBe('1 é')
  })
})

test('names alone are refused where each must have its number', () => {
  expect(readRoster('Nino\nԳոհար', true)).toEqual({ ok: false, problem: 'seat' })
  expect(readRoster('1,Nino\n2,Գոհար', true)).toMatchObject({ ok: true })
})

describe('no list', () => {
  const many = (count: number): string => Array.from({ length: count }, (_, at) => `Name ${at}`).join('\n')

  test('is refused by name', () => {
    for (const blank of ['', ' \n ', '\ufeff', ',,', 'name', '1,\n2,']) expect(rosterOf(blank)).toBe('blank')
    expect(rosterOf(many(MOST_SEATS + 1))).toBe('too-many')
    expect(rosterOf('x'.repeat(100_001))).toBe('too-many')
    expect(rosterOf('0,Nino')).toBe('seat')
    expect(rosterOf('61,Nino')).toBe('seat')
    expect(rosterOf('1,Nino\nGohar')).toBe('seat')
    expect(rosterOf('1,Nino\n1,Gohar')).toBe('twice')
    expect(rosterOf('a'.repeat(81))).toBe('long')
  })

  test('is not what just fits', () => {
    expect(rosterOf(many(MOST_SEATS)).split(' | ')).toHaveLength(MOST_SEATS)
    expect(rosterOf('a'.repeat(80))).toBe(`1 ${'a'.repeat(80)}`)
    expect(rosterOf('60,Nino')).toBe('60 Nino')
  })

  test('is ever thrown at, and a list has seats of a room, none twice', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'12,;\t"\'\r\n a.)='), maxLength: 60 }),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const read = readRoster(text)
        if (!read.ok) return
        const seats = read.value.map(({ seat }) => seat)
        expect(seats.every((seat) => seat >= 1 && seat <= MOST_SEATS)).toBe(true)
        expect(new Set(seats).size).toBe(seats.length)
        expect(
          read.value.every(({ name }) => name !== '' && name.length <= 80 && !/[\r\n\t]/.test(name)),
        ).toBe(true)
      }),
      { seed: 33, numRuns: 2000 },
    )
  })
})
