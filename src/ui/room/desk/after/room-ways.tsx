import { useSpeech } from '../../../i18n.ts'
import { hostPath } from '../paths.ts'

/** The pages at the back of a room's desk. */
const WAYS = ['collect', 'cards', 'seats', 'report', 'kit'] as const

interface Props {
  readonly id: string
  /** The page one is on. */
  readonly at: (typeof WAYS)[number]
}

/** The ways on from a page at the back of the desk. */
export function RoomWays({ id, at }: Props) {
  const { t } = useSpeech()
  return (
    <nav class="row no-print rb-ways" aria-label={t('desk-back:ways')}>
      <a class="button" href={hostPath(id)}>
        {t('desk-back:toRoom')}
      </a>
      {WAYS.filter((way) => way !== at).map((way) => (
        <a key={way} class="button" href={hostPath(id, way)}>
          {t(`desk-back:to_${way}`)}
        </a>
      ))}
    </nav>
  )
}
