import type { LawReference, LawWords } from '../../../core/guide/law.ts'
import type { StepReview } from '../../../core/scenario/debrief.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { useSpeech } from '../../i18n.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { choiceWords, entryText, optionText } from '../said.ts'
import { Marked } from '../log/compare.tsx'
import { partsOf } from '../log/entry.ts'

interface Props {
  readonly review: StepReview
  readonly playing: Playing
  readonly law: LawWords | undefined
  readonly onTry: () => void
}

/** One decision: what was done, beside it what would have been best there, the rule and where it comes from. */
export function Decision({ review, playing, law, onTry }: Props) {
  const { t } = useSpeech()
  const { step } = review
  return (
    <li class="sc-decision">
      <h3>{titleOf(review, playing) ?? t('scenario:logTitle')}</h3>
      {step.given && <p class="small">{t('scenario:given')}</p>}
      {step.late && <p class="small">{t('scenario:wasLate')}</p>}
      <Beside review={review} playing={playing} />
      {law && <LawNote references={lawOf(review)} law={law} />}
      <button type="button" class="button" onClick={onTry}>
        {t('scenario:tryFrom')}
      </button>
    </li>
  )
}

/** What was to be decided, as it was asked; nothing for an entry in the log-book. */
export function titleOf({ node }: StepReview, { words }: Playing): string | undefined {
  if (node.kind === 'choose') return words.choices[node.id]?.prompt
  return node.kind === 'ask' ? words.asks[node.id]?.question : undefined
}

/** The rules of what was done and of what would have been best; each once. */
export function lawOf({ node, step, best }: StepReview): LawReference[] {
  if (node.kind === 'ask' || node.kind === 'log') return node.law
  if (node.kind !== 'choose') return []
  const all = node.choices.filter(({ id }) => id === best || step.took.includes(id)).flatMap(({ law }) => law)
  return [...new Map(all.map((reference) => [JSON.stringify(reference), reference])).values()]
}

type SideProps = Pick<Props, 'review' | 'playing'>

function Beside({ review, playing: { words } }: SideProps) {
  const { t } = useSpeech()
  const { node, step, best, wasBest } = review
  if (node.kind === 'log')
    return (
      <>
        <div class="sc-beside">
          <Side title={t('scenario:logYours')} good={wasBest}>
            <p>{entryText(words, node.id, step)}</p>
          </Side>
          <Side title={t('scenario:logModel')} good>
            <p>{words.logs[node.id]?.model}</p>
          </Side>
        </div>
        {step.text === '' ? (
          <Marked node={node} words={words} taken={step.took} />
        ) : (
          <p>{t('scenario:ofParts', { right: step.parts.length, all: partsOf(node).length })}</p>
        )}
      </>
    )
  const said = (id: string | undefined) =>
    node.kind === 'ask' ? (
      <p>{optionText(words, node.id, id)}</p>
    ) : (
      <Choice {...choiceWords(words, node.id, id)} />
    )
  return (
    <>
      <div class="sc-beside">
        <Side title={t(wasBest ? 'scenario:yoursBest' : 'scenario:yours')} good={wasBest}>
          {said(step.took[0])}
        </Side>
        {best !== null && !wasBest && (
          <Side title={t('scenario:best')} good>
            {said(best)}
          </Side>
        )}
      </div>
      {node.kind === 'ask' && <p>{words.asks[node.id]?.why}</p>}
    </>
  )
}

interface OneSide {
  readonly title: string
  readonly good: boolean
  readonly children: preact.ComponentChildren
}

/** One of two things beside each other: what was done, and what is best. */
export function Side({ title, good, children }: OneSide) {
  return (
    <div class={good ? 'sc-good' : undefined}>
      <h4>{title}</h4>
      {children}
    </div>
  )
}

/** What was chosen, what comes of it, and the rule. */
export function Choice({ text, consequence, rule }: ReturnType<typeof choiceWords>) {
  const { t } = useSpeech()
  return (
    <>
      <p>{text}</p>
      <p>{consequence}</p>
      <p>
        <b>{t('scenario:rule')}</b> {rule}
      </p>
    </>
  )
}
