import { formatDate } from '../../core/format/format.ts'
import type { Uuid } from '../../core/ids.ts'
import type { Place } from '../../core/sync/place.ts'
import { latestAttempts } from '../../flow/latest-attempts.ts'
import { useSpeech } from '../i18n.ts'
import { clockOf } from '../room/desk/after/clock-of.ts'
import { useLook } from '../state.ts'

/** The latest things done, each with the place where its result is. */
export function Latest({ places }: { readonly places: ReadonlyMap<Uuid, Place> | undefined }) {
  const { t, formats } = useSpeech()
  const latest = useLook(() => latestAttempts().catch(() => []), []) // no storage: nothing was kept
  if (!latest || !places) return null
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{t('group:listTitle')}</h2>
      {latest.length === 0 && <p>{t('group:listNone')}</p>}
      <ul class="plain gr-latest">
        {latest.map(({ id, kind, startedAt }) => {
          const place = places.get(id)
          return (
            <li key={id}>
              <span>
                {t(`group:kind_${kind}`)}
                <small>
                  {formatDate(startedAt, -new Date(startedAt).getTimezoneOffset(), formats)},{' '}
                  {clockOf(startedAt)}
                </small>
              </span>
              {place && <span data-place={place}>{t(`mine:place_${place}`)}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
