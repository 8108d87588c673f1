import { readFileSync } from 'node:fs'
import { render } from 'preact-render-to-string'
import { describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import type { Exercise } from '../../../src/core/protocol/exercise.ts'
import { levelsOf } from '../../../src/core/protocol/exercise.ts'
import type { OpenedForm } from '../../../src/core/protocol/open-form.ts'
import { type Run, type RunEvent, replay, startRun } from '../../../src/core/protocol/run.ts'
import { pilesOf } from '../../../src/core/protocol/run-count.ts'
import { formWordsSchema } from '../../../src/core/protocol/voice.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../src/ui/i18n.ts'
import { Count } from '../../../src/ui/protocol/count/count.tsx'
import { BlankSheets } from '../../../src/ui/protocol/kit/blanks.tsx'
import { Cover } from '../../../src/ui/protocol/kit/cover.tsx'
import { EvidenceSheets } from '../../../src/ui/protocol/kit/evidence.tsx'
import { Key } from '../../../src/ui/protocol/kit/key.tsx'
import type { RunView } from '../../../src/ui/protocol/run/view.ts'
import { FOLDERS, formOf } from '../../core/protocol/forms.ts'
import { marksOf, wordsOf } from '../../core/protocol/marks.ts'
import { BASES, exerciseOf, SHELF } from '../../core/protocol/shelf.ts'

vi.stubGlobal('location', new URL('https://ubani.test/protocols'))

const ROOMS = [
  'protocol',
  'protocol-count',
  'protocol-ballot',
  'protocol-entry',
  'protocol-run',
  'common',
  'guide',
]
const words = (room: string) => JSON.parse(readFileSync(`locales/en/${room}.json`, 'utf8'))
const page: unknown = {
  formats: {
    list: [' and ', ', ', ' and '],
    group: ' ',
    decimal: '.',
    months: [],
    date: ['d'],
    alphabet: '',
  },
  rooms: Object.fromEntries(ROOMS.map((room) => [room, words(room)])),
}
const speech = beginSpeech('en', page as PageWords)
const draw = (what: preact.ComponentChildren): string =>
  render(<SpeechProvider value={speech}>{what}</SpeechProvider>)

const summary = opened('ge-summary')
const night = exerciseOf(summary.form, 'night', 5)
const marks = { file: marksOf('ge'), words: wordsOf('ge', 'en') }

function opened(id: string): OpenedForm {
  const folder = FOLDERS.get(id) ?? id
  return { form: formOf(id), words: formWordsSchema.parse(parse(readFileSync(`${folder}/en.yml`, 'utf8'))) }
}

function counting(...events: readonly RunEvent[]): Run {
  return replay(night, [{ act: 'reached', object: 'stage:count' }, ...events])
}

function screen(run: Run, exercise: Exercise = night): string {
  const nothing = () => undefined
  return draw(
    <Count
      exercise={exercise}
      words={summary.words}
      run={run}
      marks={marks}
      onEvent={nothing}
      onDone={nothing}
    />,
  )
}

/** Everything up to a step, done as it should be. */
function until(last: string): RunEvent[] {
  const events: RunEvent[] = []
  for (const step of night.form.count) {
    if (step.id === last) break
    if (step.kind === 'tally')
      events.push({ act: 'typed', object: `tally:${step.id}=${night.night.once[step.fact ?? 'box']}` })
    if (step.kind === 'compare') events.push({ act: 'chose', object: `compare:${step.id}=same` })
    if (step.kind === 'sort')
      for (const { id, disputed, pile } of night.night.ballots)
        events.push({ act: 'sorted', object: `${id}=${disputed ? 'doubtful' : pile}` })
    if (step.kind === 'vote')
      for (const { id } of night.night.ballots) events.push({ act: 'voted', object: `${id}=valid` })
    if (step.kind === 'seal')
      for (const pile of pilesOf(night)) events.push({ act: 'sealed', object: `${pile}=3` })
    events.push({ act: 'did', object: step.id })
  }
  return events
}

const open = (step: string): RunEvent => ({ act: 'reached', object: `step:${step}` })
const titles = (html: string): string[] =>
  [...html.matchAll(/name="next-step" value="([^"]*)"/g)].map(([, id = '']) => id)

describe('the choice of the next step', () => {
  test('offers every step that is not done, never in the order of the form, the same for the same exercise', () => {
    const all = night.form.count.map(({ id }) => id)
    const shown = titles(screen(counting()))
    expect([...shown].sort()).toEqual([...all].sort())
    expect(shown).not.toEqual(all)
    expect(titles(screen(counting()))).toEqual(shown)
    const later = titles(screen(counting(...until('seal-lists'))))
    expect(later).toEqual(shown.filter((id) => all.indexOf(id) >= all.indexOf('seal-lists')))
  })

  test('leads to the protocol when all is done, and not before', () => {
    expect(screen(counting(...until('nothing')))).toContain('To the protocol')
    expect(screen(counting(...until('fill-and-sign')))).not.toContain('To the protocol')
  })

  test('a step before its turn is said to be early, kindly, with what it waits for; in its turn nothing is said', () => {
    const early = screen(counting(open('seal-lists')))
    expect(early).toContain('This one waits for')
    expect(early).toContain(summary.words.count['write-totals']?.title)
    expect(screen(counting(...until('seal-lists'), { act: 'did', object: 'seal-lists' }))).not.toContain(
      'waits for',
    )
  })
})

describe('the work of a step', () => {
  test('signatures are told page by page to whoever cannot see them, and come to the true number', () => {
    const html = screen(counting(...until('count-unified'), open('count-unified')))
    const pages = [...html.matchAll(/aria-label="Page \d+: (\d+) signatures?"/g)].map(([, count]) =>
      Number(count),
    )
    expect(pages.reduce((sum, each) => sum + each, 0)).toBe(night.night.once['signed-main'])
  })

  test('control sheets stand side by side, each value with whose it is', () => {
    const html = screen(counting(...until('compare-main-sheets'), open('compare-main-sheets')))
    for (const value of [night.night.control.main.inBox.time, night.night.control.main.kept.personal])
      expect(html).toContain(value)
    expect(html.split('Out of the box: ').length - 1).toBe(5)
  })

  test('a ballot is sorted with a pile for each subject, one for invalid and one for doubtful ones', () => {
    const html = screen(counting(...until('sort-ballots'), open('sort-ballots')))
    for (const pile of [...night.night.subjects, 'invalid', 'doubtful'])
      expect(html).toContain(`data-pile="${pile}"`)
    expect(html).toContain(`Ballot 1 of ${night.night.ballots.length}`)
  })

  test('a doubtful ballot is voted on for a reason, and piles are labelled one by one', () => {
    expect(screen(counting(...until('decide-doubtful'), open('decide-doubtful')))).toMatch(
      /name="vote"|is empty/,
    )
    const html = screen(counting(...until('seal-piles'), open('seal-piles')))
    expect(html.split('class="pr-package-label"').length - 1).toBe(pilesOf(night).length)
  })

  test('unused ballots are packed with a label before they are done', () => {
    expect(screen(counting(...until('seal-lists'), open('pack-unused-and-spoiled')))).toContain(
      'Into which package?',
    )
  })
})

describe('the kit for a room', () => {
  const kits = BASES.filter(({ id }) => !id.startsWith('zz')).flatMap((form) =>
    levelsOf(form, SHELF).map((level) => ({
      name: `${form.id} ${level}`,
      exercise: exerciseOf(form, level, 11),
    })),
  )

  test.each(kits)('is complete: $name', ({ exercise }) => {
    const form = opened(exercise.form.id)
    const base = exercise.base ? opened(exercise.base.id) : form
    const view: RunView = {
      exercise,
      run: startRun(exercise),
      opened: form,
      base,
      marks: exercise.marks ? marks : undefined,
      on: () => undefined,
    }
    expect(draw(<Cover view={view} />)).toContain(exercise.code.slice(0, 4))
    const evidence = draw(<EvidenceSheets view={view} />)
    for (const { id } of exercise.records) expect(evidence).toContain(base.words.records[id]?.title)
    expect(evidence.split('pr-kit-sheet').length - 1).toBeGreaterThanOrEqual(exercise.records.length)
    expect(draw(<BlankSheets view={view} />)).toContain('Blank form')
    const key = draw(<Key view={view} />)
    for (const { fault } of exercise.planted)
      expect(key).toContain(words('protocol-run')[`cause_${fault.kind}`])
    if (exercise.planted.length === 0) expect(key).toContain('Nothing is wrong in this exercise')
    expect(key).toContain('Every figure as it truly is')
  })

  test('gives nothing away before the key', () => {
    const [kit] = kits.filter(({ exercise }) => exercise.planted.length > 0 && exercise.filled)
    if (!kit) throw new Error('No exercise with a fault')
    const { exercise } = kit
    const form = opened(exercise.form.id)
    const view: RunView = {
      exercise,
      run: startRun(exercise),
      opened: form,
      base: form,
      marks,
      on: () => undefined,
    }
    const open =
      draw(<Cover view={view} />) + draw(<EvidenceSheets view={view} />) + draw(<BlankSheets view={view} />)
    for (const { fault } of exercise.planted)
      expect(open).not.toContain(words('protocol-run')[`cause_${fault.kind}`])
  })
})
