import { useEffect, useState } from 'preact/hooks'
import {
  endReview,
  nextReview,
  noteReview,
  openReview,
  type ReviewDay,
  withoutItem,
} from '../../../flow/review-questions.ts'
import type { QuestionShelf } from '../../../flow/questions.ts'
import { useSpeech } from '../../i18n.ts'
import { InOneWindow } from '../../parts/in-one-window.tsx'
import { Page } from '../../parts/page.tsx'
import { useOneWindow } from '../../parts/use-one-window.ts'
import { PATHS } from '../../routes.ts'
import { RoundsView } from '../practice/rounds.tsx'
import { useRounds, type Way } from '../practice/use-rounds.ts'
import { keepWaiting } from '../practice/waiting-answers.ts'
import { ReviewEnd } from './review-end.tsx'

interface Props {
  readonly shelf: QuestionShelf
}

/** Today's ten minutes: what is worth asking now, and then enough for today. Nothing says how much waits. */
export function ReviewPage({ shelf }: Props) {
  const { t } = useSpeech()
  /** How often somebody has asked for a few more. */
  const [extra, setExtra] = useState(0)
  const work = useOneWindow('review')
  return (
    <Page title={t('tests:reviewTitle')}>
      <InOneWindow work={work} room="tests">
        <Minutes
          key={`${extra}/${work.turn}`}
          shelf={shelf}
          isMore={extra > 0}
          onMore={() => setExtra(extra + 1)}
        />
      </InOneWindow>
      <p>
        <a class="button quiet" href={PATHS.tests}>
          {t('tests:toAll')}
        </a>
      </p>
    </Page>
  )
}

function Minutes({
  shelf,
  isMore,
  onMore,
}: Props & { readonly isMore: boolean; readonly onMore: () => void }) {
  const { t } = useSpeech()
  const rounds = useRounds(shelf, isMore ? MORE : TODAY)
  const { going, round } = rounds
  const isOver = round === 'over'
  useEffect(() => {
    // its answers are on the phone all the same; only the end of the day is not
    if (isOver && going)
      void keepWaiting()
        .then(() => endReview(going))
        .catch(() => undefined)
  }, [isOver])
  return (
    <>
      {going && !isOver && <progress max={1} value={going.share} aria-label={t('tests:minutes')} />}
      <RoundsView rounds={rounds} isLate={isMore}>
        <ReviewEnd shelf={shelf} onMore={onMore} />
      </RoundsView>
    </>
  )
}

const TODAY: Way<ReviewDay> = {
  begin: (shelf) => openReview(shelf),
  next: nextReview,
  note: noteReview,
  after: (day, { item }) => withoutItem(day, item),
}
const MORE: Way<ReviewDay> = { ...TODAY, begin: (shelf) => openReview(shelf, true) }
