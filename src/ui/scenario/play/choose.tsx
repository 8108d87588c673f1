import { useState } from 'preact/hooks'
import { choicesIn } from '../../../core/scenario/play.ts'
import type { SceneNode } from '../../../core/scenario/scene.ts'
import { useSpeech } from '../../i18n.ts'
import { useChoices } from '../../state.ts'
import { choiceWords } from '../said.ts'
import type { Running } from '../use-play.ts'
import { Clock } from './clock.tsx'
import { focusQuestion } from './focus-question.ts'
import { Options } from './options.tsx'

interface Props {
  readonly running: Running
  readonly node: Extract<SceneNode, { kind: 'choose' }>
}

/** The player acts: one of the choices open here, perhaps before the moment passes. */
export function Choose({ running: { playing, play, on }, node }: Props) {
  const { t } = useSpeech()
  const { preferences } = useChoices()
  const [asked, setAsked] = useState(false)
  const { words } = playing
  const { id, seconds, late } = node
  const take = (choice: string): void => on({ act: 'chose', object: `${id}=${choice}` })
  const isHidden = preferences?.answerFirst === true && !asked
  const isTimed = preferences?.unhurried === false && !isHidden
  return (
    <div class="sc-turn">
      <h2 tabIndex={-1}>{words.choices[id]?.prompt}</h2>
      {isTimed && seconds && late && <Clock seconds={seconds} onOver={() => take(`!${late}`)} />}
      {isHidden ? (
        <>
          <p>{t('scenario:sayIt')}</p>
          <button
            type="button"
            class="button primary"
            onClick={(event) => {
              focusQuestion(event)
              setAsked(true)
            }}
          >
            {t('scenario:showChoices')}
          </button>
        </>
      ) : (
        <>
          {asked && <p>{t('scenario:nearest')}</p>}
          <Options
            options={choicesIn(node, play.values).map((choice) => [
              choice.id,
              choiceWords(words, id, choice.id).text,
            ])}
            onTake={take}
          />
        </>
      )}
    </div>
  )
}
