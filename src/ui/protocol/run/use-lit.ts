import { useState } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'

/** How entry names its places: "pr:votes/41", "pr:drawn-up-at:clock". */
const PLACE = /^pr:([^:]+)/

/** Which box the cursor is in, so that its line on the papers can be shown; never where nothing may be said. */
export function useLit(allowed: boolean): {
  readonly lit: BoxPath | undefined
  readonly onFocus: (event: FocusEvent) => void
} {
  const [lit, setLit] = useState<BoxPath | undefined>(undefined)
  const onFocus = ({ target }: FocusEvent): void => {
    if (!allowed || !(target instanceof HTMLElement)) return
    const box = PLACE.exec(target.id)?.[1]
    if (box !== undefined) setLit(box)
  }
  return { lit, onFocus }
}
