import { useState } from 'preact/hooks'
import { useSpeech } from '../../../i18n.ts'
import { Icon } from '../../../parts/icon.tsx'
import { InSight } from '../../sight/in-sight.tsx'
import { useAwake } from '../../../parts/use-awake.ts'

/** A card as the camera sees it: its number from 0, and how often it is turned. */
export interface Sighting {
  readonly id: number
  readonly turn: 0 | 1 | 2 | 3
}

interface Props {
  readonly squares?: boolean
  readonly cards?: boolean
  /** What the button says. */
  readonly start: string
  /** Gives what is done to make the phone tick. */
  readonly onSquare?: undefined | ((text: string, tick: () => void) => void)
  readonly onCard?: undefined | ((card: Sighting, tick: () => void) => void)
  readonly onStart?: () => void
  readonly onStop?: () => void
}

/** The camera, turned on by hand and on until it is turned off: a phone asks before it lets anybody look. */
export function Camera({ squares = false, cards = false, start, ...on }: Props) {
  const [isOn, setOn] = useState(false)
  if (!isOn)
    return (
      <p>
        <button
          type="button"
          class="button primary rb-start"
          onClick={() => {
            setOn(true)
            on.onStart?.()
          }}
        >
          <Icon name="phone" />
          {start}
        </button>
      </p>
    )
  return (
    <Looking
      squares={squares}
      cards={cards}
      onSquare={on.onSquare}
      onCard={on.onCard}
      onStop={() => {
        setOn(false)
        on.onStop?.()
      }}
    />
  )
}

type LookingProps = Pick<Props, 'onSquare' | 'onCard'> & {
  readonly squares: boolean
  readonly cards: boolean
  readonly onStop: () => void
}

/** The camera while it is on; the screen stays lit. */
function Looking({ squares, cards, onSquare, onCard, onStop }: LookingProps) {
  const { t } = useSpeech()
  useAwake()
  return (
    <section class="rb-camera" aria-label={t('desk-back:camera')}>
      <InSight>
        {({ Watch, tick }) => (
          <Watch
            squares={squares}
            cards={cards}
            onSquare={(text) => onSquare?.(text, tick)}
            onCard={(card) => onCard?.(card, tick)}
            onStop={onStop}
          />
        )}
      </InSight>
    </section>
  )
}
