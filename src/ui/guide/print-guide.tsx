import type { Documents, ContentsLine } from '../../flow/documents.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Page } from '../parts/page.tsx'
import { WhenLoaded } from '../parts/when-loaded.tsx'
import { useDocument } from '../state.ts'
import { ChapterBody } from './chapter-body.tsx'

/** The whole guide on one page, for paper. */
export function PrintGuide() {
  const { t } = useSpeech()
  const contents = useDocument('contents')
  const law = useDocument('law')
  return (
    <WhenLoaded loaded={contents} title={t('guide:title')}>
      {(lines) => (
        <Page title={t('guide:title')} lead={t('guide:lawVersion')}>
          <p class="no-print">
            <button type="button" class="button primary" onClick={() => print()}>
              <Icon name="print" />
              {t('common:print')}
            </button>
          </p>
          {law.state === 'ready' && lines.map((line) => <Whole key={line.id} line={line} law={law.value} />)}
        </Page>
      )}
    </WhenLoaded>
  )
}

function Whole({ line, law }: { readonly line: ContentsLine; readonly law: Documents['law'] }) {
  const chapter = useDocument(`chapter/${line.id}`)
  if (chapter.state !== 'ready') return null
  return (
    <div class="new-sheet">
      <h1>{chapter.value.title}</h1>
      <ChapterBody chapter={chapter.value} law={law} />
    </div>
  )
}
