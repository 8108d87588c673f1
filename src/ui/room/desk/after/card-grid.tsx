import { useSpeech } from '../../../i18n.ts'
import { LETTERS } from './answer-words.ts'
import type { Held } from './poll.ts'

interface Props {
  readonly seats: number
  readonly held: Held
  /** Whether a question has such an option; a card may show a letter that is not asked for. */
  readonly fits: (option: number) => boolean
}

/** All seats, each with the letter its card shows. */
export function CardGrid({ seats, held, fits }: Props) {
  const { t } = useSpeech()
  const numbers = [...new Set([...Array.from({ length: seats }, (_, at) => at + 1), ...held.keys()])]
  return (
    <ol class="plain rb-grid rb-lettered" aria-label={t('desk-back:seats')}>
      {numbers
        .sort((a, b) => a - b)
        .map((seat) => {
          const option = held.get(seat)
          const letter = option === undefined ? '' : fits(option) ? LETTERS[option] : '?'
          return (
            <li key={seat} data-is={option === undefined ? 'missing' : 'answered'}>
              <b>{seat}</b>
              {letter ? (
                <span class="rb-letter">{letter}</span>
              ) : (
                <span class="hidden">{t('desk-back:notSeen')}</span>
              )}
            </li>
          )
        })}
    </ol>
  )
}
