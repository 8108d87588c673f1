import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { CheckResult } from '../../../core/protocol/evaluate.ts'
import { asksForAcceptance, type Told, tell } from '../../../core/protocol/told.ts'
import type { EntryProps } from './entry-props.ts'
import type { Drafts } from './use-drafts.ts'

/** How long (ms) leaving waits for the store; then it judges what there is. */
const PATIENCE = 1500

const NONE: ReadonlySet<number> = new Set()

/** What became of an attempt to leave a section. */
export type Outcome = 'gone' | 'told' | 'reminded'

export interface Leaving {
  /** What is told now: of the last judgement, or of the present values where everything is judged at once. */
  readonly told: readonly Told[]
  /** The results that was drawn from. */
  readonly judged: readonly CheckResult[]
  /** Whether a section, by its index, was changed since it was judged. */
  readonly changed: (section: number) => boolean
  readonly agreed: boolean
  readonly setAgreed: (agreed: boolean) => void
  readonly reminded: boolean
  /** Tries to leave the section on the screen, once the store has everything. */
  readonly leave: () => void
  /** Notes that something was changed in a section. */
  readonly touch: (section: number) => void
}

/**
 * Judges when a section is left, never while one types: what was said stays as it was said until the section is left
 * again, so that nobody turns figures until a message goes away.
 */
export function useLeaving(
  { form, results, section, furthest, accepted, disclosure, scratch = false }: EntryProps,
  drafts: Drafts,
  {
    onGone,
    onOutcome,
  }: {
    readonly onGone: (accepting: boolean) => void
    readonly onOutcome: (outcome: Outcome, told: readonly Told[]) => void
  },
): Leaving {
  const [judgedOnce, setJudged] = useState(results)
  const [tried, setTried] = useState(NONE)
  const [touched, setTouched] = useState(NONE)
  const [agreed, setAgreed] = useState(false)
  const [reminded, setReminded] = useState(false)
  const [leaving, setLeaving] = useState(0)
  const shown = useRef(section)
  const judged = scratch ? results : judgedOnce

  const left = (index: number, also = -1): boolean =>
    scratch ||
    index <= furthest ||
    index === also ||
    tried.has(index) ||
    accepted.has(form.sections[index]?.id ?? '')
  const told = useMemo(
    () => tell(form, judged, { disclosure, left: (index) => left(index) }),
    // the set of the accepted is another one after every edit, even when the same sections are in it
    [form, judged, disclosure, furthest, tried, [...accepted].join(), scratch],
  )

  const judge = (): void => {
    setJudged(results)
    setTouched((before) => (before.size > 0 ? NONE : before))
  }
  useLayoutEffect(() => {
    if (shown.current === section) return
    shown.current = section
    judge()
    setAgreed(false)
    setReminded(false)
  }, [section])

  const decide = (): void => {
    setLeaving(0)
    const now = tell(form, results, { disclosure, left: (index) => left(index, section) })
    const here = now.filter(({ home }) => home === section)
    const id = form.sections[section]?.id ?? ''
    const known = left(section) && !touched.has(section)
    judge()
    setTried((before) => (before.has(section) ? before : new Set(before).add(section)))
    if (scratch || here.length === 0) return onGone(false)
    if (asksForAcceptance(now, section)) {
      if (known && accepted.has(id)) return onGone(false)
      if (known && agreed) return onGone(true)
      setAgreed(false)
      setReminded(known)
      return onOutcome(known ? 'reminded' : 'told', here)
    }
    if (known) return onGone(false)
    onOutcome('told', here)
  }
  useLayoutEffect(() => {
    if (leaving === 0) return
    if (drafts.settled()) return decide()
    const timer = setTimeout(decide, PATIENCE)
    return () => clearTimeout(timer)
  }, [leaving, results])

  const touch = useCallback((index: number) => {
    setTouched((before) => (before.has(index) ? before : new Set(before).add(index)))
    setAgreed(false)
    setReminded(false)
  }, [])
  return {
    told,
    judged,
    changed: (index) => touched.has(index),
    agreed: agreed || (accepted.has(form.sections[section]?.id ?? '') && !touched.has(section)),
    setAgreed,
    reminded,
    leave: () => {
      drafts.flush()
      if (drafts.settled()) decide()
      else setLeaving((count) => count + 1)
    },
    touch,
  }
}
