import { type BoxPath, fieldOf } from '../../../core/protocol/box.ts'
import { recordsOfRun } from '../../../core/protocol/own-piles.ts'
import { sheetOf } from '../../../core/protocol/run.ts'
import { everyBox, givenFields, rawIn } from '../../../core/protocol/typed.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { useNames } from './naming.ts'
import type { Paper } from './papers.tsx'
import { RecordPaper } from './record-paper.tsx'
import { saidRaw } from './said.ts'
import { SheetView } from './sheet-view.tsx'
import type { RunView } from './view.ts'

/** Which papers lie on the table: the records, what the clock says, and, when a signed protocol is amended, the original. */
export function usePapers(view: RunView, lit?: BoxPath): Paper[] {
  const { t } = useSpeech()
  const { exercise, run, base } = view
  const { original } = exercise
  const records = recordsOfRun(exercise, run).map((record): Paper => {
    const named = base.words.records[record.id] ? base : view.opened // an amendment may bring papers of its own
    return {
      id: record.id,
      title: named.words.records[record.id]?.title ?? record.id,
      draw: () => <RecordPaper opened={named} record={record} subjects={run.subjects} lit={lit} />,
    }
  })
  const moments = toldBoxes(view)
  return [
    ...(original
      ? [
          {
            id: 'original',
            title: t('protocol-run:original'),
            draw: () => <SheetView opened={base} sheet={original} name="original" heading="p" />,
          },
        ]
      : []),
    ...records,
    ...(moments.length > 0
      ? [{ id: 'clock', title: t('protocol-run:clock'), draw: () => <Told view={view} boxes={moments} /> }]
      : []),
  ]
}

/** Boxes that no record of numbers can fill, and that the night itself tells: the time at which the protocol is drawn up. */
export function toldBoxes({ exercise }: Pick<RunView, 'exercise'>): BoxPath[] {
  const given = givenFields(exercise.form)
  return everyBox(exercise.form, exercise.truth.subjects)
    .filter(
      ({ field }) =>
        !given.has(field.id) &&
        (field.kind === 'date-time' || (field.kind === 'text' && field.derive !== undefined)),
    )
    .map(({ box }) => box)
    .filter((box) => rawIn(exercise.truth.values, box) !== undefined)
}

function Told({ view, boxes }: { readonly view: RunView; readonly boxes: readonly BoxPath[] }) {
  const speech = useSpeech()
  const { exercise, opened } = view
  const names = useNames(opened, sheetOf(view.run).subjects)
  return (
    <dl class="pr-r-paper pr-r-paper-clock">
      {boxes.map((box) => (
        <div key={box}>
          <dt>
            <Icon name="pen" /> {names.label(fieldOf(box))}
          </dt>
          <dd>{saidRaw(opened, box, rawIn(exercise.truth.values, box), speech)}</dd>
        </div>
      ))}
    </dl>
  )
}
