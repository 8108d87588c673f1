import { useState } from 'preact/hooks'
import type { Part } from '../../../core/scenario/scene-kinds.ts'
import { useSpeech } from '../../i18n.ts'
import { focusQuestion } from '../play/focus-question.ts'
import { entryText } from '../said.ts'
import type { Running } from '../use-play.ts'
import { Compare } from './compare.tsx'
import { type Entry, entryIn, type LogNode, typedEntry, writtenEntry } from './entry.ts'
import { Pieces } from './pieces.tsx'
import { OwnWords } from './own-words.tsx'

interface Props {
  readonly running: Running
  readonly node: LogNode
}

/** The entry in the log-book: put together or written, then held against the model entry, and only then given. */
export function Log({ running: { playing, play, on }, node }: Props) {
  const { t } = useSpeech()
  const { words, scene } = playing
  const [entry, setEntry] = useState(() => entryIn(play.draft, node))
  const [isCompared, setCompared] = useState(false)
  const change = (to: Entry): void => {
    setEntry(to)
    on({ act: 'typed', object: typedEntry(node, to) })
  }
  const give = (found: readonly Part[]): void =>
    on({ act: 'wrote', object: writtenEntry(node, entry, found) })
  const isWords = entry.way === 'words'
  const isBlank = isWords ? entry.text.trim() === '' : entry.pieces.length === 0
  const text = entryText(words, node.id, { text: isWords ? entry.text : '', took: entry.pieces })
  return (
    <div class="sc-turn">
      <h2 tabIndex={-1}>{t(isCompared ? 'scenario:logCompare' : 'scenario:logTitle')}</h2>
      {isCompared ? (
        <Compare
          node={node}
          words={words}
          entry={entry}
          text={text}
          onGive={give}
          onBack={(event) => {
            focusQuestion(event)
            setCompared(false)
          }}
        />
      ) : (
        <>
          {isWords ? (
            <OwnWords
              node={node}
              text={entry.text}
              onText={(typed) => setEntry({ ...entry, text: typed })}
              onPause={(typed) => change({ ...entry, text: typed })}
            />
          ) : (
            <Pieces
              node={node}
              words={words}
              entry={text}
              taken={entry.pieces}
              onTake={(pieces) => change({ ...entry, pieces })}
            />
          )}
          <div class="sc-actions">
            <button
              type="button"
              class="button primary"
              disabled={isBlank}
              onClick={(event) => {
                focusQuestion(event)
                change(entry)
                setCompared(true)
              }}
            >
              {t('scenario:logDone')}
            </button>
            {!scene.crew && (
              <button
                type="button"
                class="button quiet"
                onClick={() => change({ ...entry, way: isWords ? 'pieces' : 'words' })}
              >
                {t(isWords ? 'scenario:logByPieces' : 'scenario:logByWords')}
              </button>
            )}
          </div>
        </>
      )}
    </div>
  )
}
