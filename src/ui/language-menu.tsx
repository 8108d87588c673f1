import { useState } from 'preact/hooks'
import { LANGUAGE_NAMES, LANGUAGES } from '../core/language.ts'
import { useChangeLanguage } from './change-language.ts'
import { useSpeech } from './i18n.ts'
import { Icon } from './parts/icon.tsx'
import styles from './language-menu.module.css'

/** The language, one tap away on every page; the reader stays at the same place. */
export function LanguageMenu() {
  const { t, language } = useSpeech()
  const change = useChangeLanguage()
  const [open, setOpen] = useState(false)
  return (
    <div class={styles['menu']} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button type="button" class={styles['button']} aria-expanded={open} aria-controls="languages" onClick={() => setOpen(!open)}>
        <Icon name="language" />
        <span class="hidden">{t('common:language')}: </span>
        <span>{LANGUAGE_NAMES[language]}</span>
      </button>
      <ul id="languages" class={`plain ${styles['list']}`} hidden={!open}>
        {LANGUAGES.map((each) => (
          <li key={each}>
            <a
              href={`?lang=${each}`}
              lang={each}
              hreflang={each}
              aria-current={each === language ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault()
                setOpen(false)
                void change(each)
              }}
            >
              {LANGUAGE_NAMES[each]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
