import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chapter, Phase, Step } from '../../../src/core/guide/chapter.ts'
import { PHASES } from '../../../src/core/guide/chapter.ts'
import { checklistFor, isMine, placedSteps, stepKey } from '../../../src/core/guide/role-path.ts'
import { isRole, ROLES, type Role } from '../../../src/core/guide/role.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import { realPacks } from '../../build/real-content.ts'

const guide = (language: 'ka' | 'hy' | 'az' | 'en'): readonly Chapter[] => realPacks(language)[0].chapters
const real = guide('ka')

/** A guide written in one line a chapter: order, phase, then its steps as id, role initial, time, and ! when on the checklist. */
function written(...chapters: readonly string[]): Chapter[] {
  const initials: Readonly<Record<string, Role>> = { c: 'chair', r: 'registrar' }
  return chapters.map((line) => {
    const [order = '', phase, ...steps] = line.split(' ')
    const of = (text: string, number: number): Step => {
      const [id = '', role = '', at = ''] = text.replace('!', '').split('/')
      const owner = initials[role]
      return {
        id,
        roles: owner ? [owner] : [],
        ...(at ? { at } : {}),
        check: text.endsWith('!'),
        writes: [],
        precincts: 'all',
        law: [],
        number,
        lines: [],
        fold: '|',
      }
    }
    const words = { title: '', short: '', summary: '', intro: [], law: [] }
    const section = { id: 'all', title: '', law: [], blocks: [], steps: steps.map(of), fold: '|' }
    return {
      id: `chapter-${order}`,
      order: Number(order),
      phase: phase as Phase,
      ...words,
      sections: [section],
    }
  })
}

const ids = (list: ReturnType<typeof checklistFor>): string[] =>
  list.map(({ phase, steps }) => `${phase}: ${steps.map(({ step }) => step.id).join(' ')}`)

describe('a checklist', () => {
  const invented = written(
    '3 closing lock//20:00! tidy//! queue/r/19:30! count//!',
    '1 opening open/c/07:45! light//! seal/c/07:30! rest/c',
    '2 voting check/r! sign/c!',
    '4 opening greet/c/08:00! late//',
  )

  test('goes by the phases of the day, and within a phase by the clock', () => {
    expect(ids(checklistFor(invented, undefined))).toEqual([
      'opening: seal open light greet',
      'voting: check sign',
      'closing: queue count lock tidy',
    ])
  })

  test('holds a role’s own steps and everyone’s, and only those meant for a checklist', () => {
    expect(ids(checklistFor(invented, 'registrar'))).toEqual([
      'opening: light',
      'voting: check',
      'closing: queue count lock tidy',
    ])
    expect(ids(checklistFor(invented, 'chair'))).toEqual([
      'opening: seal open light greet',
      'voting: sign',
      'closing: lock tidy count',
    ])
  })

  test('never lets a timed step come before an earlier one, and loses none, whatever the guide', () => {
    const clock = fc.constantFrom('', '06:45', '07:00', '08:00', '20:00', '23:30')
    const step = fc.tuple(fc.constantFrom('c', 'r', ''), clock).map(([role, at]) => `${role}/${at}!`)
    const chapter = fc.tuple(fc.constantFrom(...PHASES), fc.array(step, { maxLength: 8 }))
    fc.assert(
      fc.property(
        fc.array(chapter, { maxLength: 6 }),
        fc.constantFrom(undefined, ...ROLES),
        (chapters, role) => {
          const lines = chapters.map(([phase, steps], order) =>
            [order + 1, phase, ...steps.map((rest, number) => `s${order}-${number}/${rest}`)].join(' '),
          )
          const made = written(...lines)
          const list = checklistFor(made, role)
          const order = list.map(({ phase }) => PHASES.indexOf(phase))
          expect(order).toEqual([...order].sort((a, b) => a - b))
          for (const { steps } of list) {
            const times = steps.flatMap((placed) => placed.step.at ?? [])
            expect(times).toEqual([...times].sort())
          }
          const listed = list.flatMap(({ steps }) => steps.map(({ step: each }) => each.id)).sort()
          const mine = placedSteps(made).filter((placed) => isMine(placed.step, role))
          expect(listed).toEqual(mine.map((placed) => placed.step.id).sort())
        },
      ),
      { seed: 15, numRuns: 300 },
    )
  })
})

describe('the real guide', () => {
  test.each(ROLES)('gives the %s a checklist one can use: 8 to 60 steps over the day', (role) => {
    const list = checklistFor(real, role)
    const steps = list.flatMap((stretch) => stretch.steps)
    expect(steps.length).toBeGreaterThanOrEqual(8)
    expect(steps.length).toBeLessThanOrEqual(60)
    expect(list.map(({ phase }) => phase)).toContain('opening')
  })

  test('has every step within reach: shown in its section, and each that is to be ticked in somebody’s list', () => {
    const placed = placedSteps(real)
    expect(placed.length).toBeGreaterThan(150)
    const shown = real.flatMap((chapter) =>
      chapter.sections.flatMap((section) =>
        section.blocks.flatMap((block) => (block.k === 'step' ? stepKey(chapter.id, block.id) : [])),
      ),
    )
    expect(shown).toEqual(placed.map(({ chapter, step }) => stepKey(chapter, step.id)))
    const ticked = new Set(
      ROLES.flatMap((role) => checklistFor(real, role))
        .flatMap(({ steps }) => steps)
        .map(({ chapter, step }) => stepKey(chapter, step.id)),
    )
    const toTick = placed
      .filter(({ step }) => step.check)
      .map(({ chapter, step }) => stepKey(chapter, step.id))
    expect(toTick.filter((key) => !ticked.has(key))).toEqual([])
  })

  test('ticks each step under a key of its own', () => {
    const keys = placedSteps(real).map(({ chapter, step }) => stepKey(chapter, step.id))
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('has the same steps in the same order in all four voices', () => {
    const keys = LANGUAGES.map((language) =>
      placedSteps(guide(language)).map(({ chapter, step }) => stepKey(chapter, step.id)),
    )
    for (const each of keys) expect(each).toEqual(keys[0])
  })

  test('numbers the steps of a chapter from one on', () => {
    for (const chapter of real) {
      const numbers = chapter.sections.flatMap((section) => section.steps.map((step) => step.number))
      expect(numbers).toEqual(numbers.map((_, place) => place + 1))
    }
  })
})

test('only roles are roles', () => {
  expect(ROLES.every(isRole)).toBe(true)
  for (const other of ['Chair', 'observer', '', null, 3]) expect(isRole(other)).toBe(false)
})
