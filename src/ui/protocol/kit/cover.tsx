import { formatNumber } from '../../../core/format/format.ts'
import { stagesOf } from '../../../core/protocol/run.ts'
import { useSpeech } from '../../i18n.ts'
import { PATHS } from '../../routes.ts'
import { saidMoment } from '../run/said.ts'
import { QrPicture } from '../../parts/squares/squares.ts'
import { Groups } from '../run/show-code.tsx'
import type { RunView } from '../run/view.ts'
import { evidenceOf } from './papers.ts'

/** Minutes for the work of a group, by how much there is to do; measured at no table yet. */
const WORK = { read: 15, examine: 20, fill: 30, amend: 30, twice: 40, night: 75 } as const
type Work = keyof typeof WORK

/** Minutes before and after the work. */
const HAND_OUT = 5
const COMPARE = 10
const DISCUSS = 15

/** The first sheet: what this is, its code, how long it takes, and how to run it with groups. */
export function Cover({ view }: { readonly view: RunView }) {
  const speech = useSpeech()
  const { t, formats } = speech
  const { exercise, base } = view
  const { level } = exercise.id
  const work = workOf(view)
  const minutes = (count: number): string => t('protocol-count:kitMinutes', { count })
  const { texts } = exercise.night
  const papers = evidenceOf(view, t)
  return (
    <section class="pr-kit-sheet pr-kit-cover">
      <h2>{base.words.title}</h2>
      <p class="pr-kit-level">
        {t(`protocol:level_${level}`)} · {t(`protocol:levelText_${level}`)}
      </p>
      <div class="pr-kit-code">
        <p>
          <span>{t('protocol-count:kitCode')}</span>
          <b translate={false}>
            <Groups code={exercise.code} />
          </b>
          <small>{t('protocol-count:kitCodeText')}</small>
        </p>
        <QrPicture
          text={new URL(`${PATHS.protocols}/night/${exercise.code}`, location.origin).href}
          label={t('protocol-count:kitSquare')}
        />
      </div>
      <p>
        {t('protocol-count:kitNight', {
          precinct: texts.precinct,
          date: saidMoment(texts['polling-date'], speech),
        })}
      </p>
      <h3>{t('protocol-count:kitInside')}</h3>
      <ul>
        {papers.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
        <li>{t('protocol-count:kitBlankLine', { count: work === 'twice' ? 2 : 1 })}</li>
        <li>{t('protocol-count:kitKeyLine')}</li>
      </ul>
      <h3>{t('protocol-count:kitRun')}</h3>
      <ol class="pr-kit-steps">
        <li>
          <b>{minutes(HAND_OUT)}</b>
          <span>{t('protocol-count:kitHandOut')}</span>
        </li>
        <li>
          <b>{minutes(WORK[work])}</b>
          <span>{t(`protocol-count:kitWork_${work}`)}</span>
        </li>
        <li>
          <b>{minutes(COMPARE)}</b>
          <span>{t('protocol-count:kitCompare')}</span>
        </li>
        <li>
          <b>{minutes(DISCUSS)}</b>
          <span>{t('protocol-count:kitDiscuss')}</span>
        </li>
      </ol>
      <p>
        {t('protocol-count:kitWhole', {
          minutes: formatNumber(HAND_OUT + WORK[work] + COMPARE + DISCUSS, 0, formats),
        })}
      </p>
      <p class="small">{t('protocol-count:kitInvented')}</p>
    </section>
  )
}

/** What a group does with the papers. */
function workOf({ exercise }: RunView): Work {
  if (stagesOf(exercise).includes('count')) return 'night'
  if (exercise.base) return 'amend'
  if (exercise.id.level === 'four-eyes') return 'twice'
  if (exercise.id.level === 'worked') return 'read'
  return exercise.filled ? 'examine' : 'fill'
}
