import type { SceneWords } from '../../../core/scenario/scene-words.ts'
import { useSpeech } from '../../i18n.ts'
import { pieceText } from '../said.ts'
import { type LogNode, toggled } from './entry.ts'

interface Props {
  readonly node: LogNode
  readonly words: SceneWords
  /** The entry as it reads so far. */
  readonly entry: string
  readonly taken: readonly string[]
  readonly onTake: (pieces: string[]) => void
}

/** The pieces of an entry: a tap puts one at its end, another takes it out again. */
export function Pieces({ node, words, entry, taken, onTake }: Props) {
  const { t } = useSpeech()
  return (
    <>
      <p>{t('scenario:logPieces')}</p>
      <ul class="plain sc-options sc-pieces">
        {node.pieces.map(({ id }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={taken.includes(id)}
              onClick={() => onTake(toggled(taken, id))}
            >
              {taken.includes(id) && <b>{taken.indexOf(id) + 1}. </b>}
              {pieceText(words, node.id, id)}
            </button>
          </li>
        ))}
      </ul>
      <h3>{t('scenario:logSoFar')}</h3>
      <blockquote class="sc-entry" aria-live="polite">
        {entry || t('scenario:logNothing')}
      </blockquote>
    </>
  )
}
