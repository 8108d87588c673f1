import { useMemo, useRef } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'
import type { Form } from '../../../core/protocol/form.ts'
import { asksForAcceptance, sectionFinder, type Told } from '../../../core/protocol/told.ts'
import { Acceptance } from './acceptance.tsx'
import { Actions, NEXT } from './actions.tsx'
import type { EntryProps } from './entry-props.ts'
import { followKeys } from './follow-keys.ts'
import { LastPage } from './last-page.tsx'
import type { BoxState } from './line.tsx'
import { arrival, hasBlank, placeOf } from './places.ts'
import { Progress, type SectionState } from './progress.tsx'
import { RunningTotal } from './running-total.tsx'
import { Section, type Way } from './section.tsx'
import { useBoxStates } from './use-box-states.ts'
import { useDrafts } from './use-drafts.ts'
import { useFocus } from './use-focus.ts'
import { useFrame } from './use-frame.ts'
import { useLeaving } from './use-leaving.ts'

/** A form to be filled in, section by section, and judged when a section is left. */
export function Entry(props: EntryProps) {
  const { form, values, section, furthest, accepted, given, disclosure, scratch = false } = props
  const { wish, stay } = useFocus(section, () => arrival(props), props.autoFocus ?? true)
  const drafts = useDrafts(values, (box, text) => props.onEvent({ act: 'typed', object: `${box}=${text}` }))
  const reach = (index: number): void => {
    drafts.flush()
    props.onEvent({ act: 'reached', object: `section:${form.sections[index]?.id ?? 'last'}` })
  }
  const leaving = useLeaving(props, drafts, {
    onGone: (accepting) => {
      if (accepting) props.onEvent({ act: 'accepted', object: form.sections[section]?.id ?? '' })
      reach(section + 1)
    },
    onOutcome: (outcome, here) => wish(placeOf(props, outcome, here)),
  })
  const frame = useFrame(props, { drafts, touch: leaving.touch, wish, reach })
  const { told } = leaving
  const isAccepted = (index: number): boolean =>
    accepted.has(form.sections[index]?.id ?? '') && !leaving.changed(index)
  const boxes = useBoxStates(props, told, isAccepted)
  const bySection = useMemo(() => spread(form, told), [form, told])
  const last = form.sections.length
  const isOpen = (index: number): boolean => scratch || index <= Math.max(furthest + 1, section)
  const doings: Way = {
    enter: (index) => {
      if (index === section || !isOpen(index) || given.has(form.sections[index]?.id ?? '')) return
      stay() // the cursor is where it is wanted
      reach(index)
    },
    key: (event, stops) => followKeys(event, { stops, button: NEXT, leave: leaving.leave }),
    go: reach,
  }
  const way = useSteady(doings)
  const states = form.sections.map(({ id }, index): SectionState => {
    if (index === section) return 'here'
    if (index > furthest && !scratch) return 'ahead'
    if (disclosure === 'silent') return 'left'
    if (bySection[index]?.own.length === 0) return scratch && hasBlank(props, index) ? 'open' : 'clean'
    return accepted.has(id) ? 'accepted' : 'messages'
  })
  const asked = !scratch && asksForAcceptance(told, section) && !leaving.changed(section)
  return (
    <div class="pr-e-entry" data-scratch={scratch}>
      <Progress frame={frame} states={states} section={section} reachable={isOpen} onGo={way.go} />
      <div class="pr-e-sheet">
        {form.sections.map(({ id }, index) => {
          const here = index === section
          return (
            <Section
              key={id}
              frame={frame}
              index={index}
              here={here}
              given={given.has(id)}
              open={isOpen(index)}
              amended={props.original !== undefined}
              boxes={boxes[index] ?? NO_BOXES}
              told={bySection[index]?.own ?? NOTHING}
              away={bySection[index]?.away ?? NOTHING}
              accepted={isAccepted(index)}
              changed={leaving.changed(index) && !scratch}
              messagesBelow={scratch}
              way={way}
              running={
                here &&
                disclosure === 'coached' &&
                !scratch && <RunningTotal frame={frame} results={props.results} section={index} />
              }
              foot={
                here && (
                  <>
                    {asked && (
                      <Acceptance
                        section={id}
                        agreed={leaving.agreed}
                        reminded={leaving.reminded}
                        onAgree={leaving.setAgreed}
                      />
                    )}
                    <Actions onNext={leaving.leave} onBack={index > 0 ? () => reach(index - 1) : undefined} />
                  </>
                )
              }
            />
          )
        })}
      </div>
      {section === last && (
        <LastPage
          frame={frame}
          results={leaving.judged}
          values={values}
          told={told}
          given={given}
          accepted={isAccepted}
          free={scratch}
          finish={props.finish}
          onFinish={props.onFinish}
          onGo={reach}
        />
      )}
    </div>
  )
}

const NO_BOXES: ReadonlyMap<BoxPath, BoxState> = new Map()
const NOTHING: readonly Told[] = []

/** What is told in each section, and what marks boxes there and is told in another. */
function spread(form: Form, told: readonly Told[]): { readonly own: Told[]; readonly away: Told[] }[] {
  const sectionOf = sectionFinder(form)
  return form.sections.map((_, index) => ({
    own: told.filter(({ home }) => home === index),
    away: told.filter(({ home, marks }) => home !== index && marks.some((box) => sectionOf(box) === index)),
  }))
}

/** The same object at every drawing, doing what the doings of the last drawing do. */
function useSteady(doings: Way): Way {
  const latest = useRef(doings)
  latest.current = doings
  return useMemo(
    () => ({
      enter: (section) => latest.current.enter(section),
      key: (event, stops) => latest.current.key(event, stops),
      go: (section) => latest.current.go(section),
    }),
    [],
  )
}
