import type { HostedRoom } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { countsOf } from './counts.ts'

/** How many came, how many answers are here, how many are missing. */
export function CountList({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  const { came, answered, missing } = countsOf(room)
  const figures = [
    ['countCame', came],
    ['countAnswered', answered],
    ['countMissing', missing],
  ] as const
  return (
    <dl class="rd-counts" aria-label={t('desk:countTitle')}>
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{t(`desk:${name}`)}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  )
}
