import { describe, expect, test } from 'vitest'
import { FAULT_KINDS, type FaultKind } from '../../../src/core/protocol/fault-kinds.ts'
import { DIFFICULTY, type Meeting, nextKind, openKinds, weakKinds } from '../../../src/core/protocol/weak.ts'
import { randomFrom } from '../../../src/core/random.ts'

const met = (kind: FaultKind, found: boolean, times = 1, level: Meeting['level'] = 'detective'): Meeting[] =>
  Array.from({ length: times }, () => ({ kind, found, level }))

/** How often each kind is drawn in so many turns. */
function drawn(
  history: readonly Meeting[],
  kinds: readonly FaultKind[],
  turns = 3000,
): Map<FaultKind, number> {
  const random = randomFrom('weak')
  const times = new Map<FaultKind, number>()
  for (let turn = 0; turn < turns; turn++) {
    const kind = nextKind(history, kinds, random)
    if (kind) times.set(kind, (times.get(kind) ?? 0) + 1)
  }
  return times
}

describe('what to drill next', () => {
  test('[P79] a missed kind comes several times as often as one that is always found, which still comes', () => {
    const history = [...met('digitsSwapped', false, 6), ...met('digitLost', true, 6)]
    const times = drawn(history, ['digitsSwapped', 'digitLost', 'boxBlank'])
    const [missed = 0, found = 0, unmet = 0] = [
      times.get('digitsSwapped'),
      times.get('digitLost'),
      times.get('boxBlank'),
    ]
    expect(missed / found).toBeGreaterThan(3.5)
    expect(missed).toBeGreaterThan(unmet)
    expect(unmet).toBeGreaterThan(found)
    expect(found).toBeGreaterThan(100)
  })
  test('[P79] however weak one kind is, a drill is never about it alone', () => {
    const history = met('boxBlank', false, 100)
    expect(drawn(history, FAULT_KINDS).size).toBeGreaterThan(3)
    // with one easy kind to be had, the next grade opens with it
    expect(openKinds([], ['boxBlank', 'listForgotten', 'rowsSwapped'])).toEqual(['boxBlank', 'listForgotten'])
    expect(openKinds([], ['rowsSwapped'])).toEqual(['rowsSwapped'])
  })
  test('[P79] grades open one after another, once the one before is steady', () => {
    const grades = (history: readonly Meeting[]) => [
      ...new Set(openKinds(history, FAULT_KINDS).map((kind) => DIFFICULTY[kind])),
    ]
    expect(grades([])).toEqual([1])
    expect(grades(met('boxBlank', true, 3))).toEqual([1])
    expect(grades([...met('boxBlank', true, 4), ...met('digitLost', false)])).toEqual([1, 2])
    expect(grades([...met('boxBlank', true, 4), ...met('digitLost', false, 2)])).toEqual([1])
    expect(grades([...met('boxBlank', true, 4), ...met('listForgotten', true, 4)])).toEqual([1, 2, 3])
    expect(grades(met('listForgotten', true, 9))).toEqual([1])
  })
  test('[P79] what was found with help counts less, and what lies long back no longer', () => {
    const order = (...history: Meeting[]) => weakKinds(history).map(({ kind }) => kind)
    expect(order(...met('digitLost', true, 2), ...met('digitsSwapped', true, 2, 'slip'))).toEqual([
      'digitsSwapped',
      'digitLost',
    ])
    const better = [...met('digitLost', false, 6), ...met('digitLost', true, 6)]
    expect(order(...better, ...met('digitsSwapped', true, 2))).toEqual(['digitsSwapped', 'digitLost'])
    expect(weakKinds(better)).toEqual([{ kind: 'digitLost', met: 12, found: 6 }])
  })
  test('[P79] the same history and seed give the same kind; out of nothing comes nothing', () => {
    const once = Array.from({ length: 5 }, () => nextKind([], FAULT_KINDS, randomFrom('a')))
    expect(new Set(once).size).toBe(1)
    expect(nextKind(met('boxBlank', false), [], randomFrom('a'))).toBeNull()
  })
})
