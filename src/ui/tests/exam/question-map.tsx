import { useLayoutEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { useAsking } from '../../parts/use-asking.ts'
import type { Place } from './standing.ts'

interface Props {
  readonly places: () => readonly Place[]
  /** The number of the question shown. */
  readonly here: number
  /** Whether one may go to any of them; else the map only tells how they stand. */
  readonly isOpen: boolean
  readonly onGo: (number: number) => void
  readonly onFinish: () => void
}

/** The way to every question; it lies over the page until one has chosen, and is drawn only while it does: answers are quicker without. */
export function QuestionMap(props: Props) {
  const { t } = useSpeech()
  const { asked, ask, onClose } = useAsking()
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={ask}>
        {t('exam:allQuestions')}
      </button>
      {asked && <MapDialog key={asked} {...props} onClose={onClose} />}
    </>
  )
}

function MapDialog({
  places,
  here,
  isOpen,
  onGo,
  onFinish,
  onClose,
}: Props & { readonly onClose: () => void }) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const close = (): void => dialog.current?.close()
  return (
    <dialog ref={dialog} class="ts-e-map" aria-labelledby="map" onClose={onClose}>
      <h2 id="map">{t('exam:mapTitle')}</h2>
      <MapList
        places={places()}
        here={here}
        isOpen={isOpen}
        onGo={(number) => {
          close()
          onGo(number)
        }}
      />
      <div class="row">
        <button
          type="button"
          class="button"
          onClick={() => {
            close()
            onFinish()
          }}
        >
          {t('exam:finish')}
        </button>
        <button type="button" class="button quiet" onClick={close}>
          {t('common:close')}
        </button>
      </div>
    </dialog>
  )
}

interface ListProps extends Pick<Props, 'here' | 'isOpen' | 'onGo'> {
  readonly places: readonly Place[]
}

/** The questions of a paper, one below the other or side by side where there is room, each said in words to be answered, marked or open. */
export function MapList({ places, here, isOpen, onGo }: ListProps) {
  return (
    <ol class="plain ts-e-places">
      {places.map((place) => (
        <li key={place.item}>
          {isOpen ? (
            <button
              type="button"
              class="ts-e-place"
              aria-current={place.number === here ? 'step' : undefined}
              onClick={() => onGo(place.number)}
            >
              <Standing place={place} here={here} />
            </button>
          ) : (
            <p class="ts-e-place" aria-current={place.number === here ? 'step' : undefined}>
              <Standing place={place} here={here} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function Standing({ place, here }: { readonly place: Place; readonly here: number }) {
  const { t } = useSpeech()
  const { number, isOpen, isFlagged } = place
  return (
    <>
      <b>{number}</b>
      <span>
        {t(isOpen ? 'exam:open' : 'exam:answered')}
        {isFlagged && (
          <>
            {', '}
            <span class="ts-e-flagged">
              <Icon name="bookmark" filled />
              {t('exam:flagged')}
            </span>
          </>
        )}
        {number === here && <small>{t('exam:here')}</small>}
      </span>
      {!isOpen && <Icon name="done" />}
    </>
  )
}
