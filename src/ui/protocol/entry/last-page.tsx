import { useState } from 'preact/hooks'
import type { CheckResult } from '../../../core/protocol/evaluate.ts'
import type { Sheet } from '../../../core/protocol/paper.ts'
import { asksForAcceptance, type Told } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Blanks } from './blanks.tsx'
import { CheckList } from './check-list.tsx'
import type { Frame } from './frame.ts'
import { NEXT } from './actions.tsx'

/** The id of the heading of the last page. */
export const LAST_HEADING = 'pr:last'

interface Props {
  readonly frame: Frame
  readonly results: readonly CheckResult[]
  readonly values: Sheet['values']
  readonly told: readonly Told[]
  readonly given: ReadonlySet<string>
  readonly accepted: (section: number) => boolean
  /** True: nothing has to be answered for. */
  readonly free: boolean
  readonly finish: string | undefined
  readonly onFinish: () => void
  readonly onGo: (section: number) => void
}

/**
 * Before the end: every check with what it says, and one line of judgement. Numbers that do not contradict each other are
 * called that and never right. Where nothing may be said, only what was left blank is named.
 */
export function LastPage({ frame, results, values, told, given, accepted, free, ...then }: Props) {
  const { t } = useSpeech()
  const [reminded, setReminded] = useState(false)
  const { sections } = frame.form
  const open = free
    ? []
    : sections.flatMap((_, index) => (asksForAcceptance(told, index) && !accepted(index) ? [index] : []))
  const finish = (): void => (open.length > 0 ? setReminded(true) : then.onFinish())
  return (
    <section class="pr-e-last" aria-labelledby={LAST_HEADING}>
      <h2 id={LAST_HEADING} tabIndex={-1}>
        {t(free ? 'protocol-entry:lastTitleFree' : 'protocol-entry:lastTitle')}
      </h2>
      {frame.disclosure === 'silent' ? (
        <>
          <p>{t('protocol-entry:lastSilent')}</p>
          <Blanks frame={frame} values={values} given={given} />
        </>
      ) : (
        <CheckList frame={frame} results={results} told={told} accepted={accepted} />
      )}
      {open.length > 0 && (
        <div class="pr-e-open" role={reminded ? 'alert' : undefined}>
          <p>{t('protocol-entry:lastOpen')}</p>
          <ul class="plain">
            {open.map((index) => (
              <li key={index}>
                <button type="button" class="pr-e-link" onClick={() => then.onGo(index)}>
                  {frame.words.sections[sections[index]?.id ?? ''] ?? ''}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="pr-e-actions no-print">
        <button type="button" class="button" onClick={() => then.onGo(sections.length - 1)}>
          <Icon name="previous" />
          {t('common:back')}
        </button>
        {then.finish !== undefined && (
          <button type="button" id={NEXT} class="button primary" onClick={finish}>
            {then.finish}
          </button>
        )}
      </div>
    </section>
  )
}
