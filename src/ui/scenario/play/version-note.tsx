import { LANGUAGE_NAMES } from '../../../core/language.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'

/** Says when a scene is played as it was, and perhaps in another language, or has changed meanwhile. */
export function VersionNote({ playing }: { readonly playing: Pick<Playing, 'since' | 'wordsLanguage'> }) {
  const { t, language } = useSpeech()
  const { since, wordsLanguage } = playing
  // a version of now comes in the language shown as soon as that is read
  const other = since === 'old-version' && wordsLanguage !== language
  if (since !== 'old-version' && since !== 'changed') return null
  return (
    <Notice tone="attention">
      {since === 'old-version' && <p>{t('scenario:oldVersion')}</p>}
      {since === 'changed' && <p>{t('scenario:changed')}</p>}
      {other && <p>{t('scenario:otherLanguage', { language: LANGUAGE_NAMES[wordsLanguage] })}</p>}
    </Notice>
  )
}
