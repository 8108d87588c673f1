import { useEffect, useRef, useState } from 'preact/hooks'
import { formatList } from '../../../core/format/format.ts'
import { type BoxPath, fieldOf } from '../../../core/protocol/box.ts'
import { isBlank, readBox } from '../../../core/protocol/paper.ts'
import { differencesOf } from '../../../core/protocol/run.ts'
import { rawIn } from '../../../core/protocol/typed.ts'
import { whereToLook } from '../../../core/protocol/where-to-look.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { useNames } from './naming.ts'
import { WithPapers } from './papers.tsx'
import { saidRaw } from './said.ts'
import { SettleBox } from './settle-box.tsx'
import { toldBoxes, usePapers } from './table.tsx'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly onDone: () => void
}

/** Where the two entries differ: neither is right because it came first; the papers decide. */
export function Compare({ view, onDone }: Props) {
  const { t } = useSpeech()
  const { exercise, run, on } = view
  const papers = usePapers(view)
  const boxes = differencesOf(exercise, run)
  const open = boxes.filter((box) => !isSettled(view, box))
  const [reminded, setReminded] = useState(false)
  const problem = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (reminded) problem.current?.focus()
  }, [reminded])

  return (
    <WithPapers papers={papers} onLook={(id) => on({ act: 'reached', object: `record:${id}` })}>
      {boxes.length === 0 ? (
        <Notice tone="calm">
          <p>{t('protocol-run:entriesAgree')}</p>
        </Notice>
      ) : (
        <>
          <p class="lead">{t('protocol-run:entriesDiffer', { count: boxes.length })}</p>
          <ul class="plain pr-r-differences">
            {boxes.map((box) => (
              <Difference key={box} view={view} box={box} />
            ))}
          </ul>
        </>
      )}
      <p ref={problem} tabIndex={-1} role="alert" class="pr-r-problem">
        {reminded && open.length > 0 && t('protocol-run:stillOpen', { count: open.length })}
      </p>
      <div class="pr-r-actions">
        <button
          type="button"
          class="button primary"
          onClick={() => (open.length > 0 ? setReminded(true) : onDone())}
        >
          {t('protocol-run:compared')}
        </button>
      </div>
    </WithPapers>
  )
}

function isSettled({ exercise, run }: RunView, box: BoxPath): boolean {
  const field = exercise.form.fields.find(({ id }) => id === fieldOf(box))
  // a box may rightly stay blank where the form says so; then the last word is that it was looked at
  if (run.settled.has(box) && field?.blank !== 'forbidden') return true
  return field !== undefined && run.settled.has(box) && !isBlank(readBox(field, run.settled.get(box)))
}

function Difference({ view, box }: { readonly view: RunView; readonly box: BoxPath }) {
  const speech = useSpeech()
  const { t, formats } = speech
  const { exercise, run, opened, base } = view
  const names = useNames(opened, run.subjects)
  const { origin, records } = whereToLook(exercise.form, box)
  const papers = toldBoxes(view).includes(box)
    ? [t('protocol-run:clock')]
    : records.map((id) => base.words.records[id]?.title ?? id)
  const say = (values: typeof run.values) =>
    saidRaw(opened, box, rawIn(values, box), speech) ?? t('protocol-run:blank')
  return (
    <li>
      <fieldset>
        <legend>{names.box(box)}</legend>
        <dl class="pr-r-two">
          <div>
            <dt>{t('protocol-run:firstEntry')}</dt>
            <dd>{say(run.values)}</dd>
          </div>
          <div>
            <dt>{t('protocol-run:secondEntry')}</dt>
            <dd>{say(run.again)}</dd>
          </div>
        </dl>
        <p class="small">
          {papers.length > 0
            ? t('protocol-run:lookOn', { papers: formatList(papers, formats) })
            : t(`protocol-run:lookAt_${origin}`)}
        </p>
        <SettleBox view={view} box={box} />
      </fieldset>
    </li>
  )
}
