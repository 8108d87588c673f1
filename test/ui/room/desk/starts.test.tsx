import { wipePhone } from '../../../flow/phone.ts' // before anything of src/flow: the database of this worker
import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { newExamCode } from '../../../../src/flow/exam-place.ts'
import { newCode } from '../../../../src/flow/practise-protocol.ts'
import { openProtocols, type ProtocolBook } from '../../../../src/flow/protocols.ts'
import type { QuestionShelf } from '../../../../src/flow/questions.ts'
import { openScenes, type SceneShelf } from '../../../../src/flow/scenes.ts'
import { WhatField } from '../../../../src/ui/room/desk/new/what-field.tsx'
import { startPath } from '../../../../src/ui/room/desk/paths.ts'
import { NoneHere } from '../../../../src/ui/room/desk/start/opened.tsx'
import { ExamForm, ExerciseForm, SceneForm } from '../../../../src/ui/room/desk/start/other-start-form.tsx'
import {
  ExamWall,
  ExerciseWall,
  SceneWall,
  StartPage,
} from '../../../../src/ui/room/desk/start/start-page.tsx'
import type { PackOf } from '../../../../src/core/pack/content.ts'
import { wrapPack } from '../../../core/pack/sealed.ts'
import { lostPen } from '../../../core/scenario/lost-pen.ts'
import { protocolsPack } from '../../../flow/protocol-book.ts'
import { saveQuestions } from '../../../flow/question-book.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const en = wordsOfRoom('en', 'desk')
const nothing = (): void => undefined

let shelf: QuestionShelf
let book: ProtocolBook
let scenes: SceneShelf
beforeAll(async () => {
  await wipePhone()
  const played: PackOf<'scenarios'> = {
    format: 1,
    kind: 'scenarios',
    language: 'en',
    scenes: [lostPen('en')],
  }
  shelf = await saveQuestions('en', {}, [wrapPack(protocolsPack('en')), wrapPack(played)])
  const [forms, lines] = [await openProtocols('en'), await openScenes('en')]
  if (!forms.ok || !lines.ok) throw new Error('the edition is not whole')
  book = forms.value
  scenes = lines.value
})

/** The code of an exam that is there, and of an exercise that is. */
function codes(): { readonly exam: string; readonly exercise: string } {
  const [line, opened] = [shelf.exams[0], book.forms[0]]
  if (!line || !opened) throw new Error('the edition is not whole')
  return { exam: newExamCode(shelf, line), exercise: newCode(opened.form.number, 'exam') }
}

describe.each(LANGUAGES)('in %s', (language) => {
  test('every page has all its words', () => {
    const { exam, exercise } = codes()
    const pages = [
      <WhatField key="what" what="quiz" onChoose={nothing} />,
      <ExamForm key="exam" shelf={shelf} />,
      <ExerciseForm key="exercise" book={book} />,
      <SceneForm key="scene" shelf={scenes} />,
      <NoneHere key="none" />,
      <StartPage key="page" start={{ kind: 'exam', name: exam }} />,
      <ExamWall key="exam-wall" shelf={shelf} code={exam} />,
      <ExerciseWall key="exercise-wall" book={book} code={exercise} />,
      <SceneWall key="scene-wall" shelf={scenes} id="lost-pen" />,
      <SceneWall key="gone" shelf={scenes} id="gone" />,
      <ExamWall key="wrong-exam" shelf={shelf} code="2345" />,
      <ExerciseWall key="wrong-exercise" book={book} code="2345" />,
    ]
    for (const page of pages) expect(gapsIn(draw(page, language))).toEqual([])
  })
})

describe('what a group does', () => {
  test('is a quiz unless something else is chosen', () => {
    const html = draw(<WhatField what="quiz" onChoose={nothing} />, 'en')
    expect(html.match(/type="radio"/g)).toHaveLength(4)
    expect(html).toMatch(/<input[^>]*checked[^>]*><span>Quiz</)
  })

  test('is chosen out of what is on this phone, and it is said that nothing is gathered', () => {
    for (const form of [
      <ExamForm key="exam" shelf={shelf} />,
      <ExerciseForm key="exercise" book={book} />,
      <SceneForm key="scene" shelf={scenes} />,
    ])
      expect(draw(form, 'en')).toContain(en['otherNoRecord'])
    expect(draw(<ExamForm shelf={shelf} />, 'en')).toContain('Officer [en]')
    for (const { words } of book.forms) expect(words.title).not.toBe('')
    expect(draw(<SceneForm shelf={scenes} />, 'en')).toContain(`value="lost-pen"`)
  })

  test('offers of a form the levels that it has', () => {
    const html = draw(<ExerciseForm book={book} />, 'en')
    expect(html).toContain('value="guided"')
    expect(html).not.toContain('value="no-such-level"')
  })

  test('says so where the edition has none', () => {
    expect(draw(<ExamForm shelf={{ ...shelf, exams: [] }} />, 'en')).toContain(en['otherNone'])
    expect(draw(<ExerciseForm book={{ ...book, forms: [] }} />, 'en')).toContain(en['otherNone'])
    expect(draw(<SceneForm shelf={{ ...scenes, lines: [] }} />, 'en')).toContain(en['otherNone'])
  })
})

describe('the wall', () => {
  test('has an address of its own', () => {
    expect(startPath({ kind: 'exam', name: '2X74QX4K' })).toBe('/room/host/start/exam/2X74QX4K')
  })

  test('of an exam shows its title and its code, as the code was written', () => {
    const { exam } = codes()
    const html = draw(
      <ExamWall shelf={shelf} code={`${exam.slice(0, 4).toLowerCase()}-${exam.slice(4)}`} />,
      'en',
    )
    expect(html).toContain('Officer [en]')
    expect(html).toContain(`<span>${exam.slice(0, 4)}</span><span>${exam.slice(4)}</span>`)
    expect(html).toContain(en['otherNoRecord'])
  })

  test('of an exercise says which protocol and which level', () => {
    const html = draw(<ExerciseWall book={book} code={codes().exercise} />, 'en')
    expect(html).toContain(`${book.forms[0]?.words.title} · ${wordsOfRoom('en', 'protocol')['level_exam']}`)
    expect(html).toContain('rd-signs')
  })

  test('of a role-play has no code', () => {
    const html = draw(<SceneWall shelf={scenes} id="lost-pen" />, 'en')
    expect(html).toContain('rd-wall')
    expect(html).not.toContain('rd-signs')
  })

  test('shows no code that opens nothing', () => {
    for (const wall of [
      <ExamWall key="exam" shelf={shelf} code="22222223" />,
      <ExerciseWall key="exercise" book={book} code="22222223" />,
      <SceneWall key="scene" shelf={scenes} id="gone" />,
    ]) {
      expect(draw(wall, 'en')).toContain('role="alert"')
      expect(draw(wall, 'en')).not.toContain('rd-wall')
    }
  })
})
