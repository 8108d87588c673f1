import { useEffect, useRef, useState } from 'preact/hooks'
import { startPlay } from '../../../core/scenario/play.ts'
import { editionOf } from '../../../core/scenario/relay.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { versionOf } from '../../../flow/playing.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { InOneWindow } from '../../parts/in-one-window.tsx'
import { Page } from '../../parts/page.tsx'
import { SavedState } from '../../parts/saved-state.tsx'
import type { OneWindow } from '../../parts/use-one-window.ts'
import { VersionNote } from '../play/version-note.tsx'
import { usePlay } from '../use-play.ts'
import { Arrived } from './arrived.tsx'
import { Leave } from './leave.tsx'
import { OtherPhones } from './other-phones.tsx'
import { Passing } from './passing.tsx'
import { receive } from './receive.ts'
import { Refused } from './refused.tsx'
import { standingOf } from './standing.ts'
import { ThisPhone } from './this-phone.tsx'
import { Over, Turn } from './turn.tsx'
import type { AddressBaton } from './use-address-baton.ts'
import { useNewer } from '../use-newer.ts'
import { useTaking } from './use-taking.ts'
import { Waiting } from './waiting.tsx'

interface Props {
  readonly book: SceneBook
  readonly playing: Playing
  readonly work: OneWindow
  readonly address: AddressBaton
  /** The run was laid aside; with the text of a baton that belonged to none of it. */
  readonly onLeft: (refused: string) => void
  readonly onNewer: (newer: Playing | undefined) => void
}

/** A run as this phone has it: its turn, a square to show, or a wait for the others. */
export function Run({ book, playing, work, address, onLeft, onNewer }: Props) {
  const { t } = useSpeech()
  const { scene, words, attempt } = playing
  const running = usePlay(playing, work.isHere)
  const { play } = running
  const here = { scene, edition: editionOf(versionOf(attempt) ?? book.fingerprint) }
  const taking = useTaking(running, here)
  const [greeted, setGreeted] = useState<number>()
  const [isAside, setAside] = useState(false)
  const standing = standingOf(scene, play, greeted)
  const { kind } = standing
  useNewer(book, running, onNewer)
  useEffect(() => {
    if (address.text !== '') void taking.take(address.text).then(address.clear)
  }, [address.text])
  useEffect(() => {
    if (taking.isKeeping) setAside(false)
  }, [taking.isKeeping])
  // the baton for which a run is left need not be shown once more
  const isTakenAnew = receive(startPlay(scene), here, taking.typed).ok
  const view = useRef<HTMLDivElement>(null)
  useFocus(view, taking.isKeeping ? '' : `${kind} ${play.path.length}`)

  const isTakeShown = kind === 'wait' || kind === 'show' || isAside
  const props = { running, here, taking }
  return (
    <Page title={words.title}>
      <InOneWindow work={work} room="scenario">
        <SavedState running={running} refused={t('scenario:notSaved')} />
        <VersionNote playing={playing} />
        {taking.problem && !isTakeShown && <Refused taking={taking} />}
        {taking.isKeeping ? (
          <p role="status">{t('scenario-run:taking')}</p>
        ) : (
          <div ref={view}>
            {standing.kind === 'arrive' && (
              <Arrived {...props} role={standing.role} onHere={() => setGreeted(play.path.length)} />
            )}
            {standing.kind === 'turn' && <Turn running={running} role={standing.role} />}
            {standing.kind === 'show' && <Passing {...props} role={standing.role} />}
            {standing.kind === 'wait' && <Waiting {...props} role={standing.role} />}
            {standing.kind === 'over' && <Over running={running} here={here} />}
          </div>
        )}
        {(kind === 'arrive' || kind === 'turn') && (
          <OtherPhones {...props} open={isAside} onOpen={setAside} />
        )}
        <ThisPhone play={play} />
        {kind !== 'over' && (
          <Leave running={running} onLeft={() => onLeft(isTakenAnew ? taking.typed : '')} />
        )}
      </InOneWindow>
    </Page>
  )
}

/** Gives what comes into view next the focus at its heading; what is played looks after itself. */
function useFocus(view: { readonly current: HTMLElement | null }, state: string): void {
  const last = useRef(state)
  useEffect(() => {
    const before = last.current
    last.current = state
    if (state === '' || before === state || /^(turn|over)/.test(state)) return
    view.current?.scrollIntoView()
    view.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }, [state])
}
