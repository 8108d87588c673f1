import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { AnswerProps } from './answer-props.ts'
import { Cards } from './cards.tsx'
import { optionWords } from './option-words.ts'
import { SpotPicture } from './spot-picture.tsx'
import { ticksIn, withTick } from './ticks.ts'

/** Places on a drawing, by tapping their numbers or in the list of their names below it; the two are one answer. */
export function SpotField({
  item,
  words,
  made,
  stem,
  value,
  onChange,
  disabled,
}: AnswerProps<ItemOf<'spot'>>) {
  const { t } = useSpeech()
  const ticked = ticksIn(item, value)
  const take = (id: string, isOn: boolean): void => onChange(withTick(item, ticked, id, isOn))
  return (
    <>
      <SpotPicture
        item={item}
        shown={made.shown}
        toneOf={(id) => (ticked.includes(id) ? 'on' : 'off')}
        onTap={disabled === true ? undefined : (id) => take(id, !ticked.includes(id))}
      />
      <Cards
        type="checkbox"
        name={`${stem}-spots`}
        stem={stem}
        hint={t('tests:tapSpots')}
        lines={made.shown.map((id, at) => ({
          id,
          text: (
            <>
              <span class="ts-number">{at + 1}</span> {optionWords(item, words, id).text}
            </>
          ),
        }))}
        chosen={ticked}
        onTake={take}
        disabled={disabled}
      />
    </>
  )
}
