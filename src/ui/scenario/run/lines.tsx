import { useSpeech } from '../../i18n.ts'
import { StepLines } from '../play/talk.tsx'
import type { Running } from '../use-play.ts'

interface Props {
  readonly running: Running
  readonly title: string
  /** So many steps from the end of the way. */
  readonly steps: number
}

/** What was said and done last in a run, by whoever it was. */
export function Lines({ running: { playing, play }, title, steps }: Props) {
  const { language } = useSpeech()
  const { wordsLanguage } = playing
  const from = play.path.length - steps
  return (
    <section aria-labelledby="lines" lang={wordsLanguage === language ? undefined : wordsLanguage}>
      <h2 id="lines" tabIndex={-1}>
        {title}
      </h2>
      <ol class="plain sc-talk">
        {play.path.slice(from).map((step, at) => (
          <StepLines key={from + at} playing={playing} play={play} step={step} />
        ))}
      </ol>
    </section>
  )
}
