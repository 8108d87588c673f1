import type { ComponentChildren } from 'preact'
import { SaveGuide } from '../home/save-guide.tsx'
import { useSpeech } from '../i18n.ts'
import { type Loaded, useSurroundings } from '../state.ts'
import { Notice } from './notice.tsx'
import { Page } from './page.tsx'

interface Props<Value> {
  readonly loaded: Loaded<Value>
  /** What the page is called while its content is not there. */
  readonly title: string
  readonly children: (value: Value) => ComponentChildren
}

/** Draws a page that needs content: waiting, or why it cannot come and what to do, or the content. */
export function WhenLoaded<Value>({ loaded, title, children }: Props<Value>) {
  const { t } = useSpeech()
  if (loaded.state === 'ready') return <>{children(loaded.value)}</>
  if (loaded.state === 'loading')
    return (
      <Page title={title}>
        <p role="status">{t('common:loading')}</p>
      </Page>
    )
  return (
    <Page title={loaded.problem === 'missing' ? t('common:notFoundTitle') : title}>
      <Notice tone="trouble" live>
        <p>{loaded.problem === 'missing' ? t('common:notFoundText') : t(`problems:${loaded.problem}`)}</p>
      </Notice>
      {loaded.problem !== 'missing' && (
        <button type="button" class="button" onClick={loaded.again}>
          {t('common:retry')}
        </button>
      )}
    </Page>
  )
}

/**
 * On a page read from the network: the way to keep it. Nothing where it is on this phone already. It stands below the text,
 * since it is known late and would push away what is being read.
 */
export function KeepThis() {
  const { t } = useSpeech()
  const seen = useSurroundings()
  if (!seen || seen.edition) return null
  return (
    <div class="no-print">
      <Notice tone="calm">
        <p>
          <strong>{t('home:saveTitle')}</strong>
        </p>
        <p>{t('home:saveText')}</p>
        <SaveGuide />
      </Notice>
    </div>
  )
}
