import { describe, expect, test } from 'vitest'
import { detectability } from '../../../src/core/protocol/detect.ts'
import { astrayFor } from '../../../src/core/protocol/astray.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import type { Ground } from '../../../src/core/protocol/faults/slip.ts'
import type { FaultKind, Form } from '../../../src/core/protocol/form.ts'
import { hintsFor } from '../../../src/core/protocol/hints.ts'
import { codesOf, isGrave, slipsOf } from '../../../src/core/protocol/plant.ts'
import { recordsOf } from '../../../src/core/protocol/record-sheet.ts'
import { truthOf } from '../../../src/core/protocol/truth.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { form } from './forms.ts'
import { BASES, dayOf, SHELF, upTo } from './shelf.ts'

const BARE = { ...SHELF, marks: [] }

/** Every form measured once. */
const MEASURED = new Map(SHELF.forms.map((one) => [one.id, detectability(one, BARE, 20)]))

describe('what checks see', () => {
  test.each(SHELF.forms)('[P57] $id: every class of its faults is measured', (one) => {
    const rows = MEASURED.get(one.id) ?? []
    const classes = new Set(one.faults.map(({ kind, layer }) => `${kind} ${layer}`))
    expect(rows.map(({ kind, layer }) => `${kind} ${layer}`)).toEqual([...classes])
    for (const { planted, found, missed } of rows) expect(found + missed).toBe(planted)
  })

  const share = (id: string, kind: FaultKind, layer: string): number => {
    const row = MEASURED.get(id)?.find((one) => one.kind === kind && one.layer === layer)
    return row ? row.found / row.planted : Number.NaN
  }
  test('[P57] no sum sees rows that changed places, nor a gap that was filled', () => {
    for (const { id, faults } of BASES)
      for (const { kind, layer, raises } of faults)
        if (kind === 'rowsSwapped' && raises.length === 0) expect(share(id, kind, layer)).toBe(0)
    expect(share('ge-summary', 'gapFilledWithInvalid', 'procedure')).toBe(0)
  })
  test('[P57] printed totals find what a form without them does not', () => {
    expect(share('az-precinct', 'digitsSwapped', 'paperBeforeSigning')).toBe(1)
    expect(share('ge-summary', 'digitsSwapped', 'transcription')).toBeLessThan(0.5)
    expect(share('ge-summary', 'ballotsMissing', 'world')).toBe(1)
  })
  test('[P57] measuring again gives the same table', () => {
    expect(detectability(form('ge-accounting'), BARE, 20)).toEqual(MEASURED.get('ge-accounting'))
  })
})

/** The first slip of a kind in a night, judged; null when that night cannot suffer it. */
function judged(one: Form, kind: FaultKind, seed: number) {
  const random = randomFrom(`${seed}`)
  const faults = one.faults.filter((fault) => fault.kind === kind)
  const fault = faults[seed % faults.length]
  if (!fault) return null
  const { night } = dayOf(one, `hints ${kind} ${seed}`, astrayFor(fault, one, 'usual', random))
  const truth = truthOf(one, night, SHELF.samples[one.id])
  const ground: Ground = { form: one, night, truth, records: recordsOf(one, night), beside: {} }
  const [slip] = slipsOf(fault, ground, random)
  if (!slip) return null
  const seen = codesOf(fault, ground, slip.draft).some(isGrave)
  return { seen, boxes: slip.boxes, hints: hintsFor(evaluate(one, slip.draft)) }
}

describe('hints on invented nights', () => {
  const BALANCED = ['ge-summary', 'az-precinct', 'am-older'].map(form)

  test.each(BALANCED)(
    '[P58] $id: one to four ballots truly astray get no hint, in 350 nights and 350 more',
    (one) => {
      for (const kind of ['ballotsMissing', 'ballotsSurplus'] as const)
        for (const seed of upTo(350))
          expect(judged(one, kind, seed)?.hints, `${kind}, seed ${seed}`).toEqual([])
    },
  )

  test('[P58] swapped digits that unsettle a sum are nearly always pointed at, and always in the right box', () => {
    let shown = 0
    let right = 0
    let all = 0
    for (const one of BALANCED)
      for (const seed of upTo(700)) {
        const found = judged(one, 'digitsSwapped', seed)
        if (!found?.seen) continue
        const swaps = found.hints.filter(({ kind }) => kind === 'digitsSwapped')
        all += 1
        if (swaps.length > 0) shown += 1
        if (swaps.some(({ boxes }) => boxes.includes(found.boxes[0] ?? ''))) right += 1
      }
    expect(all).toBeGreaterThan(1000)
    expect(shown / all).toBeGreaterThan(0.85)
    expect(right).toBe(shown)
  })

  test('[P58] another cause is seldom taken for swapped digits', () => {
    let shown = 0
    let all = 0
    for (const one of BALANCED)
      for (const kind of ['digitWrong', 'listForgotten', 'spoiledAsInvalid'] as const)
        for (const seed of upTo(100)) {
          const found = judged(one, kind, seed)
          if (!found?.seen) continue
          all += 1
          if (found.hints.some((hint) => hint.kind === 'digitsSwapped')) shown += 1
        }
    expect(all).toBeGreaterThan(400)
    expect(shown / all).toBeLessThan(0.06)
  })
})
