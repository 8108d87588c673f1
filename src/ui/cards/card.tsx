import { useLocation, useRoute } from 'preact-iso'
import type { ComponentChildren } from 'preact'
import type { Card } from '../../core/guide/card.ts'
import type { LawWords } from '../../core/guide/law.ts'
import type { Line } from '../../core/guide/text.ts'
import { useBookmarks } from '../guide/bookmark-button.tsx'
import { PageTools } from '../guide/page-tools.tsx'
import { useSpeech } from '../i18n.ts'
import { BackToScene } from '../parts/back-to-scene.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { LawNote } from '../parts/law-note.tsx'
import { Page } from '../parts/page.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { type Loaded, useDocument } from '../state.ts'
import styles from './cards.module.css'

/** One exception card, read in the moment of trouble. */
export function CardPage() {
  const { params } = useRoute()
  const { t } = useSpeech()
  const themes = useDocument('cards')
  const law = useDocument('law')
  const id = params['card'] ?? ''
  const card: Loaded<Card> =
    themes.state !== 'ready'
      ? themes
      : found(themes.value.flatMap((theme) => theme.cards).find((candidate) => candidate.id === id))
  return (
    <WhenLoaded loaded={card} title={t('cards:title')}>
      {(value) => (law.state === 'ready' ? <LoadedCard key={id} card={value} law={law.value} /> : null)}
    </WhenLoaded>
  )
}

function found(card: Card | undefined): Loaded<Card> {
  return card
    ? { state: 'ready', value: card }
    : { state: 'problem', problem: 'missing', again: () => undefined }
}

function LoadedCard({ card, law }: { readonly card: Card; readonly law: LawWords }) {
  const { t } = useSpeech()
  const { path } = useLocation()
  return (
    <Page title={card.title}>
      {card.precincts !== 'all' && <p class="small">{t(`guide:precincts_${card.precincts}`)}</p>}
      <Part icon="search" title={t('cards:see')}>
        <p>
          <RichText line={card.see} />
        </p>
      </Part>
      <Part icon="done" title={t('cards:now')} look="now">
        <Steps lines={card.now} ordered />
      </Part>
      <Part icon="never" title={t('cards:never')} look="never">
        <Steps lines={card.never} />
      </Part>
      <Part icon="guide" title={t('cards:decides')}>
        <p>
          <RichText line={card.decides} />
        </p>
      </Part>
      <Part icon="pen" title={t('cards:log')} look="log">
        <p>
          <RichText line={card.log} />
        </p>
      </Part>
      <LawNote references={card.law} law={law} />
      <p class="no-print">
        <a class="button" href={`${PATHS.guide}/${card.chapter}`}>
          <Icon name="guide" />
          {t('cards:more')}
        </a>
      </p>
      <PageTools marked={useBookmarks()} place={path} title={card.title} />
      <KeepThis />
      <p class="no-print">
        <a href={PATHS.cards}>{t('cards:all')}</a>
      </p>
      <BackToScene />
    </Page>
  )
}

interface PartProps {
  readonly icon: IconName
  readonly title: string
  readonly look?: 'now' | 'never' | 'log'
  readonly children: ComponentChildren
}

function Part({ icon, title, look, children }: PartProps) {
  return (
    <section class={`${styles['part']} ${look ? styles[look] : ''} keep`}>
      <h2>
        <Icon name={icon} />
        {title}
      </h2>
      {children}
    </section>
  )
}

function Steps({ lines, ordered = false }: { readonly lines: readonly Line[]; readonly ordered?: boolean }) {
  const items = lines.map((line, place) => (
    <li key={place}>
      <RichText line={line} />
    </li>
  ))
  return ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}
