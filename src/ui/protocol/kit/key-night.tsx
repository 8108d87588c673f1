import { formatList, formatNumber } from '../../../core/format/format.ts'
import type { ControlPair } from '../../../core/protocol/night.ts'
import { useSpeech } from '../../i18n.ts'
import { CONTROL_LINES } from '../count/control-lines.ts'
import { namesOf } from '../count/names-of.ts'
import type { RunView } from '../run/view.ts'
import { Part } from './key.tsx'

/** What the count comes to: control sheets, the steps in their order, and every ballot that is not plain. */
export function KeyNight({ view }: { readonly view: RunView }) {
  const { t, formats } = useSpeech()
  const { exercise, opened } = view
  const { control, once } = exercise.night
  const pairSaid = (pair: ControlPair): string => {
    const lines = CONTROL_LINES.filter((line) => pair.inBox[line] !== pair.kept[line])
    return lines.length === 0
      ? t('protocol-count:sheets_same')
      : t('protocol-count:kitDiffer', {
          lines: formatList(
            lines.map((line) => t(`protocol-count:sheet_${line}`)),
            formats,
          ),
        })
  }
  return (
    <>
      <Part title={t('protocol-count:kitSteps')}>
        <ol>
          {exercise.form.count.map((step) => (
            <li key={step.id}>
              {opened.words.count[step.id]?.title}
              {step.kind === 'tally' && step.fact && ` · ${formatNumber(once[step.fact], 0, formats)}`}
              {step.kind === 'compare' &&
                step.box &&
                control[step.box] &&
                ` · ${pairSaid(control[step.box] as ControlPair)}`}
            </li>
          ))}
        </ol>
      </Part>
      <OddBallots view={view} />
    </>
  )
}

function OddBallots({ view }: { readonly view: RunView }) {
  const { t, language, formats } = useSpeech()
  const { exercise, marks } = view
  const { subjects, ballots } = exercise.night
  const names = namesOf(subjects, language)
  const usual = marks?.file.marks.find(({ verdict }) => verdict === 'valid')?.id
  const odd = ballots.filter(({ mark }) => mark !== usual)
  return (
    <Part title={t('protocol-count:kitOdd')}>
      <table class="pr-kit-truth">
        <tbody>
          {odd.map(({ id, mark, pile, disputed, choice }) => (
            <tr key={id}>
              <td>{formatNumber(id, 0, formats)}</td>
              <th scope="row">
                {marks?.words.marks[mark]?.see}
                {choice !== null && ` (№ ${choice} ${names[choice]})`}
              </th>
              <td>
                {disputed
                  ? t('protocol-count:verdict_doubtful')
                  : pile === 'invalid'
                    ? t('protocol-count:verdict_invalid')
                    : t('protocol-count:verdict_valid', { number: pile, name: names[pile] ?? '' })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}
