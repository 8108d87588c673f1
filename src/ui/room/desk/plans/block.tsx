import type { BlockWords, Block as Facts } from '../../../../core/session/session-plan.ts'
import type { OpenedPlan } from '../../../../core/session/open-plan.ts'
import type { Span } from '../../../../core/session/times.ts'
import { type Words, useSpeech } from '../../../i18n.ts'
import { groupsPath, placePath } from './paths.ts'

interface Props {
  readonly opened: OpenedPlan
  readonly block: Facts
  readonly span: Span
}

/** What is told of each block, in this order: the trainer's eye wants its own part first. */
const PARTS = ['trainer', 'say', 'people'] as const satisfies readonly (keyof BlockWords)[]

/** One block of a plan: when, what, who does what, and the ways into the app. */
export function Block({ opened: { plan, words, names }, block, span: { from, to } }: Props) {
  const { t } = useSpeech()
  const said = words.blocks[block.id]
  return (
    <li class="pl-block" data-kind={block.kind}>
      <p class="pl-when">
        <b>
          {from}–{to}
        </b>{' '}
        <span>{t('plan:minutes', { count: block.minutes })}</span>{' '}
        <span class="pl-kind">{t(`plan:kind_${block.kind}`)}</span>
      </p>
      <h3>{said?.title}</h3>
      <dl>
        {PARTS.map(
          (part) =>
            said?.[part] && (
              <div key={part} class={`pl-${part}`}>
                <dt>{t(`plan:part_${part}`)}</dt>
                <dd>{said[part]}</dd>
              </div>
            ),
        )}
      </dl>
      {(block.opens.length > 0 || block.kind === 'group') && (
        <ul class="plain row pl-ways">
          {block.kind === 'group' && (
            <li>
              <a class="button primary" href={groupsPath(plan.id, block.id)}>
                {t('plan:toGroups')}
              </a>
            </li>
          )}
          {block.opens.map((target) => (
            <li key={target}>
              <a class="button" href={placePath(target, block.kind === 'quiz')}>
                {placeName(target, names[target] ?? target, { asQuiz: block.kind === 'quiz', t })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** What a way leads to, besides a chapter of the guide. */
const KINDS = ['topic', 'scene', 'form', 'exam', 'card'] as const

interface Manner {
  readonly asQuiz: boolean
  readonly t: Words
}

/** What a way into the app is called: what kind of thing it leads to, and its name. */
function placeName(target: string, name: string, { asQuiz, t }: Manner): string {
  const kind = KINDS.find((each) => target.startsWith(`${each}:`)) ?? 'guide'
  return t(`plan:open_${kind === 'topic' && asQuiz ? 'quiz' : kind}`, { name })
}
