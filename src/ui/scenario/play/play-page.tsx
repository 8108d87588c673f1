import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { Playing } from '../../../flow/play-scenario.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { ElsewhereNote } from '../../parts/elsewhere-note.tsx'
import { InOneWindow } from '../../parts/in-one-window.tsx'
import { Page } from '../../parts/page.tsx'
import { SavedState } from '../../parts/saved-state.tsx'
import type { OneWindow } from '../../parts/use-one-window.ts'
import { PATHS } from '../../routes.ts'
import { liesHere } from '../lies-here.ts'
import { useNewer } from '../use-newer.ts'
import { openAhead } from '../in-act-room.tsx'
import { usePlay } from '../use-play.ts'
import { PlayScreen } from './play-screen.tsx'
import { VersionNote } from './version-note.tsx'

interface Props {
  readonly book: SceneBook
  readonly playing: Playing
  readonly work: OneWindow
  /** Another window has gone on with the play, has begun another (given), or has ended it (nothing). */
  readonly onNewer: (newer: Playing | undefined) => void
}

/** A role-play on the screen, for one person or for two at one phone. */
export function PlayPage({ book, playing, work, onNewer }: Props) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const running = usePlay(playing, work.isHere)
  const { id } = book.opened.scene
  useEffect(openAhead, [])
  useNewer(book, running, onNewer)
  const talkOver = async (): Promise<void> => {
    await running.settled() // the debrief is of the newest play that the phone has as finished
    route(`${PATHS.scenarios}/${id}/debrief`, true)
  }
  return (
    <Page title={playing.words.title}>
      <InOneWindow work={work} room="scenario">
        {running.elsewhere !== 'anew' && <SavedState running={running} refused={t('scenario:notSaved')} />}
        <ElsewhereNote
          elsewhere={running.elsewhere}
          goneOn={t('scenario:goneOnElsewhere')}
          begunAnew={t('scenario:begunAnewElsewhere')}
          toOther={t('scenario:goOn')}
          onThere={() => void liesHere(book, undefined).then(onNewer)}
        />
        <VersionNote playing={playing} />
        <PlayScreen running={running}>
          <button type="button" class="button primary" onClick={() => void talkOver()}>
            {t('scenario:toDebrief')}
          </button>
          <a class="button quiet" href={PATHS.scenarios}>
            {t('scenario:toAll')}
          </a>
        </PlayScreen>
      </InOneWindow>
    </Page>
  )
}
