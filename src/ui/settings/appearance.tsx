import { SIZES, THEMES } from '../../flow/preferences.ts'
import { useSpeech } from '../i18n.ts'
import { useChoices } from '../state.ts'
import styles from './settings.module.css'

/** Colours and size of text; both follow the phone until chosen. */
export function Appearance() {
  const { t } = useSpeech()
  const { preferences, choose } = useChoices()
  return (
    <section aria-labelledby="appearance">
      <h2 id="appearance">{t('settings:appearance')}</h2>
      <fieldset class={styles['choice']}>
        <legend>{t('settings:theme')}</legend>
        {THEMES.map((theme) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={(preferences?.theme ?? 'system') === theme}
              onChange={() => void choose({ theme })}
            />
            {t(`settings:theme_${theme}`)}
          </label>
        ))}
      </fieldset>
      <fieldset class={styles['choice']}>
        <legend>{t('settings:size')}</legend>
        {SIZES.map((size) => (
          <label key={size}>
            <input
              type="radio"
              name="size"
              checked={(preferences?.size ?? 0) === size}
              onChange={() => void choose({ size })}
            />
            {t(`settings:size_${size}`)}
          </label>
        ))}
      </fieldset>
    </section>
  )
}
