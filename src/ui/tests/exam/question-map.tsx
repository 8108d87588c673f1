import { useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import type { Place } from './standing.ts'

interface Props {
  readonly places: readonly Place[]
  /** The number of the question shown. */
  readonly here: number
  /** Whether one may go to any of them; else the map only tells how they stand. */
  readonly isOpen: boolean
  readonly onGo: (number: number) => void
  readonly onFinish: () => void
}

/** The way to every question, each said in words to be answered, marked or open; it lies over the page until one has chosen. */
export function QuestionMap(props: Props) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = (): void => dialog.current?.close()
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {t('exam:allQuestions')}
      </button>
      <dialog ref={dialog} class="ts-e-map" aria-labelledby="map">
        <h2 id="map">{t('exam:mapTitle')}</h2>
        <MapList
          {...props}
          onGo={(number) => {
            close()
            props.onGo(number)
          }}
        />
        <div class="row">
          <button
            type="button"
            class="button"
            onClick={() => {
              close()
              props.onFinish()
            }}
          >
            {t('exam:finish')}
          </button>
          <button type="button" class="button quiet" onClick={close}>
            {t('common:close')}
          </button>
        </div>
      </dialog>
    </>
  )
}

/** The questions of a paper one below the other, or side by side where there is room. */
function MapList({ places, here, isOpen, onGo }: Omit<Props, 'onFinish'>) {
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
