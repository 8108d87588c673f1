import { neverHappens } from '../../../../core/result.ts'
import type { Words } from '../../../i18n.ts'
import type { Said } from './sweep.ts'

/** How loudly something is said. */
export type Tone = 'good' | 'again' | 'trouble'

/** What came of a square, in one sentence with the next step. */
export function saidWords(
  { outcome, isAgain }: Said,
  t: Words,
): { readonly tone: Tone; readonly text: string } {
  if (outcome === 'not-saved') return { tone: 'trouble', text: t('desk-back:notSaved') }
  switch (outcome.kind) {
    case 'taken': {
      const { seat, taken } = outcome
      if (isAgain || taken === 'again') return { tone: 'again', text: t('desk-back:taken_again', { seat }) }
      return {
        tone: taken === 'second-phone' ? 'trouble' : 'good',
        text: t(`desk-back:taken_${taken}`, { seat }),
      }
    }
    case 'evaluation':
      if (isAgain || !outcome.isNew) return { tone: 'again', text: t('desk-back:evaluationAgain') }
      return { tone: 'good', text: t('desk-back:evaluationNew') }
    case 'refused':
      return { tone: 'trouble', text: t(`desk-back:refused_${outcome.problem}`) }
    default:
      return neverHappens(outcome)
  }
}
