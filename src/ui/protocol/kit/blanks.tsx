import { useSpeech } from '../../i18n.ts'
import { PaperForm } from '../entry/paper-form.tsx'
import type { RunView } from '../run/view.ts'
import { blankOf } from './papers.ts'
import { KitSheet } from './sheet.tsx'

/** How many corrections an amendment has room for. */
const ROWS = 4
/** A cell to write in by hand. */
const EMPTY = '\u00a0'

/** Forms to fill in: one for a group, two where two people write without looking at each other. */
export function BlankSheets({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { exercise, opened } = view
  const blank = blankOf(view)
  const copies = exercise.id.level === 'four-eyes' ? [1, 2] : [1]
  return (
    <>
      {copies.map((copy) => (
        <KitSheet
          key={copy}
          view={view}
          name={copies.length > 1 ? t('protocol-count:kitBlankOf', { copy }) : t('protocol-count:kitBlank')}
        >
          <PaperForm
            form={opened.form}
            words={opened.words}
            subjects={blank.subjects}
            values={blank.values}
            title={opened.words.title}
          />
          {exercise.base && <ChangeRows />}
        </KitSheet>
      ))}
    </>
  )
}

function ChangeRows() {
  const { t } = useSpeech()
  return (
    <table class="pr-kit-rows">
      <caption>{t('protocol-count:kitRows')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('protocol-count:kitRowBox')}</th>
          <th scope="col">{t('protocol-count:kitRowWas')}</th>
          <th scope="col">{t('protocol-count:kitRowBecomes')}</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: ROWS }, (_, at) => (
          <tr key={at}>
            <td>{EMPTY}</td>
            <td>{EMPTY}</td>
            <td>{EMPTY}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
