import type { HostProblem } from '../../../flow/host-room.ts'
import { type Words, useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'

/** Problems that the desk has words of its own for; those of a pack have theirs everywhere. */
export const OWN_PROBLEMS = [
  'no-topic',
  'too-few',
  'other-bank',
  'newer-questions',
  'newer',
  'missing',
] as const

/** Why a quiz cannot be made or opened, in words, and what to do. */
export function whyNot(problem: HostProblem, t: Words): string {
  return isOwn(problem) ? t(`desk:problem_${problem}`) : t(`problems:${problem}`)
}

function isOwn(problem: HostProblem): problem is (typeof OWN_PROBLEMS)[number] {
  return (OWN_PROBLEMS as readonly string[]).includes(problem)
}

interface Props {
  readonly problem: HostProblem
  readonly onAgain: () => void
}

/** Says why a quiz cannot be made or opened, with the way to try again. */
export function Trouble({ problem, onAgain }: Props) {
  const { t } = useSpeech()
  return (
    <Notice tone="trouble" live>
      <p>{whyNot(problem, t)}</p>
      <button type="button" class="button" onClick={onAgain}>
        {t('common:retry')}
      </button>
    </Notice>
  )
}
