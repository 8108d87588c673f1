import type { ComponentChildren } from 'preact'
import type { LawWords } from '../../../core/guide/law.ts'
import type { StepReview } from '../../../core/scenario/debrief.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { useSpeech } from '../../i18n.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { Choice, lawOf, Side, titleOf } from '../debrief/decision.tsx'
import { choiceWords, optionText, pieceText } from '../said.ts'
import { clockOf } from './standing.ts'

interface Props {
  readonly review: StepReview
  readonly playing: Playing
  /** Whether it is marked as decided on this phone. */
  readonly isMarked: boolean
  readonly law: LawWords | undefined
}

/** One decision of the half-day: when, by whom, what came of it, what would have been best, and where the rule stands. */
export function TimelineStep({ review, playing, isMarked, law }: Props) {
  const { t } = useSpeech()
  const { scene, play } = playing
  const { at, step, node } = review
  const by = node.kind === 'end' ? undefined : node.by
  return (
    <li class={isMarked ? 'sc-decision sc-b-own' : 'sc-decision'}>
      <h3>
        {clockOf(scene, { path: play.path.slice(0, at), node: step.node })}{' '}
        {by && <>{t(`common:role_${by}`)}: </>}
        {titleOf(review, playing) ?? t('scenario:logTitle')}
      </h3>
      {isMarked && <p class="sc-b-mark">{t('scenario-run:own')}</p>}
      {step.late && <p class="small">{t('scenario:wasLate')}</p>}
      <div class="sc-beside">
        <Sides review={review} playing={playing} />
      </div>
      {node.kind === 'ask' && <p>{playing.words.asks[node.id]?.why}</p>}
      {law && <LawNote references={lawOf(review)} law={law} />}
    </li>
  )
}

/** What was decided, and beside it what is best. */
function Sides({
  review: { node, step, best, wasBest },
  playing: { words },
}: Pick<Props, 'review' | 'playing'>) {
  const { t } = useSpeech()
  const [took] = step.took
  const decided = (children: ComponentChildren) => (
    <Side title={t(wasBest ? 'scenario-run:decidedBest' : 'scenario-run:decided')} good={wasBest}>
      {children}
    </Side>
  )
  const better = (children: ComponentChildren) =>
    !wasBest && (
      <Side title={t('scenario:best')} good>
        {children}
      </Side>
    )
  switch (node.kind) {
    case 'choose':
      return (
        <>
          {decided(<Choice {...choiceWords(words, node.id, took)} />)}
          {best !== null && better(<Choice {...choiceWords(words, node.id, best)} />)}
        </>
      )
    case 'ask':
      return (
        <>
          {decided(<p>{optionText(words, node.id, took)}</p>)}
          {better(<p>{optionText(words, node.id, node.right)}</p>)}
        </>
      )
    case 'log':
      return (
        <>
          {decided(<p>{step.took.map((piece) => pieceText(words, node.id, piece)).join(' ')}</p>)}
          <Side title={t('scenario:logModel')} good>
            <p>{words.logs[node.id]?.model}</p>
          </Side>
        </>
      )
    default:
      return null
  }
}
