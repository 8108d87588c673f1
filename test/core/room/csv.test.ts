import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/core/language.ts'
import { randomFrom } from '../../../src/core/random.ts'
import {
  harmless,
  peopleCsv,
  type PeopleWords,
  questionsCsv,
  type QuestionsWords,
  unharmed,
} from '../../../src/core/room/csv.ts'
import type { Entry } from '../../../src/core/room/record.ts'
import { reportOf, type RoomReport } from '../../../src/core/room/report.ts'
import { anyEntry, ITEMS, named, recordOf, sheet } from './records.ts'

const PEOPLE: PeopleWords = {
  seat: 'ადგილი',
  name: 'სახელი',
  state: 'State',
  right: 'Right',
  of: 'Of',
  minutes: 'Minutes',
  way: 'Way',
  states: {
    missing: 'not here',
    present: 'here',
    answered: 'answered',
    'two-phones': 'two phones, undecided',
  },
  ways: { square: 'square', file: 'file', network: 'network', code: 'code', cards: 'cards' },
  question: (place) => `Q${place}`,
}

const QUESTIONS: QuestionsWords = {
  place: 'No',
  topic: 'Topic',
  question: 'Question',
  asked: 'Asked',
  right: 'Right',
  share: 'Share',
  discrimination: 'Discrimination',
  commonestWrong: 'Commonest wrong answer',
  wrongCount: 'How often',
  shareIn: (language) => `Share, ${language}`,
  discriminationIn: (language) => `Discrimination, ${language}`,
  topicOf: (topic) => `The topic, "${topic}"`,
  stemOf: (place) => `- What is\nasked at ${place}?`,
  answerOf: (place, answer) => `=${place};${answer}`,
}

/** A reader of its own, sign by sign, as RFC 4180 section 2 describes the format: it knows nothing of the writer. */
function tableIn(text: string): string[][] {
  const rows: string[][] = []
  let [row, cell, quoted] = [[] as string[], '', false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    if (quoted && sign === '"' && text[at + 1] === '"') at++
    else if (quoted && sign === '"') {
      quoted = false
      continue
    }
    if (quoted) cell += sign
    else if (sign === '"' && cell === '') quoted = true
    else if (sign === ',') {
      row.push(cell)
      cell = ''
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell])
      ;[row, cell] = [[], '']
      at++
    } else if (/[\r\n"]/.test(sign))
      throw new Error(`A ${JSON.stringify(sign)} stands outside quotes at ${at}`)
    else cell += sign
  }
  if (quoted || cell !== '' || row.length > 0) throw new Error('The last row does not end')
  return rows
}

function anyReport(seed: string): RoomReport {
  const random = randomFrom(seed)
  const entries: Entry[] = Array.from({ length: random.below(40) }, () => anyEntry(random))
  return reportOf(recordOf(entries), ITEMS)
}

describe('the table of people', () => {
  test('says what the report says', () => {
    for (let run = 0; run < 300; run++) {
      const report = anyReport(`people ${run}`)
      const [head, ...rows] = tableIn(peopleCsv(report, PEOPLE))
      expect(head).toEqual(['ადგილი', 'სახელი', 'State', 'Right', 'Of', 'Minutes', 'Way', 'Q1', 'Q2', 'Q3'])
      const read = rows.map(([seat, name, state, right, of, minutes, way, ...marks]) => ({
        seat: Number(seat),
        name: name || undefined,
        state,
        right: Number(right),
        of: Number(of),
        minutes: minutes === '' ? undefined : Number(minutes),
        way: way || undefined,
        marks: marks.map((mark) => (mark === '' ? undefined : mark === '1')),
      }))
      expect(read).toEqual(
        report.people.map(({ seat, name, state, right, of, minutes, via, rights }) => ({
          seat,
          name,
          state: PEOPLE.states[state],
          right,
          of,
          minutes,
          way: via,
          marks: [1, 2, 3].map((place) => rights[place]),
        })),
      )
    }
  })

  test('is written just so', () => {
    const record = recordOf([sheet(2, 'a', ['beta', null, 'true:gamma']), named(2, 'Nino "N"')], { seats: 2 })
    expect(peopleCsv(reportOf(record, ITEMS), PEOPLE)).toBe(
      'ადგილი,სახელი,State,Right,Of,Minutes,Way,Q1,Q2,Q3\r\n' +
        '1,,not here,,,,,,,\r\n' +
        '2,"Nino ""N""",answered,2,3,7,square,1,0,1\r\n',
    )
  })
})

describe('the table of questions', () => {
  test('says what the report says, to three places, with a point', () => {
    for (let run = 0; run < 300; run++) {
      const report = anyReport(`questions ${run}`)
      const [head, ...rows] = tableIn(questionsCsv(report, QUESTIONS))
      expect(head?.[8]).toBe('How often')
      expect(rows).toHaveLength(report.questions.length)
      for (const [at, question] of report.questions.entries()) {
        const [place, topic, stem, asked, right, share, discrimination, wrong, count] = rows[at] ?? []
        expect([place, asked, right].map(Number)).toEqual([question.place, question.asked, question.right])
        expect(topic).toBe(QUESTIONS.topicOf(question.topic))
        expect(stem).toBe(`'${QUESTIONS.stemOf(question.place)}`)
        if (question.asked === 0) expect(share).toBe('')
        else expect(Math.abs(Number(share) - question.share)).toBeLessThan(0.0005001)
        expect(share).toMatch(/^(\d(\.\d{1,3})?)?$/)
        expect(discrimination).toMatch(/^(-?\d(\.\d{1,3})?)?$/)
        expect(discrimination === '').toBe(question.discrimination === undefined)
        expect(wrong).toBe(
          question.commonestWrong
            ? `'${QUESTIONS.answerOf(question.place, question.commonestWrong.answer)}`
            : '',
        )
        expect(Number(count)).toBe(question.commonestWrong?.count ?? 0)
      }
    }
  })

  test('says at the end how each language came out, where at least five answered in it', () => {
    const told = (seat: number, right: boolean, language: Language): Entry =>
      sheet(seat, `${seat}`, [right ? 'beta' : 'gamma', null, right ? null : 'true:gamma'], { language })
    const entries = [
      ...Array.from({ length: 9 }, (_, at) => told(at + 1, at < 6, 'ka')),
      ...Array.from({ length: 6 }, (_, at) => told(at + 21, at < 1, 'hy')),
      told(31, true, 'en'),
    ]
    const [head, first] = tableIn(questionsCsv(reportOf(recordOf(entries), ITEMS), QUESTIONS))
    expect(head?.slice(9)).toEqual(
      ['ka', 'hy', 'en'].flatMap((language) => [`Share, ${language}`, `Discrimination, ${language}`]),
    )
    expect(first?.slice(9)).toEqual(['0.667', '-1', '0.167', '', '', ''])
  })

  test('has discriminations below nought as numbers', () => {
    const entries = Array.from({ length: 8 }, (_, at) =>
      at < 4
        ? sheet(at + 1, `${at}`, ['beta', null, null])
        : sheet(at + 1, `${at}`, [null, 'beta,delta', 'true:gamma']),
    )
    const [, first] = tableIn(questionsCsv(reportOf(recordOf(entries), ITEMS), QUESTIONS))
    expect(first?.[6]).toBe('-1')
  })
})

describe('a formula', () => {
  const nameWritten = (name: string): string | undefined =>
    tableIn(peopleCsv(reportOf(recordOf([named(1, name)]), ITEMS), PEOPLE))[1]?.[1]

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t1', '\r1', ' =1', '\0=1', '＝1', "'=1", "''-1"])(
    '%j is defused',
    (name) => {
      expect(nameWritten(name)).toBe(`'${name}`)
    },
  )

  test('is defused inside a text too, where a semicolon may part cells', () => {
    expect(nameWritten('Nino;=HYPERLINK(1)')).toBe("Nino;'=HYPERLINK(1)")
    expect(nameWritten('Nino; "=1')).toBe('Nino; "\'=1')
    expect(nameWritten('a\n@b')).toBe("a\n'@b")
    expect(nameWritten('Anna-Maria; 2 = two')).toBe('Anna-Maria; 2 = two')
  })

  test('begins no cell, by whichever sign cells are parted', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'=+-@;,\t"\' a1\n'), maxLength: 20 })
    fc.assert(
      fc.property(texts, (name) => {
        const text = peopleCsv(reportOf(recordOf([named(1, name)], { seats: 1 }), ITEMS), PEOPLE)
        const cells = tableIn(text).flat()
        expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([])
        const pieces = text.split(/[;\t\r\n]/)
        expect(pieces.filter((piece) => /^["\s]*[=+\-@]/.test(piece))).toEqual([])
      }),
      { seed: 31, numRuns: 1000 },
    )
  })

  test('comes back when the apostrophe is taken away', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'=+-@\'" a\t'), maxLength: 8 }), (text) => {
        expect(unharmed(harmless(text))).toBe(text)
      }),
      { seed: 32, numRuns: 2000 },
    )
  })
})
