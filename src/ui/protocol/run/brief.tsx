import { formatList } from '../../../core/format/format.ts'
import { stagesOf } from '../../../core/protocol/run.ts'
import { everyBox, givenFields } from '../../../core/protocol/typed.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { LawNote } from '../../parts/law-note.tsx'
import { PATHS } from '../../routes.ts'
import { useDocument } from '../../state.ts'
import { saidMoment } from './said.ts'
import { ShowCode } from './show-code.tsx'
import { usePapers } from './table.tsx'
import { useFloor } from './use-floor.ts'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly onStart: () => void
}

/** What the exercise is: the night, the papers, what is asked, how long it takes, and how much the app will say. */
export function Brief({ view, onStart }: Props) {
  const speech = useSpeech()
  const { t, formats } = speech
  const law = useDocument('law')
  const { exercise, opened, base } = view
  const { level } = exercise.id
  const papers = usePapers(view)
  const floor = useFloor()
  const { texts, subjects } = exercise.night
  return (
    <>
      <p class="lead">{t(`protocol-run:brief_${level}`)}</p>
      <dl class="pr-r-facts">
        <div>
          <dt>{t('protocol-run:form')}</dt>
          <dd>{opened.words.title}</dd>
        </div>
        <div>
          <dt>{t('protocol-run:precinct')}</dt>
          <dd>
            {t('protocol-run:precinctIs', {
              precinct: texts.precinct,
              date: saidMoment(texts['polling-date'], speech),
            })}
          </dd>
        </div>
        {exercise.form.fields.some(({ repeat }) => repeat) || exercise.base ? (
          <div>
            <dt>{t('protocol-run:subjects')}</dt>
            <dd>{formatList(subjects, formats)}</dd>
          </div>
        ) : null}
        {papers.length > 0 && (
          <div>
            <dt>{t('protocol-run:onTheTable')}</dt>
            <dd>
              {formatList(
                papers.map(({ title }) => title),
                formats,
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('protocol-run:takes')}</dt>
          <dd>{t('protocol-run:minutes', { count: minutesFor(view) })}</dd>
        </div>
        <div>
          <dt>{t('protocol-run:help')}</dt>
          <dd>{t(`protocol-run:help_${exercise.disclosure}`)}</dd>
        </div>
      </dl>
      <h2>{t('protocol-run:asked')}</h2>
      <ol class="pr-r-asked">
        {stagesOf(exercise).flatMap((stage) =>
          stage === 'brief' || stage === 'debrief' ? (
            []
          ) : (
            <li key={stage}>{t(`protocol-run:asked_${stage === 'fill' ? fillAs(view) : stage}`)}</li>
          ),
        )}
      </ol>
      <ShowCode code={exercise.code} />
      {level === 'four-eyes' && (
        <p>
          <a class="button" href={`${PATHS.protocols}/second/${exercise.code}`}>
            <Icon name="phone" />
            {t('protocol-run:amSecond')}
          </a>
        </p>
      )}
      <details class="pr-r-about">
        <summary>{t('protocol-run:aboutForm')}</summary>
        <p class="small">{opened.words.about}</p>
        {base !== opened && <p class="small">{base.words.about}</p>}
        {law.state === 'ready' && (
          <LawNote references={Object.values(exercise.form.sources)} law={law.value} />
        )}
      </details>
      <p class="small">{t('protocol-run:invented')}</p>
      <div class="pr-r-actions pr-r-at-thumb" style={{ '--pr-r-floor': `${floor}px` }}>
        <button type="button" class="button primary" onClick={onStart}>
          {t('protocol-run:start')}
        </button>
      </div>
    </>
  )
}

/** What the middle part is about, for its line among the tasks. */
function fillAs({ exercise }: RunView): 'worked' | 'amend' | 'examine' | 'fill' {
  if (exercise.id.level === 'worked') return 'worked'
  if (exercise.base) return 'amend'
  return exercise.filled ? 'examine' : 'fill'
}

/** Seconds for a box that is filled, a box that is only compared, a ballot that is sorted, a step of the count; by feel. */
const SECONDS = { fill: 12, compare: 5, ballot: 8, step: 25, answer: 60 } as const

/** How long it takes somebody who is no longer new to it, in whole minutes. */
function minutesFor({ exercise }: RunView): number {
  const given = givenFields(exercise.form)
  const boxes = everyBox(exercise.form, exercise.truth.subjects).filter(
    ({ field }) => !given.has(field.id),
  ).length
  const entries = exercise.id.level === 'four-eyes' ? 2 : 1
  const count = stagesOf(exercise).includes('count')
    ? exercise.night.ballots.length * SECONDS.ballot + exercise.form.count.length * SECONDS.step
    : 0
  const each = exercise.filled ? SECONDS.compare : SECONDS.fill
  return Math.max(2, Math.round((boxes * each * entries + count + SECONDS.answer) / 60))
}
