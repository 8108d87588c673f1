import { useMemo, useRef } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'
import { boxesInOrder } from '../../../core/protocol/entry-order.ts'
import { marksOf, type Told } from '../../../core/protocol/told.ts'
import { rawIn } from '../../../core/protocol/typed.ts'
import type { Marking } from './box-mark.tsx'
import type { EntryProps } from './entry-props.ts'
import type { BoxState } from './line.tsx'

/**
 * What the boxes of each section show. A box, and a section, is the same object as before unless something about it is
 * another, so that only what changed is drawn again.
 */
export function useBoxStates(
  { form, subjects, values, original }: EntryProps,
  told: readonly Told[],
  accepted: (home: number) => boolean,
): readonly ReadonlyMap<BoxPath, BoxState>[] {
  const answered = told.map(({ home }) => accepted(home)).join()
  const markings = useMemo(() => markingsOf(told, accepted), [told, answered])
  const atBoxes = useMemo(() => byBox(told), [told])
  const orders = useMemo(
    () => form.sections.map((_, index) => boxesInOrder(form, index, subjects)),
    [form, subjects],
  )
  const before = useRef<readonly ReadonlyMap<BoxPath, BoxState>[]>([])
  before.current = orders.map((boxes, index) => {
    const old = before.current[index]
    const now = new Map(
      boxes.map((box) => {
        const state: BoxState = {
          value: rawIn(values, box),
          marking: markings.get(box),
          told: atBoxes.get(box),
          original: original && rawIn(original.values, box),
        }
        return [box, kept(old?.get(box), state)] as const
      }),
    )
    const same = old?.size === now.size && boxes.every((box) => old.get(box) === now.get(box))
    return old && same ? old : now
  })
  return before.current
}

function kept(old: BoxState | undefined, now: BoxState): BoxState {
  const same =
    old !== undefined &&
    old.value === now.value &&
    old.told === now.told &&
    old.original === now.original &&
    old.marking?.gravity === now.marking?.gravity &&
    old.marking?.accepted === now.marking?.accepted &&
    old.marking?.codes.join() === now.marking?.codes.join()
  return same ? old : now
}

function markingsOf(told: readonly Told[], accepted: (home: number) => boolean): Map<BoxPath, Marking> {
  const open = new Set(told.filter(({ home }) => !accepted(home)).flatMap(({ marks }) => marks))
  return new Map([...marksOf(told)].map(([box, mark]) => [box, { ...mark, accepted: !open.has(box) }]))
}

/** What is told at a box itself. */
function byBox(told: readonly Told[]): Map<BoxPath, Told[]> {
  const found = new Map<BoxPath, Told[]>()
  for (const one of told) if (one.at !== null) found.set(one.at, [...(found.get(one.at) ?? []), one])
  return found
}
