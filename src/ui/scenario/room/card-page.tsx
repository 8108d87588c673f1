import { readCardCode } from '../../../core/scenario/role-card.ts'
import type { SceneShelf } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { WhenLoaded } from '../../parts/when-loaded.tsx'
import { PATHS } from '../../routes.ts'
import { CardField } from '../card-field.tsx'
import { useSceneBook } from '../use-scene.ts'
import { ObserverSheet } from './observer-sheet.tsx'
import { OwnCard } from './own-card.tsx'
import { cardIn } from './which-card.ts'

interface Props {
  /** As it stands in the address; '' where it is still to be typed. */
  readonly code: string
  readonly shelf: SceneShelf
}

/** The card that a code names, drawn from this phone's own pack in its own language; or the field for a code. */
export function CardPage({ code, shelf }: Props) {
  const read = readCardCode(code)
  if (!read.ok) return <NoCard code={code} />
  const { scene, player } = read.value
  const line = shelf.lines.find(({ number }) => number === scene)
  if (!line) return <NoCard code={code} why={shelf.unreadable > 0 ? 'newer' : 'notHere'} />
  return <CardOf key={code} code={code} id={line.id} place={player} />
}

interface CardProps {
  readonly code: string
  readonly id: string
  readonly place: number
}

function CardOf({ code, id, place }: CardProps) {
  const { t } = useSpeech()
  const book = useSceneBook(id)
  const title = t('scenario-room:cardTitle')
  if (book.state === 'problem') {
    const { problem } = book
    if (problem === 'unreadable') return <NoCard code={code} why="newer" />
    return (
      <WhenLoaded loaded={{ ...book, problem }} title={title}>
        {() => null}
      </WhenLoaded>
    )
  }
  return (
    <WhenLoaded loaded={book} title={title}>
      {(value) => {
        const card = cardIn(value.opened, place)
        if (card === 'sheet') return <ObserverSheet book={value} />
        return card ? <OwnCard opened={value.opened} card={card} /> : <NoCard code={code} why="notHere" />
      }}
    </WhenLoaded>
  )
}

interface NoCardProps {
  readonly code: string
  /** Nothing where only the code itself is missing or damaged. */
  readonly why?: 'notHere' | 'newer'
}

function NoCard({ code, why }: NoCardProps) {
  const { t } = useSpeech()
  return (
    <Page title={t('scenario-room:cardTitle')}>
      {why && (
        <Notice tone="attention" live>
          <p>{t(`scenario-room:${why}`)}</p>
          <a class="button" href={PATHS.settings}>
            {t('common:settings')}
          </a>
        </Notice>
      )}
      <CardField key={code} code={code} />
    </Page>
  )
}
