import { formatNumber } from '../../../core/format/format.ts'
import type { Ballot } from '../../../core/protocol/night.ts'
import { type JudgedCount, judgeCount } from '../../../core/protocol/score.ts'
import { useSpeech } from '../../i18n.ts'
import { useNames } from './naming.ts'
import type { RunView } from './view.ts'

/** More ballots than this are not listed one by one. */
const SHOWN = 12

/** The count looked back on: steps taken before their turn, wrong numbers, and ballots laid on another pile than theirs. */
export function CountReview({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { exercise, run, opened } = view
  const early = run.count.done.filter(({ inTurn }) => !inTurn)
  const undone = exercise.form.count.filter(({ id }) => !run.count.done.some(({ step }) => step === id))
  const title = (step: string) => opened.words.count[step]?.title ?? step
  const strayed = exercise.night.ballots.filter((ballot) => run.count.piles.get(ballot.id) !== dueOf(ballot))
  return (
    <section aria-labelledby="count-review">
      <h2 id="count-review">{t('protocol-run:countReview')}</h2>
      {early.length === 0 && undone.length === 0 && <p>{t('protocol-run:inOrder')}</p>}
      {early.length > 0 && (
        <>
          <h3>{t('protocol-run:early')}</h3>
          <ul>
            {early.map(({ step }) => {
              const before = exercise.form.count.find(({ id }) => id === step)?.after ?? []
              return (
                <li key={step}>
                  {title(step)}
                  {before.length > 0 && (
                    <span class="small">
                      {' '}
                      {t('protocol-run:firstDo', { steps: before.map(title).join('; ') })}
                    </span>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
      {undone.length > 0 && (
        <>
          <h3>{t('protocol-run:undone')}</h3>
          <ul>
            {undone.map(({ id }) => (
              <li key={id}>{title(id)}</li>
            ))}
          </ul>
        </>
      )}
      <Miscounted view={view} />
      {exercise.night.ballots.length > 0 && (
        <>
          <h3>{t('protocol-run:strayed')}</h3>
          {strayed.length === 0 ? (
            <p>{t('protocol-run:noneStrayed')}</p>
          ) : (
            <ul class="plain pr-r-strayed">
              {strayed.slice(0, SHOWN).map((ballot) => (
                <Strayed key={ballot.id} view={view} ballot={ballot} />
              ))}
            </ul>
          )}
          {strayed.length > SHOWN && (
            <p class="small">{t('protocol-run:moreStrayed', { count: strayed.length - SHOWN })}</p>
          )}
        </>
      )}
    </section>
  )
}

/** Tallies and labels that do not say what was there to count. */
function Miscounted({ view }: { readonly view: RunView }) {
  const { t, formats } = useSpeech()
  const { exercise, run, opened } = view
  const names = useNames(opened, run.subjects)
  const wrong = judgeCount(exercise, run).filter(({ right }) => !right)
  if (wrong.length === 0) return null
  const name = ({ step, pile }: JudgedCount): string => {
    if (pile === null) return opened.words.count[step]?.title ?? step
    return t('protocol-run:labelOf', {
      pile: pile === 'invalid' ? t('protocol-run:pile_invalid') : names.subject(pile),
    })
  }
  return (
    <>
      <h3>{t('protocol-run:miscountedTitle')}</h3>
      <ul class="plain pr-r-boxes">
        {wrong.map((one) => (
          <li key={`${one.step}/${one.pile}`} data-right="false">
            <span class="pr-r-boxes-name">{name(one)}</span>
            <dl>
              <div>
                <dt>{t('protocol-run:mine')}</dt>
                <dd>{one.written.trim() || t('protocol-run:blank')}</dd>
              </div>
              {one.due !== null && (
                <div>
                  <dt>{t('protocol-run:truth')}</dt>
                  <dd>{formatNumber(one.due, 0, formats)}</dd>
                </div>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A disputed ballot belongs before the commission; any other onto its pile. */
function dueOf({ disputed, pile }: Ballot): string {
  return disputed ? 'doubtful' : pile
}

function Strayed({ view, ballot }: { readonly view: RunView; readonly ballot: Ballot }) {
  const { t } = useSpeech()
  const { run, opened, marks } = view
  const names = useNames(opened, run.subjects)
  const pile = (id: string | undefined): string => {
    if (id === undefined) return t('protocol-run:pile_none')
    return id === 'invalid' || id === 'doubtful' ? t(`protocol-run:pile_${id}`) : names.subject(id)
  }
  const said = marks?.words.marks[ballot.mark]
  return (
    <li>
      <p>
        <b>{t('protocol-run:ballotNo', { number: ballot.id })}</b> {said?.see}
      </p>
      <p>
        {t('protocol-run:laidOn', { yours: pile(run.count.piles.get(ballot.id)), due: pile(dueOf(ballot)) })}
      </p>
      {said && <p class="small">{said.why}</p>}
    </li>
  )
}
