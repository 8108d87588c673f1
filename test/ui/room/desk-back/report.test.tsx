import { describe, expect, test } from 'vitest'
import { peopleCsv, questionsCsv } from '../../../../src/core/room/csv.ts'
import { entryOf } from '../../../../src/core/room/record.ts'
import { reportOf } from '../../../../src/core/room/report.ts'
import { peopleWords, questionsWords } from '../../../../src/ui/room/desk/after/csv-words.ts'
import { discriminationWord, minutesOf } from '../../../../src/ui/room/desk/after/figures.ts'
import { knownPeople } from '../../../../src/core/room/known-people.ts'
import { ReportPage } from '../../../../src/ui/room/desk/after/report-page.tsx'
import { OPENED, roomOf, sheet } from './room-of.ts'
import { draw, textOf, wordsIn } from './speech.ts'

/** Ten people of all degrees; the last question nobody knows, and most say the same instead. */
const ROOM = roomOf([
  ...Array.from({ length: 10 }, (_, at) => sheet(at + 1, at % 5, at < 4 ? { wrong: { 5: 'gamma' } } : {})),
  entryOf({ kind: 'seat', at: OPENED, seat: 2, name: '=Nino, B.' }),
  entryOf({ kind: 'seat', at: OPENED, seat: 30, name: 'Aram S.' }),
  entryOf({ kind: 'present', at: OPENED, seat: 31, isHere: true }),
  entryOf({ kind: 'evaluation', at: OPENED, number: 1, ratings: [5, 4, null, 3] }),
  entryOf({ kind: 'evaluation', at: OPENED, number: 2, ratings: [4, 4, null, 5], question: '<b>Why?</b>' }),
])
const report = reportOf(
  ROOM,
  ROOM.items.map(({ item }) => item),
)
const html = draw(<ReportPage room={ROOM} onRoom={() => undefined} />)

/** The rows of a table on the screen, cell by cell. */
function rowsUnder(title: string): readonly (readonly string[])[] {
  const table = new RegExp(`<h2>${title}</h2>.*?<tbody>(.*?)</tbody>`).exec(html)?.[1] ?? ''
  return (table.match(/<tr>.*?<\/tr>/g) ?? []).map((row) =>
    (row.match(/<t[hd].*?<\/t[hd]>/g) ?? []).map((cell) => textOf(cell).trim()),
  )
}

/** The rows of a file, cell by cell, without its heads. */
function rowsIn(csv: string): readonly (readonly string[])[] {
  return csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((row) =>
      (row.match(/(?<=^|,)("(?:[^"]|"")*"|[^,]*)/g) ?? []).map((cell) =>
        cell.replace(/^"|"$/g, '').replaceAll('""', '"').replace(/^'=/, '='),
      ),
    )
}

describe('a report', () => {
  test('begins with what the fewest know, what they say instead, and what to tell them', () => {
    const text = textOf(html)
    const hard = text.slice(text.indexOf('Explain once more'), text.indexOf('By topic'))
    const places = [...hard.matchAll(/(\d)\. Asking/g)].map(([, place]) => Number(place))
    expect(places).toEqual(report.hardest.map(({ place }) => place))
    expect(places[0]).toBe(5)
    expect(hard).toContain('Right: 0 of 10.')
    expect(hard).toMatch(/Most often chosen instead: [A-E]: says gamma \(4 times\)/)
    expect(hard).toContain('Take along five')
    expect(html).toContain('href="/guide/opening#seal"')
  })

  test('counts who came, and the mean of what they know', () => {
    expect(textOf(html)).toContain('10 of 36')
    expect(textOf(html)).toContain('40%')
  })

  test('gives the same people to a spreadsheet as it shows', () => {
    const screen = rowsUnder('Person by person')
    const known = { ...report, people: knownPeople(report) }
    const file = rowsIn(peopleCsv(known, peopleWords(wordsIn('en'))))
    expect(screen.map(([seat]) => seat)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '30',
      '31',
    ])
    expect(file.map(([seat, name]) => [seat, name])).toEqual(screen.map(([seat, name]) => [seat, name]))
    expect(
      file.map(([, , state, right, of, minutes, way]) => [
        right ? `${right} of ${of}` : '–',
        minutes,
        way || state,
      ]),
    ).toEqual(screen.map(([, , score, minutes, way]) => [score, minutes, way]))
  })

  test('gives the same questions to a spreadsheet as it shows', () => {
    const screen = rowsUnder('Question by question')
    const file = rowsIn(
      questionsCsv(
        report,
        questionsWords(ROOM, (topic) => topic, wordsIn('en')),
      ),
    )
    expect(file.map(([place, , stem]) => `${place}. ${stem}`)).toEqual(screen.map(([stem]) => stem))
    expect(
      file.map(([, , , asked, right, share]) => `${right} of ${asked}, ${Math.round(100 * Number(share))}%`),
    ).toEqual(screen.map(([, right]) => right))
    expect(file.map(([, , , , , , , wrong, count]) => (wrong ? `${wrong} (${count})` : '–'))).toEqual(
      screen.map(([, , wrong]) => wrong),
    )
    const words = wordsIn('en')
    expect(
      file.map(([, , , , , , tells]) =>
        words(`desk-back:separates_${discriminationWord(tells === '' ? undefined : Number(tells))}`),
      ),
    ).toEqual(screen.map(([, , , tells]) => tells))
  })

  test('shows what was thought of the training without anybody’s name', () => {
    const rows = rowsUnder('Evaluations, without names: 2')
    expect(rows.map(([, mean]) => mean)).toEqual(['4.5', '4.0', '–', '4.0'])
    expect(rows[0]?.slice(2)).toEqual(['0', '0', '0', '1', '1'])
  })

  test('shows what people ask as text, whatever they wrote', () => {
    const html = draw(<ReportPage room={roomOf(ROOM.entries)} onRoom={() => undefined} />)
    expect(html).toContain('Questions to the trainer: 1')
    expect(html).toContain('<li dir="auto">&lt;b>Why?&lt;/b></li>')
    expect(draw(<ReportPage room={roomOf([sheet(1, 5)])} onRoom={() => undefined} />)).not.toContain(
      'rb-asks',
    )
  })

  test('of a room to which nothing came says what to do, and has no empty tables', () => {
    const empty = draw(<ReportPage room={roomOf()} onRoom={() => undefined} />)
    expect(empty).toContain('No answers are here yet')
    expect(empty).not.toContain('<table')
  })

  test('sends nobody away untold while a seat has two phones', () => {
    const two = roomOf([...ROOM.entries, sheet(1, 3, { phone: 99 })])
    expect(textOf(draw(<ReportPage room={two} onRoom={() => undefined} />))).toContain(
      '1 seat has two phones',
    )
  })
})

test('a discrimination is told in words, from −1 to 1', () => {
  expect([undefined, 0.3, 0.29, 0, -0.01].map(discriminationWord)).toEqual([
    'unknown',
    'well',
    'little',
    'little',
    'against',
  ])
})

test('more than an hour of work is told as a square tells it', () => {
  expect([undefined, 0, 62, 63].map((minutes) => minutesOf({ minutes }))).toEqual(['', '0', '62', '63+'])
})
