import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { SavedState } from '../../parts/saved-state.tsx'
import { Question } from './question.tsx'
import type { Rounds } from './use-rounds.ts'

interface Props {
  readonly rounds: Rounds<unknown>
  /** Whether the first question takes the focus, too: they come after something else on the page. */
  readonly isLate?: boolean
  /** What stands there when no question is left. */
  readonly children: ComponentChildren
}

/** Questions one after the other, and whether the phone has what was answered. */
export function RoundsView({ rounds, isLate = false, children }: Props) {
  const { t } = useSpeech()
  const { round, kept, answer, goOn, keepAgain } = rounds
  const seed = round && round !== 'over' ? round.turn.seed : undefined
  const first = useRef<string | undefined>(undefined)
  first.current ??= seed
  return (
    <>
      {kept ? (
        <SavedState running={{ kept, keepAgain }} refused={t('tests:notSaved')} />
      ) : (
        <p class="saved-state" />
      )}
      {round === undefined && <p role="status">{t('common:loading')}</p>}
      {round === 'over' && <Over isLate={isLate || first.current !== undefined}>{children}</Over>}
      {round && round !== 'over' && (
        <Question
          key={seed}
          round={round}
          isFirst={!isLate && first.current === seed}
          onAnswer={answer}
          onNext={goOn}
        />
      )}
    </>
  )
}

/** The end; when it comes after a question, it takes the focus. */
function Over({ isLate, children }: { readonly isLate: boolean; readonly children: ComponentChildren }) {
  const here = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isLate) return
    const heading = here.current?.querySelector<HTMLElement>('h2')
    heading?.scrollIntoView()
    heading?.focus({ preventScroll: true })
  }, [])
  return (
    <section ref={here} class="ts-turn">
      {children}
    </section>
  )
}
