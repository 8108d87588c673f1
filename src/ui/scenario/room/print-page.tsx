import { useState } from 'preact/hooks'
import type { Language } from '../../../core/language.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Page } from '../../parts/page.tsx'
import { PATHS } from '../../routes.ts'
import { type HandedCard, handedCards, inPairs } from './handed-cards.ts'
import { PaperLanguages } from './paper-languages.tsx'
import { PaperCard, PaperSheet, TrainerPage } from './paper.tsx'
import { useVoices } from './use-voices.ts'

/** What can be printed: the trainer's page once, the rest once for each group. */
const PARTS = ['trainer', 'cards', 'sheet'] as const

/** A scene as paper for a room: the trainer's page, cards to cut, and the sheet of whoever watches, each in its reader's language. */
export function PrintPage({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const { scene, words } = book.opened
  const cards = handedCards(book.opened, t('scenario-room:watcher'))
  const [left, setLeft] = useState<readonly (typeof PARTS)[number][]>([])
  const [chosen, setChosen] = useState<Readonly<Record<string, Language>>>({})
  const languageOf = ({ code }: HandedCard): Language => chosen[code] ?? book.language
  const voices = useVoices(scene.id, [book.language, ...Object.values(chosen)])
  const spoken = (card: HandedCard) => voices[languageOf(card)]
  const sheet = cards.find(({ player }) => player === undefined)
  return (
    <Page title={`${t('scenario-room:printKit')}: ${words.title}`} wide>
      <div class="no-print">
        <p>{t('scenario-room:printLead')}</p>
        <fieldset class="sc-manner">
          <legend>{t('scenario-room:parts')}</legend>
          {PARTS.map((part) => (
            <label key={part} class="sc-check">
              <input
                type="checkbox"
                checked={!left.includes(part)}
                onChange={({ currentTarget: { checked } }) =>
                  setLeft(checked ? left.filter((each) => each !== part) : [...left, part])
                }
              />
              {t(`scenario-room:part_${part}`)}
            </label>
          ))}
        </fieldset>
        <PaperLanguages
          cards={cards}
          chosen={languageOf}
          onChoose={(card, language) => setChosen({ ...chosen, [card.code]: language })}
        />
        <p class="row">
          <button type="button" class="button primary" onClick={() => print()}>
            <Icon name="print" />
            {t('common:print')}
          </button>
          <a class="button" href={`${PATHS.scenarios}/${scene.id}/room`}>
            {t('scenario-room:toSteps')}
          </a>
        </p>
      </div>
      <div class="sc-a-kit">
        {!left.includes('trainer') && <TrainerPage opened={book.opened} cards={cards} />}
        {!left.includes('cards') &&
          inPairs(cards.filter(({ player }) => player !== undefined)).map((pair, place) => (
            <div key={place} class="sc-a-pair new-sheet">
              {pair.map((card) => (
                <PaperCard key={card.code} card={card} voice={spoken(card)} />
              ))}
            </div>
          ))}
        {!left.includes('sheet') && sheet && <PaperSheet voice={spoken(sheet)} />}
      </div>
    </Page>
  )
}
