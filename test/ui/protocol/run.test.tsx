import { readFileSync } from 'node:fs'
import { render } from 'preact-render-to-string'
import { describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import type { Exercise, Level } from '../../../src/core/protocol/exercise.ts'
import { levelsOf } from '../../../src/core/protocol/exercise.ts'
import { FAULT_KINDS } from '../../../src/core/protocol/fault-kinds.ts'
import type { OpenedForm } from '../../../src/core/protocol/open-form.ts'
import { REMEDIES } from '../../../src/core/protocol/remedies.ts'
import { replay, type RunEvent, startRun } from '../../../src/core/protocol/run.ts'
import { score } from '../../../src/core/protocol/score.ts'
import { rawIn } from '../../../src/core/protocol/typed.ts'
import { formWordsSchema } from '../../../src/core/protocol/voice.ts'
import type { ProtocolBook } from '../../../src/flow/protocols.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../src/ui/i18n.ts'
import { Answer } from '../../../src/ui/protocol/run/answer.tsx'
import { causesFor, remediesFor } from '../../../src/ui/protocol/run/asked.ts'
import { Brief } from '../../../src/ui/protocol/run/brief.tsx'
import { Compare } from '../../../src/ui/protocol/run/compare.tsx'
import { Debrief } from '../../../src/ui/protocol/run/debrief.tsx'
import { entryIn, entryLink } from '../../../src/ui/protocol/run/entry-link.ts'
import { ownSection } from '../../../src/ui/protocol/run/worked.tsx'
import { RecordPaper } from '../../../src/ui/protocol/run/record-paper.tsx'
import type { RunView } from '../../../src/ui/protocol/run/view.ts'
import { FOLDERS, formOf } from '../../core/protocol/forms.ts'
import { marksOf, wordsOf } from '../../core/protocol/marks.ts'
import { BASES, exerciseOf, SHELF } from '../../core/protocol/shelf.ts'

vi.stubGlobal('location', new URL('https://ubani.test/protocols'))

const ROOMS = ['protocol', 'protocol-run', 'protocol-entry', 'common', 'guide']
const words = (room: string): Record<string, string> =>
  JSON.parse(readFileSync(`locales/en/${room}.json`, 'utf8'))
const page: unknown = {
  formats: {
    list: [' and ', ', ', ' and '],
    group: ' ',
    decimal: '.',
    months: Array(12).fill('October'),
    date: ['d', ' ', 'm', ' ', 'y'],
    alphabet: '',
  },
  rooms: Object.fromEntries(ROOMS.map((room) => [room, words(room)])),
}
const speech = beginSpeech('en', page as PageWords)
const draw = (what: preact.ComponentChildren): string =>
  render(<SpeechProvider value={speech}>{what}</SpeechProvider>)

function opened(id: string): OpenedForm {
  const folder = FOLDERS.get(id) ?? id
  return { form: formOf(id), words: formWordsSchema.parse(parse(readFileSync(`${folder}/en.yml`, 'utf8'))) }
}

const spoken = SHELF.forms.filter(({ country }) => country !== 'zz')
const marks = { file: marksOf('ge'), words: wordsOf('ge', 'en') }
const book = {
  language: 'en',
  from: { onThisPhone: false },
  forms: spoken.map(({ id }) => opened(id)),
  marks: [marks],
  unreadable: 0,
} as unknown as ProtocolBook

const summary = formOf('ge-summary')

/** Every level of the form that has all of them, and one of every other form. */
const DRAWN = BASES.filter(({ country }) => country !== 'zz').flatMap((form) =>
  levelsOf(form, SHELF)
    .filter((level) => form === summary || level === 'slip')
    .map((level) => ({ form, level })),
)

const nothing = (): void => undefined

function viewOf(exercise: Exercise, ...events: readonly RunEvent[]): RunView {
  return {
    exercise,
    run: replay(exercise, events),
    opened: opened(exercise.form.id),
    base: opened(exercise.base?.id ?? exercise.form.id),
    marks,
    on: nothing,
  }
}

const make = (level: Level, seed: number): Exercise => exerciseOf(summary, level, seed)
const reached = (stage: string): RunEvent => ({ act: 'reached', object: `stage:${stage}` })
const chose = (object: string): RunEvent => ({ act: 'chose', object })
const debriefOf = (exercise: Exercise, ...events: readonly RunEvent[]): string =>
  draw(<Debrief view={viewOf(exercise, reached('fill'), ...events)} book={book} onAnew={nothing} />)
const text = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the brief', () => {
  test('of every form and level says what lies on the table, what is asked, and the code in signs that are read one by one', () => {
    for (const { form, level } of DRAWN) {
      const exercise = exerciseOf(form, level, 2)
      const view = viewOf(exercise)
      const html = draw(<Brief view={view} onStart={nothing} />)
      for (const { id } of exercise.records)
        expect(html).toContain(
          view.base.words.records[id]?.title.replace('&', '&amp;') ?? view.opened.words.records[id]?.title,
        )
      expect(html).toContain([...exercise.code].join(' '))
      expect(html).not.toContain('protocol-run:')
    }
  })
})

describe('the papers', () => {
  test('show every number that stands on them, and light no line unless told to', () => {
    const exercise = make('guided', 3)
    const { base, run } = viewOf(exercise)
    for (const record of exercise.records) {
      const html = draw(<RecordPaper opened={base} record={record} subjects={run.subjects} />)
      expect(html.match(/<tr/g)?.length).toBeGreaterThanOrEqual(record.lines.length)
      expect(html).not.toContain('pr-r-lit')
    }
    const [wall] = exercise.records
    if (!wall) throw new Error('no record')
    const lit = draw(<RecordPaper opened={base} record={wall} subjects={run.subjects} lit="signed-12" />)
    expect(lit.match(/pr-r-lit/g)).toHaveLength(1)
  })
})

describe('the questions', () => {
  test('offer every kind of fault the papers can suffer, never only the right one', () => {
    for (const level of ['slip', 'exam', 'detective', 'amendment'] as const) {
      const exercise = make(level, 1)
      const causes = causesFor(exercise)
      expect(causes.length).toBeGreaterThan(5)
      for (const { fault } of exercise.planted) expect(causes).toContain(fault.kind)
    }
  })

  test('offer writing over and drawing up anew only where something is signed, and explain both there', () => {
    expect(remediesFor(make('slip', 1))).not.toContain('overwrite')
    const signed = make('amendment', 1)
    expect(remediesFor(signed)).toEqual(
      expect.arrayContaining(['overwrite', 'newProtocol', 'amendmentProtocol']),
    )
    const html = debriefOf(signed, reached('answer'), chose('remedy=overwrite'))
    expect(html).toContain(words('protocol-run')['remedyNot_overwrite'])
    expect(html).toContain(words('protocol-run')['remedyNot_newProtocol'])
  })

  test('leave what the exercise handed over out of the boxes to touch', () => {
    const exercise = make('detective', 1)
    const html = draw(
      <Answer
        view={viewOf(exercise, reached('fill'), reached('answer'), chose('cause=boxBlank'))}
        onFinish={nothing}
      />,
    )
    const given = summary.sections.filter((section) => section.given).map(({ id }) => `sheet-${id}`)
    for (const id of given) expect(html).not.toContain(id)
    expect(html).toContain('aria-pressed')
  })

  test('have a sentence for every cause and remedy, and say why a wrong one is wrong', () => {
    for (const language of ['ka', 'hy', 'az', 'en']) {
      const said = JSON.parse(readFileSync(`locales/${language}/protocol-run.json`, 'utf8')) as Record<
        string,
        string
      >
      for (const kind of FAULT_KINDS)
        for (const key of [`cause_${kind}`, `causeWhy_${kind}`])
          expect(said[key], `${language} ${key}`).toMatch(/\S/)
      for (const remedy of REMEDIES)
        for (const key of [`remedy_${remedy}`, `remedyWhy_${remedy}`, `remedyNot_${remedy}`])
          expect(said[key], `${language} ${key}`).toMatch(/\S/)
    }
  })
})

describe('two entries', () => {
  const exercise = make('four-eyes', 3)
  const type = (object: string): RunEvent => ({ act: 'typed', object })
  const entered = (...more: readonly RunEvent[]) =>
    viewOf(
      exercise,
      reached('fill'),
      type('signed-12=7'),
      reached('second'),
      type('2/signed-12=9'),
      reached('compare'),
      ...more,
    )

  test('that differ are shown side by side with where to look, and neither is called right', () => {
    const html = text(draw(<Compare view={entered()} onDone={nothing} />))
    expect(html).toMatch(/First entry 7 .*Second entry 9/)
    expect(html).toContain('Demonstration protocol')
  })
})

describe('the debrief', () => {
  test('keeps its figures apart and never speaks of failing, whatever was done', () => {
    for (const { form, level } of DRAWN) {
      const exercise = exerciseOf(form, level, 4)
      const html = text(debriefOf(exercise))
      expect(html).not.toMatch(/fail|%|total score/i)
      expect(html).not.toContain('protocol-run:')
      const { values } = score(exercise, startRun(exercise))
      if (values.of > 0) expect(html).toMatch(/Figures \d+ of \d+/)
      expect(html).toContain('What to do')
    }
  })

  test('names every planted fault with the box as it stood and as it should be, and the paper that proves it', () => {
    const exercise = make('slip', 3)
    const [planted] = exercise.planted
    const box = planted?.boxes[0] ?? ''
    const html = text(debriefOf(exercise))
    expect(html).toContain(words('protocol-run')[`cause_${planted?.fault.kind}`])
    expect(html).toMatch(
      new RegExp(
        `stood ${String(rawIn(exercise.draft.values, box))} should be ${String(rawIn(exercise.truth.values, box))}`,
      ),
    )
    expect(html).toContain('This shows it: Demonstration protocol')
  })

  test('says plainly when a true number was bent, and draws the sum both ways', () => {
    const exercise = make('gap', 1)
    const { surplus } = exercise.night.once
    expect(surplus).toBeGreaterThan(0)
    const typed = Object.entries(exercise.truth.values).flatMap(([field, held]): RunEvent[] => {
      if (typeof held === 'number') return [{ act: 'typed', object: `${field}=${held}` }]
      if (typeof held !== 'object' || held === null || Array.isArray(held)) return []
      return Object.entries(held).map(([row, value]) => ({
        act: 'typed',
        object: `${field}/${row}=${String(value)}`,
      }))
    })
    const invalid = Number(exercise.truth.values['invalid']) - surplus
    const bent = debriefOf(exercise, ...typed, { act: 'typed', object: `invalid=${invalid}` })
    expect(text(bent)).toContain(`written ${invalid}, true ${invalid + surplus}`)
    expect(text(bent)).toMatch(/As it was made to fit .* As it truly is/)
    expect(text(debriefOf(exercise, ...typed))).not.toContain('made to fit')
  })

  test('calls a protocol without contradictions right only when it is', () => {
    const exercise = make('two-faults', 5)
    expect(text(debriefOf(exercise))).toContain('do not contradict each other, and still')
    const mended = exercise.planted
      .flatMap(({ boxes }) => boxes)
      .map(
        (box): RunEvent => ({ act: 'typed', object: `${box}=${String(rawIn(exercise.truth.values, box))}` }),
      )
    expect(text(debriefOf(exercise, ...mended))).toContain('Every figure is right.')
  })
})

test('a worked example leaves the rows of the result to the learner', () => {
  expect(ownSection(make('worked', 1))).toBe('result')
})

test('an entry is found in its link, in its text, and in what a messenger made of them', () => {
  expect(entryIn(entryLink('1Bp3x9'))).toBe('1Bp3x9')
  expect(entryIn('  1Bp3x9\n')).toBe('1Bp3x9')
})
