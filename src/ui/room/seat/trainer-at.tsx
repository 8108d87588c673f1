import { useSpeech } from '../../i18n.ts'

interface Props {
  /** Where the trainer is; 0 is the warm-up. */
  readonly place: number
  readonly onGo: (place: number) => void
}

/** Says that the trainer is at another question, and leads there. */
export function TrainerAt({ place, onGo }: Props) {
  const { t } = useSpeech()
  return (
    <p role="status">
      {place === 0 ? t('room:liveAtWarmUp') : t('room:liveAt', { number: place })}{' '}
      <button type="button" class="button" onClick={() => onGo(place)}>
        {t('room:liveGo')}
      </button>
    </p>
  )
}
