import { useState } from 'preact/hooks'
import type { Block, BlockWords } from '../../../../core/session/session-plan.ts'
import { useSpeech } from '../../../i18n.ts'

interface Props {
  readonly block: Block
  readonly words: BlockWords | undefined
}

/** The cards of the groups, large: all of them, or one at a time for a small projector. On paper always all, to be cut apart. */
export function GroupCards({ block, words }: Props) {
  const { t } = useSpeech()
  const [at, setAt] = useState<number>()
  const of = block.cards.length
  const shown = at === undefined ? undefined : words?.cards?.[block.cards[at] ?? '']
  const go = (by: number): void => setAt(((at ?? 0) + of + by) % of)
  return (
    <>
      <div class="row no-print">
        {at === undefined ? (
          <button type="button" class="button" onClick={() => setAt(0)}>
            {t('plan:oneByOne')}
          </button>
        ) : (
          <>
            <button type="button" class="button primary" onClick={() => go(1)}>
              {t('plan:next')}
            </button>
            <button type="button" class="button" onClick={() => go(-1)}>
              {t('plan:previous')}
            </button>
            <button type="button" class="button" onClick={() => setAt(undefined)}>
              {t('plan:all')}
            </button>
          </>
        )}
      </div>
      <p class="hidden" role="status">
        {shown && `${t('plan:group', { number: (at ?? 0) + 1 })}: ${shown.title}`}
      </p>
      <ol class="plain pl-cards" data-single={at !== undefined}>
        {block.cards.map((id, place) => {
          const card = words?.cards?.[id]
          return (
            <li key={id} class="pl-card" data-aside={at !== undefined && at !== place}>
              <p class="small">
                {t('plan:group', { number: place + 1 })} · {t('plan:minutes', { count: block.work ?? 0 })}
              </p>
              <h2>{card?.title}</h2>
              <p>{card?.task}</p>
              <p class="pl-report">
                <b>{t('plan:report')}</b> {card?.report}
              </p>
            </li>
          )
        })}
      </ol>
    </>
  )
}
