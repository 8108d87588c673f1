import type { Change } from '../../../core/protocol/change.ts'
import { judgeChanges } from '../../../core/protocol/score.ts'
import { useSpeech } from '../../i18n.ts'
import { useNames } from './naming.ts'
import { saidRaw } from './said.ts'
import type { RunView } from './view.ts'

/** The rows of the amendment: those that were right, those that lack, those that change what was right. */
export function RowsReview({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const judged = judgeChanges(view.exercise, view.run)
  return (
    <section aria-labelledby="rows-review">
      <h2 id="rows-review">{t('protocol-run:rows')}</h2>
      {(['right', 'lacking', 'wrong'] as const).map((how) =>
        judged[how].length === 0 ? null : (
          <div key={how}>
            <h3>{t(`protocol-run:rows_${how}`)}</h3>
            <ul class="plain">
              {judged[how].map((row) => (
                <li key={row.box}>
                  <RowLine view={view} row={row} />
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  )
}

function RowLine({ view, row }: { readonly view: RunView; readonly row: Change }) {
  const speech = useSpeech()
  const { t } = speech
  const { base, run } = view
  const names = useNames(base, run.subjects)
  const say = (raw: unknown) => saidRaw(base, row.box, raw, speech) ?? t('protocol-run:blank')
  return (
    <p class="pr-r-wrong-box">
      <b>{names.box(row.box)}</b>
      <span>
        <span class="hidden">{t('protocol-run:was')} </span>
        <s>{say(row.was)}</s> <span class="hidden">{t('protocol-run:becomes')} </span>
        <b>{say(row.becomes)}</b>
      </span>
    </p>
  )
}
