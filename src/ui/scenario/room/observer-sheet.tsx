import { useRef } from 'preact/hooks'
import { NOTE_LENGTH, SEEN } from '../../../flow/observe-scene.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { Ask } from '../../parts/ask.tsx'
import { Page } from '../../parts/page.tsx'
import { SavedState } from '../../parts/saved-state.tsx'
import { useChoices } from '../../state.ts'
import { goToTop } from '../go-to-top.ts'
import { ActTimer } from './act-timer.tsx'
import { Button } from './button.tsx'
import { Opening } from './opening.tsx'
import { type Filling, useSheet } from './use-sheet.ts'

/** The sheet of whoever watches a group: what to look at, what was seen of it, and how it was done. */
export function ObserverSheet({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const { preferences } = useChoices()
  const filling = useSheet(book)
  const { scene, words } = book.opened
  return (
    <Page title={t('scenario-room:sheet')} lead={words.title}>
      <p>{t('scenario-room:watch')}</p>
      <Opening opened={book.opened} to={t('scenario-room:openingTo')} />
      {!preferences?.unhurried && <ActTimer of={scene.id} minutes={scene.room.minutes} />}
      {filling ? (
        <>
          <SavedState running={filling} refused={t('scenario:notSaved')} />
          {words.room.observe.map((question, place) => (
            <Question key={question} question={question} place={place} filling={filling} />
          ))}
          <NewSheet onYes={() => void filling.anew().then(goToTop)} />
        </>
      ) : (
        <p role="status">{t('common:loading')}</p>
      )}
    </Page>
  )
}

interface QuestionProps {
  readonly question: string
  readonly place: number
  readonly filling: Filling
}

function Question({ question, place, filling: { sheet, on } }: QuestionProps) {
  const { t } = useSpeech()
  const note = `note-${place}`
  return (
    <fieldset class="sc-a-question">
      <legend>{question}</legend>
      <label class="small" for={note}>
        {t('scenario-room:note')}
      </label>
      <textarea
        id={note}
        class="sc-words"
        rows={2}
        maxLength={NOTE_LENGTH}
        value={sheet.notes[place] ?? ''}
        onInput={({ currentTarget }) => on({ act: 'wrote', object: `${place}=${currentTarget.value}` })}
      />
      <div class="row">
        {SEEN.map((seen) => (
          <label key={seen} class="sc-check">
            <input
              type="radio"
              name={`seen-${place}`}
              checked={sheet.seen[place] === seen}
              onChange={() => on({ act: 'chose', object: `${place}=${seen}` })}
            />
            {t(`scenario-room:seen_${seen}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A blank sheet for the next round; the filled one is put away, not thrown away. */
function NewSheet({ onYes }: { readonly onYes: () => void }) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <Button says="newSheet" onPress={() => dialog.current?.showModal()} />
      <Ask
        dialog={dialog}
        id="new-sheet"
        title={t('scenario-room:newSheetTitle')}
        text={t('scenario-room:newSheetText')}
        yes={t('scenario-room:newSheet')}
        onYes={onYes}
      />
    </>
  )
}
