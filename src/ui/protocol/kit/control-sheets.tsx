import type { ControlSheet } from '../../../core/protocol/night.ts'
import { useSpeech } from '../../i18n.ts'
import { CONTROL_LINES, controlLine } from '../count/control-lines.ts'
import type { RunView } from '../run/view.ts'

/** The control sheets of both boxes and the copy that was kept, to be cut apart. */
export function ControlSheets({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { main, mobile } = view.exercise.night.control
  return (
    <div class="pr-kit-cards">
      {mobile && <Card title={t('protocol-count:kitOutOf_mobile')} sheet={mobile.inBox} />}
      <Card title={t('protocol-count:kitOutOf_main')} sheet={main.inBox} />
      <Card title={t('protocol-count:kept')} sheet={main.kept} />
    </div>
  )
}

function Card({ title, sheet }: { readonly title: string; readonly sheet: ControlSheet }) {
  const { t } = useSpeech()
  return (
    <table class="pr-kit-card keep">
      <caption>{title}</caption>
      <tbody>
        {CONTROL_LINES.map((line) => (
          <tr key={line}>
            <th scope="row">{t(`protocol-count:sheet_${line}`)}</th>
            <td>{controlLine(sheet, line, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
