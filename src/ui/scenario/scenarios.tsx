import { useLocation } from 'preact-iso'
import type { SceneBook } from '../../flow/scenes.ts'
import { useSpeech } from '../i18n.ts'
import { NotFound } from '../not-found.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { Hub } from './hub.tsx'
import { InActRoom } from './in-act-room.tsx'
import { ScenePage } from './scene-page.tsx'
import { useSceneBook, useShelf } from './use-scene.ts'

/** The rooms of the role-plays: what stands after /scenarios in the address decides which. */
export function Scenarios() {
  const { path } = useLocation()
  const [, , id = '', place = ''] = path.split('/').map(decoded)
  if (id === '' || id === 'card') return <Shelf code={id === 'card' ? place : undefined} />
  return <Scene key={id} id={id} place={place} />
}

/** A part of an address in plain letters; what is no address stays as it is and names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The list, or a card of one of its scenes. */
function Shelf({ code }: { readonly code: string | undefined }) {
  const { t } = useSpeech()
  const shelf = useShelf()
  if (shelf.state === 'problem' && shelf.problem === 'missing')
    return <Unplayable title={t('scenario:title')} text={t('scenario:noScenes')} />
  return (
    <WhenLoaded loaded={shelf} title={t('scenario:title')}>
      {(value) =>
        code === undefined ? (
          <Hub shelf={value} />
        ) : (
          <InActRoom>{({ CardPage }) => <CardPage code={code} shelf={value} />}</InActRoom>
        )
      }
    </WhenLoaded>
  )
}

function Scene({ id, place }: { readonly id: string; readonly place: string }) {
  const { t } = useSpeech()
  const book = useSceneBook(id)
  const title = t('scenario:title')
  if (book.state !== 'problem')
    return (
      <WhenLoaded loaded={book} title={title}>
        {(value) => <Room book={value} place={place} />}
      </WhenLoaded>
    )
  const { problem } = book
  if (problem === 'unreadable') return <Unplayable title={title} text={t('scenario:sceneUnreadable')} />
  return (
    <WhenLoaded loaded={{ ...book, problem }} title={title}>
      {() => null}
    </WhenLoaded>
  )
}

function Room({ book, place }: { readonly book: SceneBook; readonly place: string }) {
  switch (place) {
    case '':
      return book.opened.scene.crew ? (
        <InActRoom>{({ CommissionRun }) => <CommissionRun book={book} />}</InActRoom>
      ) : (
        <ScenePage book={book} />
      )
    case 'debrief':
      return book.opened.scene.crew ? (
        <InActRoom>{({ RunDebriefPage }) => <RunDebriefPage book={book} />}</InActRoom>
      ) : (
        <InActRoom>{({ DebriefPage }) => <DebriefPage book={book} />}</InActRoom>
      )
    case 'room':
      return <InActRoom>{({ ActPage }) => <ActPage book={book} />}</InActRoom>
    case 'print':
      return <InActRoom>{({ PrintPage }) => <PrintPage book={book} />}</InActRoom>
    default:
      return <NotFound />
  }
}

/** Why there is nothing to play here, and what to do. */
function Unplayable({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useSpeech()
  return (
    <Page title={title}>
      <Notice tone="attention">
        <p>{text}</p>
      </Notice>
      <KeepThis />
      <p>
        <a class="button" href={PATHS.practice}>
          {t('common:practice')}
        </a>
      </p>
    </Page>
  )
}
