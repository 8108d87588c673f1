import { formatBytes } from '../../core/format/format.ts'
import { useChoices } from '../state.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { Icon } from '../parts/icon.tsx'
import { SavingProgress } from './saving-progress.tsx'
import { saveLanguage, useSaving } from './saving.ts'

/** Sizes on the line, in bytes, by language; known when the app is built. */
declare const __PACK_SIZES__: Readonly<Record<string, number>>

/** The button that saves the guide in the language shown, and how far it has got. */
export function SaveGuide() {
  const { t, language, formats } = useSpeech()
  const { choose } = useChoices()
  const saving = useSaving()
  const size = __PACK_SIZES__[language]
  const save = (): void => {
    void saveLanguage(language) // at once: on a slow line every wait before it is added to it
    void choose({ language })
  }
  if (saving.state === 'saving') {
    const percent = saving.whole > 0 ? Math.floor((100 * saving.arrived) / saving.whole) : 0
    return <SavingProgress saving={saving} label={t('home:saving', { percent })} />
  }
  return (
    <div>
      {saving.state === 'stopped' && (
        <Notice tone={saving.problem === 'cancelled' ? 'attention' : 'trouble'} live>
          <p>{saving.problem === 'cancelled' ? t('home:saveStopped') : t(`problems:${saving.problem}`)}</p>
        </Notice>
      )}
      <button type="button" class="button primary" onClick={save}>
        <Icon name="phone" />
        {saving.state === 'stopped'
          ? t('home:saveGoOn')
          : size
            ? t('home:save', { size: formatBytes(size, formats) })
            : t('home:saveUnknown')}
      </button>
    </div>
  )
}
