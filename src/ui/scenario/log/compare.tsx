import { useState } from 'preact/hooks'
import type { Part } from '../../../core/scenario/scene-kinds.ts'
import type { SceneWords } from '../../../core/scenario/scene-words.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { pieceText } from '../said.ts'
import { type Entry, type LogNode, namesTime, partsOf } from './entry.ts'

interface Props {
  readonly node: LogNode
  readonly words: SceneWords
  readonly entry: Entry
  /** The entry as it reads. */
  readonly text: string
  readonly onGive: (found: readonly Part[]) => void
  readonly onBack: (event: { readonly currentTarget: Element }) => void
}

/** One's own entry beside the model: what is in, what is missing, and what has no place in a log-book. */
export function Compare({ node, words, entry, text, onGive, onBack }: Props) {
  const { t } = useSpeech()
  const [found, setFound] = useState<readonly Part[]>(() => (namesTime(entry.text) ? ['time'] : []))
  return (
    <>
      <h3>{t('scenario:logYours')}</h3>
      <blockquote class="sc-entry">{text}</blockquote>
      <h3>{t('scenario:logModel')}</h3>
      <blockquote class="sc-entry">{words.logs[node.id]?.model}</blockquote>
      {entry.way === 'pieces' ? (
        <Marked node={node} words={words} taken={entry.pieces} />
      ) : (
        <fieldset class="sc-manner">
          <legend>{t('scenario:logInYours')}</legend>
          {partsOf(node).map((part) => (
            <label key={part} class="sc-check">
              <input
                type="checkbox"
                checked={found.includes(part)}
                onChange={({ currentTarget: { checked } }) =>
                  setFound(checked ? [...found, part] : found.filter((each) => each !== part))
                }
              />
              <span>{t(`scenario:part_${part}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="sc-actions">
        <button
          type="button"
          class="button primary"
          onClick={() => onGive(partsOf(node).filter((part) => found.includes(part)))}
        >
          {t('scenario:logGive')}
        </button>
        <button type="button" class="button" onClick={onBack}>
          {t('scenario:logBack')}
        </button>
      </div>
    </>
  )
}

interface MarkedProps {
  readonly node: LogNode
  readonly words: SceneWords
  readonly taken: readonly string[]
}

/** The pieces one by one: those that belong in it, there or missing, and those that do not, with the reason. */
export function Marked({ node, words, taken }: MarkedProps) {
  const { t } = useSpeech()
  const strange = node.pieces.filter((piece) => !piece.in && taken.includes(piece.id))
  return (
    <ul class="plain sc-marked">
      {node.pieces
        .filter((piece) => piece.in)
        .map(({ id, part }) => {
          const isThere = taken.includes(id)
          return (
            <li key={id} class={isThere ? 'sc-there' : 'sc-missing'}>
              <Icon name={isThere ? 'done' : 'plus'} />
              <span>
                <b>
                  {t(`scenario:part_${part}`)} – {t(isThere ? 'scenario:isThere' : 'scenario:isMissing')}
                </b>
                <br />
                {pieceText(words, node.id, id)}
              </span>
            </li>
          )
        })}
      {strange.map(({ id, part }) => (
        <li key={id} class="sc-strange">
          <Icon name="close" />
          <span>
            <b>{t('scenario:isStrange')}</b>
            <br />
            {pieceText(words, node.id, id)}
            <br />
            <i>{t(`scenario:strange_${part}`)}</i>
          </span>
        </li>
      ))}
    </ul>
  )
}
