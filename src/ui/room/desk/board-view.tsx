import type { OpenedItem } from '../../../core/question/open-item.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Figures } from '../../tests/answer/figures.tsx'
import { SpotPicture } from '../../tests/answer/spot-picture.tsx'
import { type BoardLine, boardOf } from './board.ts'

/** How often each line was chosen, by its id. */
export type Votes = ReadonlyMap<string, number>

interface Props {
  readonly opened: OpenedItem
  readonly seed: string
  /** Whether the right answer is marked. */
  readonly withKey: boolean
  readonly votes?: Votes | undefined
}

/** What can be answered to a question, whatever its kind, for everybody to see. */
export function BoardView({ opened, seed, withKey, votes }: Props) {
  const { t } = useSpeech()
  const { item, words } = opened
  const verdicts = { true: t('tests:holds'), false: t('tests:holdsNot') }
  const { made, lines, more, inOrder } = boardOf(opened, seed, verdicts)
  const shown = { withKey, votes, all: sumOf(votes) }
  return (
    <>
      {item.kind === 'spot' && (
        <SpotPicture
          item={item}
          shown={made.shown}
          toneOf={(id) => (withKey && item.right.includes(id) ? 'so' : 'off')}
        />
      )}
      {item.kind === 'number' && <Figures item={item} words={words} made={made} whole={withKey} />}
      {lines.length > 0 && <Lines lines={lines} {...shown} />}
      {more.length > 0 && (
        <>
          {item.kind === 'truth' && <p class="rd-hint">{t('tests:becauseOf')}</p>}
          <Lines lines={more} withKey={withKey} />
        </>
      )}
      {withKey && inOrder.length > 0 && (
        <p class="rd-key">
          {t('desk:inOrder')} <b>{inOrder.join(' → ')}</b>
        </p>
      )}
    </>
  )
}

interface LinesProps {
  readonly lines: readonly BoardLine[]
  readonly withKey: boolean
  readonly votes?: Votes | undefined
  /** How many choices there are together. */
  readonly all?: number
}

function Lines({ lines, withKey, votes, all = 0 }: LinesProps) {
  const { t } = useSpeech()
  return (
    <ul class="plain rd-lines">
      {lines.map(({ id, sign, text, isRight, beside }) => (
        <li key={id} data-right={withKey && isRight}>
          <b class="rd-sign">{sign}</b>
          <span class="rd-text">{text}</span>
          {withKey && isRight && (
            <b class="rd-key">
              <Icon name="done" />
              {t('desk:isRight')}
            </b>
          )}
          {withKey && beside && <b class="rd-key">→ {beside}</b>}
          {votes && <Bar count={votes.get(id) ?? 0} all={all} />}
        </li>
      ))}
    </ul>
  )
}

/** A number drawn as long as its share; the number says it, too. */
export function Bar({ count, all }: { readonly count: number; readonly all: number }) {
  const { t } = useSpeech()
  return (
    <span class="rd-bar" style={{ '--rd-part': all > 0 ? count / all : 0 }}>
      <span aria-hidden="true" />
      <b aria-hidden="true">{count}</b>
      <span class="hidden">{t('desk:votes', { count })}</span>
    </span>
  )
}

function sumOf(votes: Votes | undefined): number {
  return [...(votes?.values() ?? [])].reduce((sum, count) => sum + count, 0)
}
