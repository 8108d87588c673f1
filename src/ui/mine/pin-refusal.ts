import type { PinRefusal } from '../../flow/profiles.ts'
import type { Words } from '../i18n.ts'

/** Why a PIN did not open anything, in words; a wait with its seconds. */
export function pinRefusal(problem: PinRefusal, t: Words): string {
  return problem === 'pin' ? t('mine:pinWrong') : t('mine:pinWait', { n: problem.seconds })
}
