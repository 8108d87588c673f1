import { PLACES } from '../../core/sync/place.ts'
import { useOutbox } from '../group/use-outbox.ts'
import { useSpeech } from '../i18n.ts'
import { PATHS } from '../routes.ts'

/** How many results are where, in a line, and the way to more. */
export function ResultsAt() {
  const { t } = useSpeech()
  const totals = useOutbox()?.totals
  const some = PLACES.filter((place) => totals && totals[place] > 0)
  return (
    <p>
      {totals && some.map((place) => `${t(`mine:place_${place}`)}: ${totals[place]}`).join(' · ')}
      {some.length > 0 && <br />}
      <a href={PATHS.group}>{t('mine:toGroup')}</a>
    </p>
  )
}
