import { formatList } from '../../../core/format/format.ts'
import { originOf } from '../../../core/protocol/explain.ts'
import { everyBox, givenFields } from '../../../core/protocol/typed.ts'
import { useSpeech } from '../../i18n.ts'
import { useNames } from '../run/naming.ts'
import { usePaperNames } from '../run/origin-note.tsx'
import { said } from '../run/said.ts'
import type { RunView } from '../run/view.ts'
import { Part } from './key.tsx'

/** Every figure as it truly is, and the papers on which it stands. */
export function KeyTruth({ view }: { readonly view: RunView }) {
  const speech = useSpeech()
  const { t, formats } = speech
  const { exercise, base, run } = view
  const { form } = base
  const names = useNames(base, run.subjects)
  const papers = usePaperNames(view)
  const given = givenFields(form)
  const rows = everyBox(form, exercise.night.subjects).flatMap(({ box, field }) => {
    if (given.has(field.id) || field.kind === 'words') return []
    const { truth, records, terms } = originOf(exercise, box, { on: exercise.base ? 'base' : 'form' })
    const value = said(base, box, truth, speech)
    const places = records.length > 0 ? records : terms.flatMap((term) => term.records)
    return value === null ? [] : [{ box, value, stood: papers(places) }]
  })
  return (
    <Part title={t('protocol-count:kitTruth')}>
      <table class="pr-kit-truth">
        <thead>
          <tr>
            <th scope="col">{t('protocol-run:box')}</th>
            <th scope="col">{t('protocol-run:truth')}</th>
            <th scope="col">{t('protocol-count:kitStandsOn')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ box, value, stood }) => (
            <tr key={box}>
              <th scope="row">{names.box(box)}</th>
              <td>{value}</td>
              <td>{formatList(stood, formats)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}
