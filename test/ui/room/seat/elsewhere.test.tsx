import { wipePhone } from '../../../flow/phone.ts' // before anything of src/flow
import { beforeAll, describe, expect, test } from 'vitest'
import { bankOf, writeExamCode } from '../../../../src/core/exam/exam-code.ts'
import { LANGUAGES, type Language } from '../../../../src/core/language.ts'
import { writeCode } from '../../../../src/core/protocol/code.ts'
import { newExamCode } from '../../../../src/flow/exam-place.ts'
import type { QuestionShelf } from '../../../../src/flow/questions.ts'
import { ExamWay } from '../../../../src/ui/room/seat/elsewhere.tsx'
import { JoinForm } from '../../../../src/ui/room/seat/join-form.tsx'
import { saveQuestions } from '../../../flow/question-book.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const en = wordsOfRoom('en', 'room')
const exam = wordsOfRoom('en', 'exam')
const nothing = (): void => undefined
const EXERCISE = writeCode({ form: 2, level: 'night', seed: 999, generator: 1 })
const SCENE = 'https://ubani.test/scenarios/inked-voter/room'

let shelf: QuestionShelf
beforeAll(async () => {
  await wipePhone()
  shelf = await saveQuestions('en')
})

/** The way in with something that a camera or a link brought. */
function brought(text: string, language: Language = 'en'): string {
  return draw(<JoinForm brought={text} other={undefined} onJoined={nothing} onBack={nothing} />, language)
}

function way(code: string, language: Language = 'en'): string {
  return draw(<ExamWay start={{ kind: 'exam', name: code }} shelf={shelf} />, language)
}

describe('the field for a start code', () => {
  test('leads from the code of an exercise there, and asks for no seat', () => {
    const html = brought(EXERCISE)
    expect(html).toContain(en['other_exercise'])
    expect(html).toContain(`href="/protocols/night/${EXERCISE}"`)
    expect(html).toContain(en['codeReady'])
    expect(html).not.toContain('id="seat"')
    expect(html).not.toContain('square-problem')
  })

  test('leads from the link of a role-play there', () => {
    expect(brought(SCENE)).toContain('href="/scenarios/inked-voter/room"')
    expect(brought(SCENE)).toContain(en['other_scene'])
  })

  test('leads from the code of an exam to that exam, with the code filled in', () => {
    const [line] = shelf.exams
    if (!line) throw new Error('no exam')
    const code = newExamCode(shelf, line)
    expect(way(code)).toContain(en['other_exam'])
    expect(way(code)).toContain(`href="/tests/exam/${line.id}?code=${code}"`)
    expect(brought(code)).not.toContain('id="seat"')
  })

  test('says why an exam is not here: another edition, an exam that is not in it, a wrong code', () => {
    const bank = bankOf(shelf.bank)
    expect(way(writeExamCode({ exam: 1, seed: 1, bank: (bank + 1) % 1024 }))).toContain(en['join_other-bank'])
    expect(way(writeExamCode({ exam: 29, seed: 1, bank }))).toContain(exam['code_unknown-exam'])
    expect(way('22222223')).toContain(en['join_check'])
  })

  test.each(LANGUAGES)('has all its words in %s', (language) => {
    const [line] = shelf.exams
    if (!line) throw new Error('no exam')
    const html = [
      brought(EXERCISE, language),
      brought(SCENE, language),
      way(newExamCode(shelf, line), language),
    ]
    expect(gapsIn(html.join(''))).toEqual([])
  })
})
