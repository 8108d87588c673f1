import { useLocation, useRoute } from 'preact-iso'
import type { Chapter } from '../../core/guide/chapter.ts'
import type { LawWords } from '../../core/guide/law.ts'
import { isMine } from '../../core/guide/role-path.ts'
import { plainText } from '../../core/guide/text.ts'
import type { ContentsLine } from '../../flow/documents.ts'
import { useSpeech } from '../i18n.ts'
import { BackToScene } from '../parts/back-to-scene.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { RoleChoice } from '../parts/role-choice.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { useChoices, useDocument } from '../state.ts'
import { BookmarkButton, useBookmarks } from './bookmark-button.tsx'
import { ChapterBody } from './chapter-body.tsx'
import { PageTools } from './page-tools.tsx'
import { ShareButton } from './share-button.tsx'
import { useArrival } from './use-arrival.ts'
import { useKeepPlace } from './use-keep-place.ts'
import styles from './guide.module.css'

/** A chapter of the guide. */
export function ChapterPage() {
  const { params } = useRoute()
  const { t } = useSpeech()
  const id = params['chapter'] ?? ''
  const chapter = useDocument(`chapter/${id}`)
  const law = useDocument('law')
  const contents = useDocument('contents')
  return (
    <WhenLoaded loaded={chapter} title={t('guide:title')}>
      {(value) =>
        law.state === 'ready' && contents.state === 'ready' ? (
          <LoadedChapter key={id} chapter={value} law={law.value} contents={contents.value} />
        ) : null
      }
    </WhenLoaded>
  )
}

interface Props {
  readonly chapter: Chapter
  readonly law: LawWords
  readonly contents: readonly ContentsLine[]
}

function LoadedChapter({ chapter, law, contents }: Props) {
  const { t } = useSpeech()
  const { path } = useLocation()
  const { preferences } = useChoices()
  const role = preferences?.role
  const marked = useBookmarks()
  useArrival()
  useKeepPlace(chapter.id)
  const mine = role ? chapter.sections.flatMap(({ steps }) => steps.filter((step) => isMine(step, role))) : []
  return (
    <Page title={chapter.title} lead={chapter.summary}>
      <p class="small">
        {t(`common:phase_${chapter.phase}`)} · {t('guide:lawVersion')}
      </p>
      <PageTools marked={marked} place={path} title={chapter.title} />
      <div class="no-print">
        <RoleChoice id="role" />
      </div>
      {mine.length > 0 && (
        <Notice tone="calm">
          <h2 class={styles['mineTitle']}>{t('guide:mineFirst')}</h2>
          <ol class={`plain ${styles['mineList']}`}>
            {mine.map((step) => (
              <li key={step.id}>
                <a href={`${path}#${step.id}`}>
                  <span>{step.number}.</span> {leadOf(step.lines)}
                </a>
              </li>
            ))}
          </ol>
        </Notice>
      )}
      <details class={`${styles['toc']} no-print`}>
        <summary>{t('guide:onThisPage')}</summary>
        <ul class="plain">
          {chapter.sections.map((section) => (
            <li key={section.id}>
              <a href={`${path}#${section.id}`}>{section.title}</a>
            </li>
          ))}
        </ul>
      </details>
      <ChapterBody
        chapter={chapter}
        law={law}
        role={role}
        tools={(section) => (
          <span class={`${styles['tools']} no-print`}>
            <BookmarkButton
              marked={marked}
              place={`${path}#${section.id}`}
              label={t('guide:bookmarkSection', { title: section.title })}
              small
            />
            <ShareButton place={`${path}#${section.id}`} title={section.title} small />
          </span>
        )}
      />
      {/* Below the text: coming a moment later it must not push what is being read. */}
      <KeepThis />
      <Neighbours contents={contents} id={chapter.id} />
      <BackToScene />
    </Page>
  )
}

function Neighbours({ contents, id }: { readonly contents: readonly ContentsLine[]; readonly id: string }) {
  const { t } = useSpeech()
  const here = contents.findIndex((line) => line.id === id)
  const before = contents[here - 1]
  const after = contents[here + 1]
  return (
    <div class={`${styles['neighbours']} no-print`}>
      {before && (
        <a class="button" href={`${PATHS.guide}/${before.id}`}>
          <Icon name="previous" /> <span>{t('guide:previous', { title: before.short })}</span>
        </a>
      )}
      {after && (
        <a class="button primary" href={`${PATHS.guide}/${after.id}`}>
          <span>{t('guide:next', { title: after.short })}</span> <Icon name="next" />
        </a>
      )}
    </div>
  )
}

/** The bold beginning of a step, or all of it when it has none. */
export function leadOf(lines: Chapter['sections'][number]['steps'][number]['lines']): string {
  const first = lines[0] ?? []
  const lead = first.filter((run) => typeof run === 'object' && 'b' in run)
  return plainText(lead.length > 0 ? lead : first)
}
