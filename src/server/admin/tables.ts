import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../core/language.ts'
import { readAnswer } from '../../core/question/answer.ts'
import { optionsIn } from '../../core/question/item-words.ts'
import type { OpenedItem } from '../../core/question/open-item.ts'
import { neverHappens } from '../../core/result.ts'
import { knownPeople } from '../../core/room/known-people.ts'
import { peopleCsv, type PeopleWords, questionsCsv, type QuestionsWords } from '../../core/room/csv.ts'
import type { RoomRecord } from '../../core/room/record.ts'
import { reportOf } from '../../core/room/report.ts'
import { SEAT_WAYS } from '../../core/room/score.ts'
import { SEAT_STATES } from '../../core/room/standings.ts'
import type { AskedItems } from './bank.ts'

/** Without it some spreadsheets read Georgian, Armenian and Azerbaijani letters as rubbish. */
const BYTE_ORDER_MARK = '\uFEFF'

/** A word of the interface by its key. */
type Word = (key: string) => string

/** The two tables of a room, as the trainer's phone makes them. */
export function tablesOf(
  record: RoomRecord,
  asked: AskedItems,
  locales: string,
): { readonly people: string; readonly questions: string } {
  const word = wordsOf(locales, record.head.language)
  const report = reportOf(
    record,
    asked.items.map(({ item }) => item),
  )
  return {
    people: BYTE_ORDER_MARK + peopleCsv({ ...report, people: knownPeople(report) }, peopleWords(word)),
    questions: BYTE_ORDER_MARK + questionsCsv(report, questionsWords(asked, word)),
  }
}

function wordsOf(locales: string, language: Language): Word {
  const path = join(locales, language, 'desk-back.json')
  const words = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string>>
  return (key) => words[key] ?? key
}

function peopleWords(word: Word): PeopleWords {
  return {
    seat: word('colSeat'),
    name: word('colName'),
    state: word('colState'),
    right: word('colRight'),
    of: word('colOf'),
    minutes: word('colMinutes'),
    way: word('colVia'),
    states: worded(SEAT_STATES, (state) => word(`state_${state}`)),
    ways: worded(SEAT_WAYS, (way) => word(`via_${way}`)),
    question: (place) => word('question').replace('{{number}}', String(place)),
  }
}

function questionsWords({ items, topicOf }: AskedItems, word: Word): QuestionsWords {
  return {
    place: word('colNumber'),
    topic: word('colTopic'),
    question: word('colQuestion'),
    asked: word('colAsked'),
    right: word('colRight'),
    share: word('colShare'),
    discrimination: word('colSeparates'),
    commonestWrong: word('colWrong'),
    wrongCount: word('colWrongCount'),
    shareIn: (language) => `${word('colShare')} (${word(`language_${language}`)})`,
    discriminationIn: (language) => `${word('colSeparates')} (${word(`language_${language}`)})`,
    topicOf,
    stemOf: (place) => items[place]?.words.stem ?? '',
    answerOf: (place, text) => {
      const opened = items[place]
      return (opened && answerWords(opened, text, word)) ?? text
    },
  }
}

/** An answer in words; nothing when it is none. */
function answerWords({ item, words }: OpenedItem, text: string, word: Word): string | undefined {
  const answer = readAnswer(item, text)
  if (!answer) return undefined
  const options = optionsIn(item, words)
  const said = (id: string): string => options.get(id)?.text ?? id
  switch (answer.kind) {
    case 'choice':
      return said(answer.option)
    case 'several':
    case 'spot':
    case 'log':
      return answer.ids.map(said).join('; ')
    case 'truth': {
      const holds = word(answer.verdict ? 'holds' : 'holdsNot')
      return answer.reason ? `${holds}: ${said(answer.reason)}` : holds
    }
    case 'order':
      return answer.steps.map((id, at) => `${at + 1}. ${said(id)}`).join(' ')
    case 'match':
      return [...answer.pairs]
        .map(
          ([left, right]) =>
            `${words.pairs?.lefts[left]?.text ?? left} – ${words.pairs?.rights[right] ?? right}`,
        )
        .join('; ')
    case 'number':
      return String(answer.value)
    default:
      return neverHappens(answer)
  }
}

function worded<Code extends string>(
  codes: readonly Code[],
  said: (code: Code) => string,
): Record<Code, string> {
  return Object.fromEntries(codes.map((code) => [code, said(code)])) as Record<Code, string>
}
