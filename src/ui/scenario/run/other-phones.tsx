import { useState } from 'preact/hooks'
import type { Play } from '../../../core/scenario/play.ts'
import type { SceneEdition } from '../../../core/scenario/relay.ts'
import { useSpeech } from '../../i18n.ts'
import type { Running } from '../use-play.ts'
import { BatonShow } from './baton-show.tsx'
import { BatonTake } from './baton-take.tsx'
import type { Taking } from './use-taking.ts'

interface Props {
  readonly running: Running
  readonly here: SceneEdition
  readonly taking: Taking
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

/** While this phone has the turn: the square for whoever wants to watch, and the field in case another one has gone on. */
export function OtherPhones({ running, here, taking, open, onOpen }: Props) {
  const { t } = useSpeech()
  return (
    <details class="sc-b-more" open={open} onToggle={({ currentTarget }) => onOpen(currentTarget.open)}>
      <summary>{t('scenario-run:otherPhones')}</summary>
      {open && (
        <>
          <BatonShow here={here} play={running.play} />
          <BatonTake taking={taking} />
        </>
      )}
    </details>
  )
}

interface SquareProps {
  readonly here: SceneEdition
  readonly play: Play
}

/** The square of a phone that is not the one to show it, for whoever asks; drawn when it is asked for. */
export function OwnSquare({ here, play }: SquareProps) {
  const { t } = useSpeech()
  const [open, setOpen] = useState(false)
  return (
    <details class="sc-b-more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('scenario-run:ownSquare')}</summary>
      {open && <BatonShow here={here} play={play} />}
    </details>
  )
}
