import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'

/** A page of the exam room while what it shows is still being read. */
export function Opening({ title }: { readonly title: string }) {
  const { t } = useSpeech()
  return (
    <Page title={title}>
      <p role="status">{t('common:loading')}</p>
    </Page>
  )
}
