import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../core/language.ts'
import { useSpeech } from '../../i18n.ts'
import { useLook } from '../../state.ts'
import type { HandedCard } from './handed-cards.ts'

interface Props {
  readonly cards: readonly HandedCard[]
  readonly chosen: (card: HandedCard) => Language
  readonly onChoose: (card: HandedCard, language: Language) => void
}

/** For each paper the language of whoever will hold it, among those on this phone. */
export function PaperLanguages({ cards, chosen, onChoose }: Props) {
  const { t, language: spoken } = useSpeech()
  const installed = useLook(({ installedLanguages }) => installedLanguages(), [])
  const here = LANGUAGES.filter(
    (language) => language === spoken || installed?.some(({ edition }) => edition.language === language),
  )
  if (here.length < 2) return <p class="small">{t('scenario-room:oneLanguage')}</p>
  return (
    <div class="sc-filters">
      {cards.map((card) => (
        <p key={card.code}>
          <label for={`language-${card.code}`}>{t('scenario-room:languageOf', { role: card.role })}</label>
          <select
            id={`language-${card.code}`}
            value={chosen(card)}
            onChange={({ currentTarget: { value } }) => {
              const language = here.find((each) => each === value)
              if (language) onChoose(card, language)
            }}
          >
            {here.map((language) => (
              <option key={language} value={language}>
                {LANGUAGE_NAMES[language]}
              </option>
            ))}
          </select>
        </p>
      ))}
    </div>
  )
}
