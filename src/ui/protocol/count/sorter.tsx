import { useEffect, useRef, useState } from 'preact/hooks'
import type { Mark, MarkWords } from '../../../core/protocol/mark.ts'
import type { Ballot as Paper } from '../../../core/protocol/night.ts'
import type { Pile } from '../../../core/protocol/run-count.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Ballot } from '../ballot/ballot.tsx'
import { meaningOf } from './pile-keys.ts'
import { Piles } from './piles.tsx'
import { useKeys } from './use-keys.ts'
import { useThrow } from './use-throw.ts'

interface Props {
  readonly subjects: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly ballot: Paper
  readonly mark: Mark
  readonly words: MarkWords
  readonly precinct: string
  /** Which ballot of how many. */
  readonly label: string
  /** How many are still to come after this one. */
  readonly left: number
  /** How many lie on each pile; piles that are not named show no number. */
  readonly sizes: ReadonlyMap<Pile, number>
  readonly onLay: (pile: Pile) => void
  /** Takes the last ballot back; null while there is none; left out where nothing is ever taken back. */
  readonly onUndo?: (() => void) | null
}

/** One ballot and the piles: it is dragged, flicked, or sent by a tap or a key; a tap on it turns it over. */
export function Sorter(props: Props) {
  const { subjects, names, ballot, mark, words, precinct, label, left, sizes, onLay, onUndo } = props
  const { t } = useSpeech()
  const [turned, setTurned] = useState<number>()
  const [typed, setTyped] = useState('')
  const room = useRef<HTMLDivElement>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const back = turned === ballot.id
  const turn = (): void => setTurned(back ? undefined : ballot.id)
  const lay = (pile: Pile): void => {
    setTyped('')
    onLay(pile)
  }
  const { paper, on } = useThrow({ onPile: lay, onTap: turn })

  // What the picture says is said aloud as each ballot comes up, and as it is turned over.
  useEffect(() => {
    const told = room.current?.querySelector('svg[role="img"]')?.getAttribute('aria-label')
    if (said.current) said.current.textContent = told ?? ''
  }, [ballot.id, back])
  useEffect(() => {
    room.current?.scrollIntoView({ block: 'start' })
    room.current?.focus({ preventScroll: true })
  }, [])

  useKeys(room, (event) => {
    if (event.key === 'Enter' && typed === '') return // it presses the button that has the focus
    const meaning = meaningOf(event, subjects, typed)
    if (!meaning) return
    event.preventDefault()
    if (meaning.does === 'lay') lay(meaning.pile)
    else if (meaning.does === 'type') setTyped(meaning.typed)
    else if (meaning.does === 'turn') turn()
    else onUndo?.()
  })

  return (
    <div ref={room} class="pr-sorter" tabIndex={-1} role="group" aria-label={label}>
      <div class="pr-sorter-top">
        <p>
          <b aria-hidden="true">{label}</b> <small>{t('protocol-count:left', { count: left })}</small>
        </p>
        {typed !== '' && (
          <span class="pr-typed" role="status">
            {t('protocol-count:typedNumber', { number: typed })}
          </span>
        )}
        <button type="button" class="button quiet" aria-pressed={back} onClick={turn}>
          {t(back ? 'protocol-count:turnBack' : 'protocol-count:turn')}
        </button>
      </div>
      <div
        class={`pr-desk${subjects.length > LONGEST ? ' pr-desk-long' : ''}`}
        style={{ '--pr-pile-rows': Math.ceil(subjects.length / 3) }}
        {...on}
      >
        <div ref={paper} class="pr-desk-paper">
          <Ballot
            key={`${ballot.id}/${back}`}
            subjects={subjects}
            names={names}
            ballot={ballot}
            mark={mark}
            words={words}
            side={back ? 'back' : 'front'}
            label={label}
            precinct={precinct}
          />
        </div>
      </div>
      <p ref={said} class="hidden" role="status" />
      <Piles subjects={subjects} names={names} sizes={sizes} onLay={lay}>
        {onUndo !== undefined && (
          <button
            type="button"
            class="pr-pile pr-pile-undo"
            disabled={onUndo === null}
            onClick={() => onUndo?.()}
          >
            <Icon name="previous" />
            <span>{t('protocol-count:undo')}</span>
          </button>
        )}
      </Piles>
    </div>
  )
}

/** A ballot with more subjects than this is too long to be seen whole beside its piles. */
const LONGEST = 9
