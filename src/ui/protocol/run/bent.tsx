import { amend } from '../../../core/protocol/amend.ts'
import type { BoxPath } from '../../../core/protocol/box.ts'
import { evaluate } from '../../../core/protocol/evaluate.ts'
import { truthOfRun } from '../../../core/protocol/own-piles.ts'
import { contentOf, readSheet, type Sheet } from '../../../core/protocol/paper.ts'
import { finalSheetOf } from '../../../core/protocol/run.ts'
import { withRaw } from '../../../core/protocol/typed.ts'
import { formatList, formatNumber } from '../../../core/format/format.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { SumTable } from '../entry/sum-table.tsx'
import { useNames } from './naming.ts'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly boxes: readonly BoxPath[]
}

/** A true number was changed so that a sum fits: said plainly, with the sum as it was made to fit and as it truly is. */
export function Bent({ view, boxes }: Props) {
  const { t, formats } = useSpeech()
  const { base, run } = view
  const names = useNames(base, run.subjects)
  const { truth, end } = papersOf(view)
  const [right, written] = [readSheet(base.form, truth), readSheet(base.form, end)]
  const honest = boxes.reduce<Sheet>(
    (sheet, box) => ({ ...sheet, values: withRaw(sheet.values, box, contentOf(right, box).count) }),
    end,
  )
  const [after, before] = [evaluate(base.form, end), evaluate(base.form, honest)]
  const at = before.findIndex(
    ({ status, kind, difference }, place) =>
      kind === 'equal' &&
      difference !== 0 &&
      difference !== null &&
      after[place]?.difference === 0 &&
      status !== 'passed',
  )
  const [fitted, true_] = [after[at], before[at]]
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, 0, formats))
  return (
    <Notice tone="trouble">
      <h2 class="pr-r-first">{t('protocol-run:bentTitle')}</h2>
      <p>
        {t('protocol-run:bentBoxes', {
          boxes: formatList(
            boxes.map((box) =>
              t('protocol-run:bentBox', {
                box: names.box(box),
                written: number(contentOf(written, box).count),
                truth: number(contentOf(right, box).count),
              }),
            ),
            formats,
          ),
        })}
      </p>
      {fitted && true_ && (
        <div class="pr-r-sums">
          <figure>
            <figcaption>{t('protocol-run:bentFits')}</figcaption>
            <SumTable names={names} result={fitted} />
          </figure>
          <figure>
            <figcaption>{t('protocol-run:bentTrue')}</figcaption>
            <SumTable names={names} result={true_} />
          </figure>
        </div>
      )}
      <p>{t('protocol-run:bentWhy')}</p>
    </Notice>
  )
}

/** What should stand on the protocol, and what stands there in the end. */
function papersOf({ exercise, run }: RunView): { readonly truth: Sheet; readonly end: Sheet } {
  const { base, original, changes } = exercise
  if (!base || !original) return { truth: truthOfRun(exercise, run), end: finalSheetOf(exercise, run) }
  return {
    truth: amend({ base, original, changes }),
    end: amend({ base, original, changes: run.changes, statements: run.statements }),
  }
}
