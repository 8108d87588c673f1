import type { BoxPath } from '../../../core/protocol/box.ts'
import type { Gravity } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import { Sign } from './sign.tsx'

/** What a box is marked with. */
export interface Marking {
  readonly gravity: Gravity
  readonly codes: readonly string[]
  /** Whether it has been answered for: the sign is then a tick, not an alarm. */
  readonly accepted: boolean
}

/** The mark before a box: a sign, and its meaning in words for those who do not see it. */
export function BoxMark({ box, marking }: { readonly box: BoxPath; readonly marking: Marking | undefined }) {
  const { t } = useSpeech()
  if (!marking) return null
  const codes = marking.codes.join(', ')
  return (
    <span class="pr-e-mark" id={markId(box)}>
      <Sign
        name={marking.accepted ? 'accepted' : marking.gravity}
        label={t(
          marking.accepted ? 'protocol-entry:mark_accepted' : `protocol-entry:mark_${marking.gravity}`,
          { codes },
        )}
      />
    </span>
  )
}

/** The id of the mark of a box. */
export function markId(box: BoxPath): string {
  return `mark:${box}`
}
