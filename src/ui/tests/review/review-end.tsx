import { openReview } from '../../../flow/review-questions.ts'
import type { QuestionShelf } from '../../../flow/questions.ts'
import { useSpeech } from '../../i18n.ts'
import { ReadyBar } from '../../parts/ready-bar.tsx'
import { PATHS } from '../../routes.ts'
import { useChoices, useLook } from '../../state.ts'
import { keepWaiting } from '../practice/waiting-answers.ts'
import { useReadyWords } from '../ready-words.ts'

interface Props {
  readonly shelf: QuestionShelf
  readonly onMore: () => void
}

/** Enough for today: how ready one is for polling day, and the way on for whoever wants one. */
export function ReviewEnd({ shelf, onMore }: Props) {
  const { t } = useSpeech()
  const words = useReadyWords()
  const { preferences } = useChoices()
  const readiness = useLook(() => keepWaiting().then(() => openReview(shelf)), [shelf])?.readiness
  const role = preferences?.role
  return (
    <>
      <h2 tabIndex={-1}>{t('tests:enoughTitle')}</h2>
      <p>{t('tests:enoughText')}</p>
      {readiness && (
        <>
          <p class="ts-because">
            {role ? t('tests:readyAs', { role: t(`common:role_${role}`) }) : t('tests:readyAll')}
          </p>
          <ReadyBar parts={readiness} words={words} />
        </>
      )}
      <div class="ts-actions">
        <a class="button primary" href={PATHS.progress}>
          {t('tests:toProgress')}
        </a>
        <button type="button" class="button" onClick={onMore}>
          {t('tests:fewMore')}
        </button>
      </div>
    </>
  )
}
