import { useEffect, useRef, useState } from 'preact/hooks'
import { LANGUAGE_NAMES, LANGUAGE_SIGNS, LANGUAGES } from '../core/language.ts'
import { useChangeLanguage } from './change-language.ts'
import { useSpeech } from './i18n.ts'
import { Icon } from './parts/icon.tsx'
import styles from './language-menu.module.css'

/** The language, one tap away on every page; the reader stays at the same place. */
export function LanguageMenu() {
  const { t, language } = useSpeech()
  const change = useChangeLanguage()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const shut = (): void => {
    setOpen(false)
    button.current?.focus({ preventScroll: true }) // else the focus is lost with the list it was in
  }
  useEffect(() => {
    if (!open) return
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') shut()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [open])
  return (
    <div class={styles['menu']}>
      <button
        ref={button}
        type="button"
        class={styles['button']}
        aria-expanded={open}
        aria-controls="languages"
        onClick={() => setOpen(!open)}
      >
        <Icon name="language" />
        <span class="hidden">
          {t('common:language')}: {LANGUAGE_NAMES[language]}
        </span>
        <span aria-hidden="true" class={styles['name']}>
          {LANGUAGE_NAMES[language]}
        </span>
        <span aria-hidden="true" class={styles['sign']}>
          {LANGUAGE_SIGNS[language]}
        </span>
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
                event.stopPropagation() // the router would follow the link all the same
                shut()
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
