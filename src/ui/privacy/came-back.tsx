import { formatDate } from '../../core/format/format.ts'
import { endRecovery, type recoveredHere, takeOver } from '../../flow/recover-person.ts'
import { useSpeech } from '../i18n.ts'
import { Refusal } from '../mine/refusal.tsx'
import { useAct } from '../mine/use-act.ts'
import { clockOf } from '../room/desk/after/clock-of.ts'
import { announceChange } from '../state.ts'

interface Props {
  readonly recovered: NonNullable<Awaited<ReturnType<typeof recoveredHere>>>
}

/** How far the results have come back, what can only be on the phone before, and whose the results are that were made here. */
export function CameBack({ recovered: { back, before } }: Props) {
  const { t, formats } = useSpeech()
  const { refused, act } = useAct()
  const { came, total, lastAt, isDone } = back
  const change = (work: () => Promise<unknown>): void =>
    act(async () => {
      await work()
      announceChange('all')
    })
  return (
    <section aria-labelledby="came" class="no-print">
      <h2 id="came">{t('privacy:cameTitle')}</h2>
      <p role="status">
        {total === undefined
          ? t('privacy:cameWaiting')
          : t(isDone ? 'privacy:came' : 'privacy:cameSome', { n: came, all: total })}
      </p>
      {lastAt !== undefined && (
        <p>
          {t('privacy:cameLast', {
            date: formatDate(lastAt, -new Date(lastAt).getTimezoneOffset(), formats),
            time: clockOf(lastAt),
          })}
        </p>
      )}
      {before && (
        <>
          <p>{t('privacy:before', { n: before.results })}</p>
          <button type="button" class="button" onClick={() => change(() => takeOver(before.person))}>
            {t('privacy:beforeMine')}
          </button>
        </>
      )}
      {isDone && (
        <button type="button" class="button" onClick={() => change(endRecovery)}>
          {t(before ? 'privacy:beforeNot' : 'privacy:read')}
        </button>
      )}
      <Refusal shown={refused} />
    </section>
  )
}
