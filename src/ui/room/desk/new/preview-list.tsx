import { useState } from 'preact/hooks'
import type { OpenedItem } from '../../../../core/question/open-item.ts'
import type { RoomQuiz } from '../../../../core/room/quiz.ts'
import { useSpeech } from '../../../i18n.ts'
import { BoardView } from '../board-view.tsx'
import { Check } from '../check.tsx'

interface Props {
  readonly quiz: RoomQuiz
  readonly items: readonly OpenedItem[]
  readonly canSwap: (place: number) => boolean
  readonly onSwap: (place: number) => void
}

/** The questions of a quiz one below the other. The right answers are marked only when they are asked for: people may look on. */
export function PreviewList({ quiz, items, canSwap, onSwap }: Props) {
  const { t } = useSpeech()
  const [withKey, setWithKey] = useState(false)
  const [opened, setOpened] = useState<readonly number[]>([])
  return (
    <>
      <fieldset class="rd-choice">
        <Check
          says={t('desk:showAnswers')}
          text={t('desk:showAnswersText')}
          checked={withKey}
          onCheck={setWithKey}
        />
      </fieldset>
      <ul class="plain rd-preview">
        {quiz.questions.map(({ seed }, place) => {
          const item = items[place]
          if (!item) return null
          return (
            <li key={place}>
              {/* what is inside is drawn when it is opened: twenty questions at once are slow on an old phone */}
              <details onToggle={() => setOpened((before) => [...before, place])}>
                <summary>
                  <span>
                    {place > 0 && <b>{place}. </b>}
                    {item.words.stem}
                    {place === 0 && <small>{t('desk:warmUp')}</small>}
                  </span>
                </summary>
                {(withKey || opened.includes(place)) && (
                  <>
                    <BoardView opened={item} seed={seed} withKey={withKey} />
                    {withKey && <p class="small">{item.words.explanation}</p>}
                    {place > 0 && (
                      <button
                        type="button"
                        class="button"
                        disabled={!canSwap(place)}
                        onClick={() => onSwap(place)}
                      >
                        {t('desk:another')}
                      </button>
                    )}
                  </>
                )}
              </details>
            </li>
          )
        })}
      </ul>
    </>
  )
}
