import { type Box, type BoxPath, fieldOf } from '../../../core/protocol/box.ts'
import { isBlank, readBox, saysSame } from '../../../core/protocol/paper.ts'
import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'
import { useWritten } from './written.tsx'

interface Props {
  readonly frame: Frame
  readonly box: BoxPath
  readonly original: Box
  readonly now: Box
}

/** What stood in a box when the protocol was signed; struck through once something else stands there. */
export function Original({ frame, box, original, now }: Props) {
  const { t } = useSpeech()
  const field = frame.form.fields.find(({ id }) => id === fieldOf(box))
  const text = useWritten(frame, field, original) || t('protocol-entry:blank')
  if (!field) return null
  const next = readBox(field, now)
  // an empty box of an amendment changes nothing
  const changed = !isBlank(next) && !saysSame(readBox(field, original), next)
  return (
    <span class="pr-e-original">
      <span class="hidden">{t('protocol-entry:original')} </span>
      {changed ? <del>{text}</del> : <span>{text}</span>}
    </span>
  )
}
