import { formatList } from '../../../core/format/format.ts'
import { originOf } from '../../../core/protocol/explain.ts'
import { type JudgedBox, judgeBoxes } from '../../../core/protocol/score.ts'
import { useSpeech } from '../../i18n.ts'
import { useNames } from './naming.ts'
import { usePaperNames } from './origin-note.tsx'
import { said } from './said.ts'
import type { RunView } from './view.ts'

/** Every box that is judged: mine, the true one, and where it stood; those to look at first, the others folded away. */
export function BoxTable({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const judged = judgeBoxes(view.exercise, view.run)
  const wrong = judged.filter(({ right }) => !right)
  const right = judged.filter((one) => one.right)
  if (judged.length === 0) return null
  return (
    <section aria-labelledby="boxes">
      <h2 id="boxes">{t('protocol-run:boxes')}</h2>
      {wrong.length === 0 ? <p>{t('protocol-run:allBoxesRight')}</p> : <Boxes view={view} boxes={wrong} />}
      {right.length > 0 && (
        <details class="pr-r-right-boxes">
          <summary>{t('protocol-run:boxesRight', { count: right.length })}</summary>
          <Boxes view={view} boxes={right} />
        </details>
      )}
    </section>
  )
}

function Boxes({ view, boxes }: { readonly view: RunView; readonly boxes: readonly JudgedBox[] }) {
  return (
    <ul class="plain pr-r-boxes">
      {boxes.map((one) => (
        <JudgedLine key={one.box} view={view} judged={one} />
      ))}
    </ul>
  )
}

/** One box; a right one has one figure, since mine is the true one. */
function JudgedLine({ view, judged }: { readonly view: RunView; readonly judged: JudgedBox }) {
  const speech = useSpeech()
  const { t, formats } = speech
  const { exercise, opened, run } = view
  const names = useNames(opened, run.subjects)
  const papers = usePaperNames(view)
  const { box, right, written, truth } = judged
  const { records, terms } = originOf(exercise, box, { run })
  const stood = papers(records.length > 0 ? records : terms.flatMap((term) => term.records))
  const blank = t('protocol-run:blank')
  const mine = said(opened, box, written, speech)
  // a reason, a time that follows from nothing: no night knows them, only that they must stand there
  const own = mine === null ? t('protocol-run:notBlank') : written.text === '' ? blank : null
  const due = said(opened, box, truth, speech) ?? own
  return (
    <li data-right={right}>
      <span class="pr-r-boxes-name">{names.box(box)}</span>
      {right ? (
        <b>{said(opened, box, truth, speech) ?? mine ?? blank}</b>
      ) : (
        <dl>
          <div>
            <dt>{t('protocol-run:mine')}</dt>
            <dd>{mine ?? blank}</dd>
          </div>
          {due !== null && (
            <div>
              <dt>{t('protocol-run:truth')}</dt>
              <dd>{due}</dd>
            </div>
          )}
        </dl>
      )}
      {stood.length > 0 && (
        <span class="small">{t('protocol-run:stoodOn', { papers: formatList(stood, formats) })}</span>
      )}
    </li>
  )
}
