import { useRef, useState } from 'preact/hooks'
import { type Preferences, SIZES, THEMES } from '../../flow/preferences.ts'
import { useSpeech } from '../i18n.ts'
import { useChoices } from '../state.ts'
import styles from './settings.module.css'

/** Colours and size of text; both follow the phone until chosen. */
export function Appearance() {
  const { t } = useSpeech()
  const [looks, pick] = useLooks()
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
              checked={(looks.theme ?? 'system') === theme}
              onChange={() => pick({ theme })}
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
              checked={(looks.size ?? 0) === size}
              onChange={() => pick({ size })}
            />
            {t(`settings:size_${size}`)}
          </label>
        ))}
      </fieldset>
    </section>
  )
}

type Looks = Partial<Pick<Preferences, 'theme' | 'size'>>

/** How the app looks, and how to choose otherwise. What was picked stands until the phone has the newest of it. */
function useLooks(): readonly [Looks, (change: Looks) => void] {
  const { preferences, choose } = useChoices()
  const [picked, setPicked] = useState<Looks>({})
  const newest = useRef(0)
  const pick = (change: Looks): void => {
    const turn = ++newest.current
    setPicked((now) => ({ ...now, ...change }))
    // when the phone has one choice and the next is on its way, the next must not jump back
    void choose(change).then(() => {
      if (turn === newest.current) setPicked({})
    })
  }
  return [{ ...preferences, ...picked }, pick]
}
