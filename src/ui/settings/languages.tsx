import { useRef, useState } from 'preact/hooks'
import { formatBytes, formatDate } from '../../core/format/format.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../core/language.ts'
import type { Installed } from '../../flow/manage-languages.ts'
import { useChangeLanguage } from '../change-language.ts'
import { SavingProgress } from '../home/saving-progress.tsx'
import { saveLanguage, useSaving } from '../home/saving.ts'
import { useSpeech } from '../i18n.ts'
import { Ask } from '../parts/ask.tsx'
import { Notice } from '../parts/notice.tsx'
import { announceChange, useLook, verbs } from '../state.ts'
import styles from './settings.module.css'

declare const __PACK_SIZES__: Readonly<Record<string, number>>

/** The languages on this phone: add, read in, renew, step back, remove. */
export function Languages() {
  const { t } = useSpeech()
  const installed = useLook(({ installedLanguages }) => installedLanguages(), [])
  const saving = useSaving()
  const [said, setSaid] = useState('')
  return (
    <section aria-labelledby="languages-here">
      <h2 id="languages-here">{t('settings:languages')}</h2>
      <ul class={`plain ${styles['languages']}`}>
        {LANGUAGES.map((language) => (
          <LanguageRow
            key={language}
            language={language}
            installed={installed?.find(({ edition }) => edition.language === language)}
            say={setSaid}
          />
        ))}
      </ul>
      {saving.state === 'saving' && (
        <SavingProgress
          saving={saving}
          label={t('settings:progress', { language: LANGUAGE_NAMES[saving.language] })}
        />
      )}
      {saving.state === 'stopped' && (
        <Notice tone="trouble" live>
          <p>{t(`problems:${saving.problem}`)}</p>
        </Notice>
      )}
      <p role="status">{said}</p>
    </section>
  )
}

interface RowProps {
  readonly language: Language
  readonly installed: Installed | undefined
  readonly say: (sentence: string) => void
}

function LanguageRow({ language, installed, say }: RowProps) {
  const { t, language: spoken, formats } = useSpeech()
  const change = useChangeLanguage()
  const asking = useRef<HTMLDialogElement>(null)
  const name = LANGUAGE_NAMES[language]
  const size = __PACK_SIZES__[language]
  const dateOf = (issued: string): string =>
    formatDate(Date.parse(issued), -new Date(issued).getTimezoneOffset(), formats)

  const renew = async (): Promise<void> => {
    say('')
    const before = installed?.edition.id
    if (!(await saveLanguage(language))) return
    const { installedLanguages } = await verbs()
    const now = (await installedLanguages()).find(({ edition }) => edition.language === language)
    if (before === now?.edition.id) say(t('settings:newest'))
  }
  const stepBack = async (): Promise<void> => {
    const { goBack } = await verbs()
    if (await goBack(language)) {
      say(t('settings:steppedBack'))
      announceChange('all')
    }
  }
  const remove = async (): Promise<void> => {
    const { forgetLanguage } = await verbs()
    await forgetLanguage(language)
    announceChange('all')
  }

  return (
    <li>
      <p>
        <b lang={language}>{name}</b>
        {language === spoken && <span class="small"> · {t('settings:inUse')}</span>}
        {installed && (
          <span class="small">
            {' · '}
            {t('home:edition', {
              version: installed.edition.version,
              date: dateOf(installed.edition.issued),
            })}
          </span>
        )}
      </p>
      <div class="row">
        {language !== spoken && (
          <button
            type="button"
            class="button"
            aria-label={`${t('settings:use')}: ${name}`}
            onClick={() => void change(language)}
          >
            {t('settings:use')}
          </button>
        )}
        {!installed && (
          <button
            type="button"
            class="button primary"
            aria-label={`${t('settings:addUnknown')}: ${name}`}
            onClick={() => void saveLanguage(language)}
          >
            {size ? t('settings:add', { size: formatBytes(size, formats) }) : t('settings:addUnknown')}
          </button>
        )}
        {installed && (
          <>
            <button
              type="button"
              class="button"
              aria-label={`${t('settings:check')}: ${name}`}
              onClick={() => void renew()}
            >
              {t('settings:check')}
            </button>
            {installed.before && (
              <button type="button" class="button" onClick={() => void stepBack()}>
                {t('settings:stepBack', {
                  version: installed.before.version,
                  date: dateOf(installed.before.issued),
                })}
              </button>
            )}
            <button
              type="button"
              class="button quiet"
              aria-label={`${t('settings:remove')}: ${name}`}
              onClick={() => asking.current?.showModal()}
            >
              {t('settings:remove')}
            </button>
            <Ask
              dialog={asking}
              id={`remove-${language}`}
              title={t('settings:removeTitle')}
              text={t('settings:removeText')}
              yes={t('settings:remove')}
              onYes={() => void remove()}
            />
          </>
        )}
      </div>
    </li>
  )
}
