import type { OpenedPlan } from '../../../../core/session/open-plan.ts'
import { type Block, groupBlocks } from '../../../../core/session/session-plan.ts'
import { useSpeech } from '../../../i18n.ts'
import { Page } from '../../../parts/page.tsx'
import { useAwake } from '../../../parts/use-awake.ts'
import { GroupCards } from './group-cards.tsx'
import { GroupTimer } from './group-timer.tsx'
import { planPath } from './paths.ts'
import { useGroupClock } from './use-group-clock.ts'
import { WithPlan } from './with-plan.tsx'
import { PrintButton } from '../after/print-button.tsx'

/** The group work of a plan: cards large on the wall, one clock for all groups, and what each is asked afterwards. */
export function GroupsPage({ id }: { readonly id: string }) {
  return (
    <WithPlan id={id}>
      {(opened) => {
        const [first, ...rest] = groupBlocks(opened.plan)
        return first ? (
          <Groups key={id} opened={opened} blocks={[first, ...rest]} />
        ) : (
          <None opened={opened} />
        )
      }}
    </WithPlan>
  )
}

interface GroupsProps {
  readonly opened: OpenedPlan
  readonly blocks: readonly [Block, ...Block[]]
}

/** The group work of one block, and the way to that of the others. */
export function Groups({ opened: { plan, words }, blocks }: GroupsProps) {
  const { t } = useSpeech()
  const [clock, onTurn] = useGroupClock(plan.id, blocks)
  useAwake()
  const block = blocks.find(({ id }) => id === clock.block) ?? blocks[0]
  const work = block.work ?? 0
  const said = words.blocks[block.id]
  return (
    <Page title={said?.title ?? ''} lead={words.title} wide>
      {blocks.length > 1 && (
        <nav class="row no-print pl-nav" aria-label={t('plan:groupsOf')}>
          {blocks.map(({ id }) => (
            <a key={id} class="button" href={`#${id}`} aria-current={id === block.id ? 'true' : undefined}>
              {words.blocks[id]?.title}
            </a>
          ))}
        </nav>
      )}
      <GroupTimer key={block.id} clock={clock} planned={work} onTurn={onTurn} />
      <p class="no-print">
        {t('plan:reportTime', { minutes: block.minutes - work, groups: block.cards.length })}
      </p>
      <GroupCards key={block.id} block={block} words={said} />
      <p class="small no-print">{t('plan:moreGroups')}</p>
      <p class="row no-print">
        <PrintButton />
        <a class="button" href={planPath(plan.id)}>
          {t('plan:toPlan')}
        </a>
      </p>
    </Page>
  )
}

/** A plan without group work. */
function None({ opened: { plan, words } }: { readonly opened: OpenedPlan }) {
  const { t } = useSpeech()
  return (
    <Page title={words.title}>
      <p>{t('plan:noGroups')}</p>
      <p>
        <a class="button" href={planPath(plan.id)}>
          {t('plan:toPlan')}
        </a>
      </p>
    </Page>
  )
}
