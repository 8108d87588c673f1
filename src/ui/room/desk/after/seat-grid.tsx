import type { SeatLine } from '../../../../core/room/standings.ts'
import { useSpeech } from '../../../i18n.ts'
import { Icon, type IconName } from '../../../parts/icon.tsx'

/** A sign for each state beside its colour; nothing for a seat of which nothing is known. */
const SIGNS: Readonly<Partial<Record<SeatLine['state'], IconName>>> = {
  answered: 'done',
  present: 'phone',
  'two-phones': 'never',
}

interface Props {
  readonly lines: readonly SeatLine[]
  /** The seat that came last. */
  readonly fresh?: number | undefined
}

/** All seats of a room with their numbers large, for the eye of somebody who walks through it. */
export function SeatGrid({ lines, fresh }: Props) {
  const { t } = useSpeech()
  return (
    <>
      <ol class="plain rb-grid" aria-label={t('desk-back:seats')}>
        {lines.map(({ seat, state }) => {
          const sign = SIGNS[state]
          return (
            <li key={seat} data-is={state} data-fresh={seat === fresh}>
              <b>{seat}</b>
              {sign && <Icon name={sign} />}
              <span class="hidden">{t(`desk-back:state_${state}`)}</span>
            </li>
          )
        })}
      </ol>
      <ul class="plain row small rb-signs" aria-hidden="true">
        {Object.entries(SIGNS).map(([state, sign]) => (
          <li key={state}>
            <Icon name={sign} /> {t(`desk-back:state_${state as SeatLine['state']}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
