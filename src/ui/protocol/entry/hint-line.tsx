import { formatList } from '../../../core/format/format.ts'
import type { Hint } from '../../../core/protocol/hints.ts'
import { whereToLook } from '../../../core/protocol/where-to-look.ts'
import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'
import { Sign } from './sign.tsx'

/** A thought where to look again: it names boxes and where they came from, and never what should stand in them. */
export function HintLine({ frame, hint }: { readonly frame: Frame; readonly hint: Hint }) {
  const { t, formats } = useSpeech()
  return (
    <>
      {hint.boxes.map((box) => {
        const { origin, records } = whereToLook(frame.form, box)
        const titles = records.map((id) => frame.words.records[id]?.title ?? id)
        return (
          <p key={box} class="pr-e-hint">
            <Sign name="H" />
            <span>
              {t(`protocol-entry:hint_${hint.kind}`, { box: frame.names.short(box) })}{' '}
              {t(`protocol-entry:look_${origin}`)}{' '}
              {titles.length > 0 && t('protocol-entry:alsoIn', { records: formatList(titles, formats) })}
            </span>
          </p>
        )
      })}
    </>
  )
}
