import { useSpeech } from '../../i18n.ts'
import type { RunView } from './view.ts'

/** What was chosen to be done, what is right, and why; tempting wrong ways are explained, not only refused. */
export function RemedyReview({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { exercise, run } = view
  const right = exercise.remedy
  const chosen = run.remedy
  return (
    <section aria-labelledby="remedy-review">
      <h2 id="remedy-review">{t('protocol-run:whatNow')}</h2>
      <p>
        <b>{t(`protocol-run:remedy_${right}`)}</b>
      </p>
      <p>{t(`protocol-run:remedyWhy_${right}`)}</p>
      {chosen !== null && chosen !== right && (
        <>
          <p>
            {t('protocol-run:yourRemedy')} <b>{t(`protocol-run:remedy_${chosen}`)}</b>
          </p>
          <p>{t(`protocol-run:remedyNot_${chosen}`)}</p>
        </>
      )}
      {exercise.original && (
        <>
          <h3>{t('protocol-run:tempting')}</h3>
          <ul>
            {(['overwrite', 'newProtocol'] as const)
              .filter((one) => one !== chosen)
              .map((one) => (
                <li key={one}>
                  <b>{t('protocol-run:sentence', { text: t(`protocol-run:remedy_${one}`) })}</b>{' '}
                  {t(`protocol-run:remedyNot_${one}`)}
                </li>
              ))}
          </ul>
        </>
      )}
    </section>
  )
}
