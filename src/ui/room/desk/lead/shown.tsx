import { choicesOf, NO_ANSWER } from '../../../../core/room/standings.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { itemsOf, recordOf } from '../after/page-props.ts'
import { BoardView, type Votes } from '../board-view.tsx'
import { type Stage, shows } from './stages.tsx'

interface Props {
  readonly room: HostedRoom
  readonly place: number
  /** The place of the last question. */
  readonly of: number
  readonly stage: Stage
}

/** One question as the room sees it, so far as it is uncovered. */
export function Shown({ room, place, of, stage }: Props) {
  const { t, language } = useSpeech()
  const opened = room.items[place]
  const question = room.quiz.questions[place]
  if (!opened || !question) return null
  const votes = shows(stage, 'distribution') ? votesAt(room, place) : undefined
  const lang = room.wordsLanguage === language ? undefined : room.wordsLanguage
  return (
    <div aria-live="polite">
      <h2 class="rd-place">{place === 0 ? t('desk:warmUpTitle') : t('desk:questionOf', { place, of })}</h2>
      <p class="rd-stem" lang={lang}>
        {opened.words.stem}
      </p>
      <BoardView
        opened={opened}
        seed={question.seed}
        withKey={shows(stage, 'key')}
        votes={votes && isSomething(votes) ? votes : undefined}
      />
      {votes && stage === 'distribution' && <Without votes={votes} />}
      {shows(stage, 'explanation') && (
        <p class="rd-why" lang={lang} ref={bringIntoView}>
          {opened.words.explanation}
        </p>
      )}
    </div>
  )
}

/** What is uncovered below the edge of the wall comes up. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/** What the bars do not say: that there are none yet, or none of this kind, and how many gave no answer. */
function Without({ votes }: { readonly votes: Votes }) {
  const { t } = useSpeech()
  const none = votes.get(NO_ANSWER) ?? 0
  if (votes.size === 0) return <p class="rd-hint">{t('desk:votesKind')}</p>
  if (!isSomething(votes)) return <p class="rd-hint">{t('desk:votesNone')}</p>
  if (none === 0) return null
  return (
    <p class="rd-hint">
      {t('desk:noAnswer')}: {none}
    </p>
  )
}

/** How often each line was chosen; none at all for kinds without a distribution. */
export function votesAt(room: HostedRoom, place: number): Votes {
  return new Map(choicesOf(recordOf(room), itemsOf(room), place).map(({ option, count }) => [option, count]))
}

function isSomething(votes: Votes): boolean {
  return [...votes.values()].some((count) => count > 0)
}
