import { useSpeech } from '../i18n.ts'
import type { ReadyParts } from '../parts/ready-bar.tsx'

/** What the parts of a readiness are called. */
export function useReadyWords(): Readonly<Record<keyof ReadyParts, string>> {
  const { t } = useSpeech()
  return { ready: t('tests:ready'), fading: t('tests:fading'), unseen: t('tests:unseen') }
}
