import { formatNumber } from '../../../core/format/format.ts'
import type { CheckResult } from '../../../core/protocol/evaluate.ts'
import type { CheckKind } from '../../../core/protocol/form.ts'
import { gravityOf, type Told } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'
import { ruleInWords } from './rule-in-words.ts'
import { Sign, type SignName } from './sign.tsx'

/** Checks that ask whether something is there, not whether numbers agree. */
const FORMAL: ReadonlySet<CheckKind> = new Set([
  'required',
  'present',
  'exactlyOne',
  'allOrNone',
  'quorum',
  'delta',
])
/** Checks whose two sides, side by side, would tell nothing. */
const ONE_SIDED: ReadonlySet<CheckKind> = new Set(['present', 'share', 'tickAgrees', 'impliedValue'])

interface Props {
  readonly frame: Frame
  readonly results: readonly CheckResult[]
  readonly told: readonly Told[]
  readonly accepted: (section: number) => boolean
}

/** One line of judgement, and below it every check: what does not agree, what cannot be judged yet, what agrees. */
export function CheckList({ frame, results, told, accepted }: Props) {
  const { t } = useSpeech()
  const shown = results.filter(({ code }) => gravityOf(code) !== 'H' || frame.disclosure === 'coached')
  const failed = shown.filter(({ status }) => status === 'failed')
  const missing = shown.filter(({ status }) => status === 'missing')
  const passed = shown.filter(({ status }) => status === 'passed')
  const serious = failed.filter(({ code }) => gravityOf(code) !== 'H')
  const answered = (code: string): boolean => {
    const homes = told.filter(({ result }) => result.code === code).map(({ home }) => home)
    return homes.length > 0 && homes.every(accepted)
  }
  const contradictions = serious.filter(({ kind }) => !FORMAL.has(kind))
  const blank = missing.length > 0 || serious.some(({ kind }) => kind === 'required')
  const verdict =
    contradictions.length > 0 ? 'contradict' : blank ? 'open' : serious.length > 0 ? 'lacking' : 'agree'
  return (
    <>
      <p class="pr-e-verdict" data-verdict={verdict}>
        <Sign name={verdict === 'agree' ? 'clean' : verdict === 'open' ? 'ahead' : 'W'} />
        <b>{t(`protocol-entry:verdict_${verdict}`, { count: contradictions.length })}</b>
      </p>
      <Results
        frame={frame}
        title={t('protocol-entry:failedTitle')}
        results={failed}
        sign={(code) => (answered(code) ? 'accepted' : gravityOf(code))}
      />
      <Results
        frame={frame}
        title={t('protocol-entry:missingTitle')}
        results={missing}
        sign={() => 'ahead'}
      />
      <Results frame={frame} title={t('protocol-entry:passedTitle')} results={passed} sign={() => 'clean'} />
    </>
  )
}

interface ResultsProps {
  readonly frame: Frame
  readonly title: string
  readonly results: readonly CheckResult[]
  readonly sign: (code: string) => SignName
}

function Results({ frame, title, results, sign }: ResultsProps) {
  const { t, formats } = useSpeech()
  if (results.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul class="plain pr-e-checks">
        {results.map(({ code, kind, status, left, right, awaits }) => {
          const check = frame.form.checks.find((one) => one.code === code)
          const sides =
            left !== null && right !== null && frame.disclosure !== 'located' && !ONE_SIDED.has(kind)
          return (
            <li key={code} data-status={status}>
              <Sign
                name={sign(code)}
                label={t(
                  sign(code) === 'accepted'
                    ? 'protocol-entry:state_accepted'
                    : `protocol-entry:status_${status}`,
                )}
              />
              <b class="pr-e-code-name">{code}</b>
              <span>
                {check && ruleInWords(check, frame.names, t)}
                {sides && (
                  <small class="pr-e-sides">
                    {' '}
                    {formatNumber(left, 0, formats)} {left < right ? '<' : left > right ? '>' : '='}{' '}
                    {formatNumber(right, 0, formats)}
                  </small>
                )}
                {status === 'missing' && awaits.length > 0 && (
                  <small>
                    {' '}
                    {t('protocol-entry:waitsFor', {
                      boxes: shortList(awaits.map((box) => frame.names.short(box))),
                    })}
                  </small>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** As many as fit on a line. */
const MOST = 4

function shortList(names: readonly string[]): string {
  return names.length > MOST ? `${names.slice(0, MOST).join(', ')}, …` : names.join(', ')
}
