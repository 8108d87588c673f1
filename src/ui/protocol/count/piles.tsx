import type { ComponentChildren } from 'preact'
import type { Pile } from '../../../core/protocol/run-count.ts'
import { useSpeech } from '../../i18n.ts'
import { MOST_KEYED } from './pile-keys.ts'

interface Props {
  readonly subjects: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly sizes: ReadonlyMap<Pile, number>
  readonly onLay: (pile: Pile) => void
  /** What stands beside the two piles that are no subject's. */
  readonly children?: ComponentChildren
}

/** The piles, at the thumb: one for each subject, scrolling where there are many; invalid and doubtful always in reach. */
export function Piles({ subjects, names, sizes, onLay, children }: Props) {
  const { t } = useSpeech()
  const keyed = subjects.length <= MOST_KEYED
  return (
    <div class="pr-piles" role="group" aria-label={t('protocol-count:piles')}>
      <div class={`pr-piles-subjects${keyed ? '' : ' pr-piles-many'}`}>
        {subjects.map((subject, at) => (
          <PileButton
            key={subject}
            pile={subject}
            big={subject}
            small={names[subject] ?? ''}
            size={sizes.get(subject)}
            hotkey={keyed ? String(at + 1) : undefined}
            onLay={onLay}
          />
        ))}
      </div>
      <div class="pr-piles-odd">
        <PileButton
          pile="invalid"
          small={t('protocol-count:pileInvalid')}
          size={sizes.get('invalid')}
          hotkey="I"
          onLay={onLay}
        />
        <PileButton
          pile="doubtful"
          small={t('protocol-count:pileDoubtful')}
          size={sizes.get('doubtful')}
          hotkey="D"
          onLay={onLay}
        />
        {children}
      </div>
    </div>
  )
}

interface PileProps {
  readonly pile: Pile
  readonly big?: string
  readonly small: string
  readonly size: number | undefined
  readonly hotkey: string | undefined
  readonly onLay: (pile: Pile) => void
}

function PileButton({ pile, big, small, size, hotkey, onLay }: PileProps) {
  return (
    <button
      type="button"
      class={`pr-pile pr-pile-${big === undefined ? pile : 'subject'}`}
      data-pile={pile}
      aria-keyshortcuts={hotkey}
      onClick={() => onLay(pile)}
    >
      {big !== undefined && <b>{big}</b>}
      <span>{small}</span>
      {size !== undefined && size > 0 && <i>{size}</i>}
      {hotkey !== undefined && <kbd aria-hidden="true">{hotkey}</kbd>}
    </button>
  )
}
