import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../parts/icon.tsx'

/** How a part of a question came out. */
export type PartState = 'yoursSo' | 'yours' | 'so' | 'rest'

/** A sign beside the words, so that nothing is said by colour alone. */
const SIGNS: Readonly<Record<PartState, IconName>> = {
  yoursSo: 'done',
  yours: 'pen',
  so: 'plus',
  rest: 'next',
}

interface Props {
  readonly state: PartState
  /** What is said of it. */
  readonly says?: string | undefined
  readonly text: ComponentChildren
  /** Why it is so, or what comes of it. */
  readonly why?: string | undefined
}

/** One part of a question after it was marked: what is so, its words, and why. */
export function PartLine({ state, says, text, why }: Props) {
  return (
    <li class="ts-part" data-is={state}>
      <Icon name={SIGNS[state]} />
      <div>
        {says && <b>{says}</b>}
        <p>{text}</p>
        {why && <p class="small">{why}</p>}
      </div>
    </li>
  )
}
