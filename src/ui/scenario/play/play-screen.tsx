import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { nodeIn } from '../../../core/scenario/play.ts'
import { useSpeech } from '../../i18n.ts'
import { Stage } from '../drawing/stage.tsx'
import { goToTop } from '../go-to-top.ts'
import { onStage } from '../people.ts'
import type { Running } from '../use-play.ts'
import { momentOf } from './moment.ts'
import { StepLines } from './talk.tsx'
import { Turn } from './turn.tsx'

interface Props {
  readonly running: Running
  /** What stays above it, such as who has the turn. */
  readonly head?: ComponentChildren
  /** What one can do when it is over. */
  readonly children: ComponentChildren
}

/**
 * A role-play where it stands. What was said earlier lies above; the drawing, what was said just now and what is to be done
 * stand together, always at the same height of the screen, so that the thumb and the eye find them where they were.
 */
export function PlayScreen({ running, head, children }: Props) {
  const { t, language } = useSpeech()
  const { playing, play } = running
  const { scene, words, wordsLanguage } = playing
  const now = useRef<HTMLElement>(null)
  useFollow(now, play.path.length)
  const here = nodeIn(scene, play.node)
  const from = momentOf(scene, play)
  // what somebody is just saying keeps its line when it is answered: it must not be said twice
  const steps = here.kind === 'say' ? [...play.path, { ...SAID, node: here.id }] : play.path
  const lines = steps.map((step, at) => <StepLines key={at} playing={playing} play={play} step={step} />)
  return (
    <div lang={wordsLanguage === language ? undefined : wordsLanguage}>
      {from > 0 && (
        <ol class="plain sc-talk" aria-label={t('scenario:earlier')}>
          {lines.slice(0, from)}
        </ol>
      )}
      <section
        ref={now}
        tabIndex={-1}
        class={from > 0 ? 'sc-now sc-far' : 'sc-now'}
        aria-label={t('scenario:now')}
      >
        {head}
        <Stage place={scene.place} {...onStage(scene, play)} />
        <div role="log" aria-live="polite">
          <ol class="plain sc-talk sc-new">{lines.slice(from)}</ol>
        </div>
        <Turn running={running} node={here}>
          {here.kind === 'end' && <p>{words.ends[here.id]}</p>}
          {here.kind === 'end' && <div class="sc-actions">{children}</div>}
        </Turn>
      </section>
    </div>
  )
}

const SAID = { took: [], late: false, text: '' }

/** Brings what is new into view and gives it the focus: a question takes it, a button that stays keeps it. */
function useFollow(now: { readonly current: HTMLElement | null }, steps: number): void {
  const isFirst = useRef(true)
  useEffect(() => {
    const { current } = now
    const first = isFirst.current
    isFirst.current = false
    if (!current) return
    if (first && steps === 0) return goToTop()
    current.scrollIntoView()
    const held = document.activeElement
    if (held?.matches('.sc-go') && current.contains(held)) return
    const question = current.querySelector<HTMLElement>('h2')
    ;(question ?? current).focus({ preventScroll: true })
  }, [steps])
}
