import { useEffect, useState } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'
import { boxesInOrder } from '../../../core/protocol/entry-order.ts'
import type { Exercise } from '../../../core/protocol/exercise.ts'
import type { Field } from '../../../core/protocol/form.ts'
import { evaluate } from '../../../core/protocol/evaluate.ts'
import { type RunEvent, sheetOf } from '../../../core/protocol/run.ts'
import { sectionFinder } from '../../../core/protocol/told.ts'
import { everyBox } from '../../../core/protocol/typed.ts'
import { useSpeech } from '../../i18n.ts'
import { Entry } from '../entry/entry.tsx'
import { OriginNote } from './origin-note.tsx'
import { useNames } from './naming.ts'
import { WithPapers } from './papers.tsx'
import { said } from './said.ts'
import { usePapers } from './table.tsx'
import { useLit } from './use-lit.ts'
import type { RunView } from './view.ts'
import { originOf } from '../../../core/protocol/explain.ts'

interface Props {
  readonly view: RunView
  readonly onFinish: () => void
}

/** A protocol that grows before one's eyes: figure after figure with where it comes from; the result is left to the learner. */
export function Worked({ view, onFinish }: Props) {
  const { exercise, run, on } = view
  const own = ownSection(exercise)
  const isOwn =
    exercise.form.sections[run.section]?.id === own || run.section === exercise.form.sections.length

  const takePen = (): void => {
    // blanked first, reached last: whoever is interrupted in between takes the pen once more
    for (const { box, field } of everyBox(exercise.form, run.subjects))
      if (field.kind !== 'ticks' && isIn(exercise, own, field.id)) on({ act: 'typed', object: `${box}=` })
    on({ act: 'reached', object: `section:${own}` })
  }
  return isOwn ? (
    <Own view={view} own={own} onFinish={onFinish} />
  ) : (
    <Shown view={view} own={own} onPen={takePen} />
  )
}

/** The figures of all sections but the learner's own, one after the other. */
function Shown({
  view,
  own,
  onPen,
}: {
  readonly view: RunView
  readonly own: string
  readonly onPen: () => void
}) {
  const speech = useSpeech()
  const { t } = speech
  const { exercise, run, opened, on } = view
  const boxes = shownBoxes(exercise, own)
  const sectionOf = sectionFinder(exercise.form)
  // whoever was interrupted goes on with the section that was on the screen
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      boxes.findIndex((box) => sectionOf(box) === run.section),
    ),
  )
  const box = boxes[at]
  const names = useNames(opened, run.subjects)
  const papers = usePapers(view, box)
  useEffect(() => {
    document.getElementById('figure-shown')?.focus({ preventScroll: false })
  }, [at])
  const go = (to: number): void => {
    const section = exercise.form.sections[sectionOf(boxes[to] ?? '')]
    if (section) on({ act: 'reached', object: `section:${section.id}` })
    setAt(to)
  }
  if (box === undefined) return null
  const origin = originOf(exercise, box, { run })
  return (
    <WithPapers papers={papers} onLook={(id) => on({ act: 'reached', object: `record:${id}` })}>
      <p class="small" id="worked-place">
        {t('protocol-run:workedPlace', { at: at + 1, all: boxes.length })}
      </p>
      <section class="pr-r-figure" id="figure-shown" tabIndex={-1} aria-describedby="worked-place">
        <h2>{names.box(box)}</h2>
        <p class="pr-r-figure-value">
          {said(opened, box, origin.written, speech) ?? t('protocol-run:blank')}
        </p>
        <OriginNote view={view} origin={origin} />
      </section>
      <div class="pr-r-actions pr-r-at-thumb">
        <button type="button" class="button" disabled={at === 0} onClick={() => go(at - 1)}>
          {t('protocol-run:workedBack')}
        </button>
        {at + 1 < boxes.length ? (
          <button type="button" class="button primary" onClick={() => go(at + 1)}>
            {t('protocol-run:workedNext')}
          </button>
        ) : (
          <button type="button" class="button primary" onClick={onPen}>
            {t('protocol-run:workedYours')}
          </button>
        )}
      </div>
    </WithPapers>
  )
}

/** The section that is left to the learner, with the coach beside. */
function Own({
  view,
  own,
  onFinish,
}: {
  readonly view: RunView
  readonly own: string
  readonly onFinish: () => void
}) {
  const { t } = useSpeech()
  const { exercise, run, opened, on } = view
  const { lit, onFocus } = useLit(true)
  const papers = usePapers(view, lit)
  const mine = exercise.form.sections.findIndex(({ id }) => id === own)
  const given = new Set(exercise.form.sections.map(({ id }) => id).filter((id) => id !== own))
  return (
    <WithPapers papers={papers} onLook={(id) => on({ act: 'reached', object: `record:${id}` })}>
      <p>{t('protocol-run:workedYoursText')}</p>
      <div onFocusCapture={onFocus}>
        <Entry
          form={exercise.form}
          words={opened.words}
          subjects={run.subjects}
          values={run.values}
          results={evaluate(exercise.form, sheetOf(run))}
          disclosure="coached"
          late={run.opened.length > 0}
          section={run.section}
          furthest={run.section === mine ? mine - 1 : mine}
          accepted={run.accepted}
          given={given}
          finish={t('protocol-run:filled')}
          onEvent={(event) => on(onlyOwn(view, own, event))}
          onFinish={onFinish}
        />
      </div>
    </WithPapers>
  )
}

/** The other sections are done: from the learner's own the way leads to the last page, and back to it, nowhere else. */
function onlyOwn({ exercise, run }: RunView, own: string, event: RunEvent): RunEvent {
  const { sections } = exercise.form
  const to = sections.findIndex(({ id }) => event.object === `section:${id}`)
  if (event.act !== 'reached' || to < 0) return event
  const mine = sections.findIndex(({ id }) => id === own)
  const isOn = to > mine && run.section === mine
  return { act: 'reached', object: isOn ? 'section:last' : `section:${own}` }
}

/**
 * The section that is left to the learner: the one with a row for each subject, where the count is written down; in a form
 * without rows the last one with figures.
 */
export function ownSection({ form }: Exercise): string {
  const open = form.sections.filter(({ given }) => !given)
  const lastWith = (suits: (field: Field) => boolean) =>
    open.findLast(({ fields }) => form.fields.some((field) => fields.includes(field.id) && suits(field)))
  const found =
    lastWith(({ repeat }) => repeat !== undefined) ?? lastWith(({ kind }) => kind === 'count') ?? open.at(-1)
  return found?.id ?? ''
}

function isIn({ form }: Exercise, section: string, field: string): boolean {
  return form.sections.some(({ id, fields }) => id === section && fields.includes(field))
}

function shownBoxes({ form, truth }: Exercise, own: string): BoxPath[] {
  return form.sections.flatMap(({ id, given }, index) =>
    given || id === own ? [] : boxesInOrder(form, index, truth.subjects),
  )
}
