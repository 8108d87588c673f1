import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Playing } from '../../flow/play-scenario.ts'
import type { SceneBook } from '../../flow/scenes.ts'
import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { useOneWindow } from '../parts/use-one-window.ts'
import { PATHS } from '../routes.ts'
import { Intro } from './intro.tsx'
import { liesHere } from './lies-here.ts'
import { PlayPage } from './play/play-page.tsx'
import { takeOver, workIn } from './table.ts'

/**
 * A scene: read about, or with `?play` in the address played where it stands – so that a killed phone, a look at a card and the
 * way back lead to the same place. The address alone begins nothing.
 */
export function ScenePage({ book }: { readonly book: SceneBook }) {
  const isPlay = useRoute().query['play'] !== undefined
  return isPlay ? <Playroom book={book} /> : <Intro book={book} />
}

function Playroom({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const { id } = book.opened.scene
  const [playing, setPlaying] = useState<Playing | undefined>(() => takeOver(id))
  const work = useOneWindow(playing && workIn(playing))
  /** The turn of this window for which the phone was asked last. */
  const read = useRef(0)
  useEffect(() => {
    if (playing?.wordsLanguage === book.language && work.turn === read.current) return
    read.current = work.turn
    void (async () => {
      const found = await liesHere(book, playing)
      if (found) setPlaying(found)
      else if (!playing) route(`${PATHS.scenarios}/${id}`, true)
    })()
  }, [book, work.turn])
  if (playing)
    return (
      <PlayPage
        key={`${playing.attempt.id}/${playing.attempt.events.length}/${playing.wordsLanguage}`}
        book={book}
        playing={playing}
        work={work}
        onNewer={(newer) => (newer ? setPlaying(newer) : route(`${PATHS.scenarios}/${id}/debrief`, true))}
      />
    )
  return (
    <Page title={book.opened.words.title}>
      <p role="status">{t('common:loading')}</p>
    </Page>
  )
}
