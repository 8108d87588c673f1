import type { ComponentChildren } from 'preact'
import { nodeIn, type Play, type Step } from '../../../core/scenario/play.ts'
import type { SceneNode } from '../../../core/scenario/scene.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { useSpeech } from '../../i18n.ts'
import { Face } from '../drawing/face.tsx'
import { isSecond, lookOf } from '../people.ts'
import { choiceWords, entryText, optionText } from '../said.ts'

interface StepProps {
  readonly playing: Playing
  readonly play: Play
  readonly step: Pick<Step, 'node' | 'took' | 'late' | 'text'>
}

/** What one step left in the talk: what was said, or what the player did and what came of it. */
export function StepLines({ playing, play, step }: StepProps) {
  const { t } = useSpeech()
  const { scene, words } = playing
  const node = nodeIn(scene, step.node)
  const [took] = step.took
  switch (node.kind) {
    case 'say':
      return <Bubble playing={playing} node={node} />
    case 'choose': {
      const { text, consequence } = choiceWords(words, node.id, took)
      return (
        <>
          <Mine play={play} node={node} note={step.late ? t('scenario:late') : undefined}>
            {text}
          </Mine>
          <Told>{consequence}</Told>
        </>
      )
    }
    case 'ask': {
      const asked = words.asks[node.id]
      const isRight = took === node.right
      return (
        <>
          <Told>{asked?.question}</Told>
          <Mine play={play} node={node}>
            {optionText(words, node.id, took)}
          </Mine>
          <Told>
            <b>
              {isRight
                ? t('scenario:thatIsSo')
                : t('scenario:rather', { answer: optionText(words, node.id, node.right) })}
            </b>{' '}
            {asked?.why}
          </Told>
        </>
      )
    }
    case 'look':
      return (
        <Told>
          {words.looks[node.id]}{' '}
          {'exercise' in node.opens && (
            <b>{t(took === 'yes' ? 'scenario:exercise_yes' : 'scenario:exercise_left')}</b>
          )}
        </Told>
      )
    case 'log':
      return (
        <Mine play={play} node={node} note={t('scenario:logBook')}>
          {entryText(words, node.id, step)}
        </Mine>
      )
    case 'end':
      return null
  }
}

interface BubbleProps {
  readonly playing: Playing
  readonly node: Extract<SceneNode, { kind: 'say' }>
}

/** What somebody says, with a name and how it is said; or what the narrator tells. */
function Bubble({ playing: { scene, words }, node }: BubbleProps) {
  const { t } = useSpeech()
  const { id, who, mood, at } = node
  const look = lookOf(scene, who)
  return (
    <>
      {at && <li class="sc-clock">{t('scenario:clock', { time: at })}</li>}
      {look ? (
        <li class="sc-say">
          <Face look={look} mood={mood} second={isSecond(scene, who)} />
          <div>
            <b>
              {words.cast[who]}
              {mood !== 'even' && <i>, {t(`scenario:mood_${mood}`)}</i>}
            </b>
            <p>{words.says[id]}</p>
          </div>
        </li>
      ) : (
        <Told>{words.says[id]}</Told>
      )}
    </>
  )
}

interface MineProps {
  readonly play: Play
  readonly node: Exclude<SceneNode, { kind: 'end' }>
  readonly note?: string | undefined
  readonly children: ComponentChildren
}

/** What the player said or did; in a commission run, who of the commission. */
function Mine({ play, node: { by }, note, children }: MineProps) {
  const { t } = useSpeech()
  const isOther = by !== undefined && !(play.roles.length === 1 && play.roles.includes(by))
  return (
    <li class={isOther ? 'sc-mine sc-other' : 'sc-mine'}>
      <b>
        {isOther ? t(`common:role_${by}`) : t('scenario:you')}
        {note && <i>, {note}</i>}
      </b>
      <p>{children}</p>
    </li>
  )
}

/** What the narrator tells. */
function Told({ children }: { readonly children: ComponentChildren }) {
  return <li class="sc-told">{children}</li>
}
