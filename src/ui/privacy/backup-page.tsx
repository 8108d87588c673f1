import { KeepSafe } from '../group/keep-safe.tsx'
import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { BringBack } from './bring-back.tsx'
import { LockCopy } from './lock-copy.tsx'

/** A locked copy of everything, for the day on which the phone is lost, broken or cleared. */
export function BackupPage() {
  const { t } = useSpeech()
  return (
    <Page title={t('privacy:backupTitle')} lead={t('privacy:backupLead')}>
      <KeepSafe />
      <LockCopy />
      <BringBack />
    </Page>
  )
}
