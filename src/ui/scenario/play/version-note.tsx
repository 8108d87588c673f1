import { LANGUAGE_NAMES } from '../../../core/language.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'

/** Says when a scene is played as it was, has changed meanwhile, or stands there in another language. */
export function VersionNote({ playing }: { readonly playing: Pick<Playing, 'since' | 'wordsLanguage'> }) {
  const { t, language } = useSpeech()
  const { since, wordsLanguage } = playing
  const other = wordsLanguage !== language
  if (since !== 'old-version' && since !== 'changed' && !other) return null
  return (
    <Notice tone="attention">
      {since === 'old-version' && <p>{t('scenario:oldVersion')}</p>}
      {since === 'changed' && <p>{t('scenario:changed')}</p>}
      {other && <p>{t('scenario:otherLanguage', { language: LANGUAGE_NAMES[wordsLanguage] })}</p>}
    </Notice>
  )
}
