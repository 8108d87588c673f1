import type { JoinProblem } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { PATHS } from '../../routes.ts'

/** Why one cannot sit down. `refused`: the phone keeps nothing just now. */
export type Trouble = JoinProblem | 'refused'

/** Problems that have a sentence of their own. */
const TOLD = [
  'blank',
  'length',
  'letters',
  'check',
  'newer',
  'newer-questions',
  'other-bank',
  'no-topic',
  'too-few',
  'refused',
  'missing',
] as const

/** Those that another edition of the questions mends. */
const EDITION: readonly Trouble[] = ['other-bank', 'no-topic', 'too-few', 'newer-questions', 'missing']

/** Why one cannot sit down, and what to do next. */
export function JoinTrouble({ problem }: { readonly problem: Trouble }) {
  const { t } = useSpeech()
  return (
    <Notice tone="trouble" live>
      <p>{isTold(problem) ? t(`room:join_${problem}`) : t(`problems:${problem}`)}</p>
      {EDITION.includes(problem) && (
        <a class="button" href={PATHS.settings}>
          {t('room:toSettings')}
        </a>
      )}
    </Notice>
  )
}

function isTold(problem: Trouble): problem is (typeof TOLD)[number] {
  return TOLD.some((told) => told === problem)
}
