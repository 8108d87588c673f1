import { nodeIn } from '../../../core/scenario/play.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { useSpeech } from '../../i18n.ts'

/** How a play came out. */
export function Ending({ playing: { scene, words, play } }: { readonly playing: Playing }) {
  const { t } = useSpeech()
  const end = nodeIn(scene, play.node)
  if (end.kind !== 'end') return null
  return (
    <section class={`sc-ending sc-${end.ending}`}>
      <h2>{t(`scenario:ending_${end.ending}`)}</h2>
      <p>{words.ends[end.id]}</p>
    </section>
  )
}
