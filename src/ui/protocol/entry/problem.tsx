import type { ComponentProps } from 'preact'
import { useSpeech } from '../../i18n.ts'

/** Everything that can be the matter with a typed text before any check looks at it. */
export type TextTrouble =
  | 'dash'
  | 'letters'
  | 'sign'
  | 'fraction'
  | 'grouping'
  | 'mixed-digits'
  | 'too-large'
  | 'pasted'
  | 'pasted-table'
  | 'date'
  | 'clock'

/** Says under a box why what stands in it cannot be read. The place is always there, so that what appears is read out. */
export function Problem({ id, code }: { readonly id: string; readonly code: TextTrouble | undefined }) {
  const { t } = useSpeech()
  const quiet: ComponentProps<'p'> = code === undefined ? { hidden: true } : {}
  return (
    <p id={id} class="pr-e-problem" role="alert" {...quiet}>
      {code && t(`protocol-entry:problem_${code}`)}
    </p>
  )
}
