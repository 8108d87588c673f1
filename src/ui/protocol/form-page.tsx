import { useLocation } from 'preact-iso'
import { isSure, lastTries } from '../../core/protocol/next.ts'
import { type Level, levelsOf } from '../../core/protocol/exercise.ts'
import type { OpenedForm } from '../../core/protocol/open-form.ts'
import { newCode, pastPractices } from '../../flow/practise-protocol.ts'
import { type ProtocolBook, shelfOf } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { LawNote } from '../parts/law-note.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { useDocument, useLook } from '../state.ts'
import { Figures } from './past-list.tsx'

interface Props {
  readonly book: ProtocolBook
  readonly opened: OpenedForm
}

/** One form: what it is and how far it is confirmed, its levels in order, and its sheets for printing. */
export function FormPage({ book, opened }: Props) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const law = useDocument('law')
  const past = useLook(pastPractices, [])
  const { form, words } = opened
  const tries = lastTries(past ?? [], form)
  const begin = (level: Level): void => route(`${PATHS.protocols}/night/${newCode(form.number, level)}`)
  return (
    <Page title={words.title} lead={words.about}>
      <h2>{t('protocol:levelsTitle')}</h2>
      <ol class="plain pr-list">
        {levelsOf(form, shelfOf(book)).map((level) => {
          const last = tries.get(level)
          return (
            <li key={level}>
              <button type="button" onClick={() => begin(level)}>
                <Icon name={isSure(last) ? 'done' : 'pen'} />
                <span>
                  {t(`protocol:level_${level}`)}
                  <small>{t(`protocol:levelText_${level}`)}</small>
                  {last && <Figures attempt={last} />}
                </span>
                <Icon name="next" />
              </button>
            </li>
          )
        })}
      </ol>
      <h2>{t('protocol:printTitle')}</h2>
      <ul class="plain pr-list">
        <li>
          <a href={`${PATHS.protocols}/print/${form.id}`}>
            <Icon name="print" />
            <span>{t('protocol:printBlank')}</span>
            <Icon name="next" />
          </a>
        </li>
        <li>
          <a href={`${PATHS.protocols}/print/${form.id}?sample=1`}>
            <Icon name="print" />
            <span>{t('protocol:printSample')}</span>
            <Icon name="next" />
          </a>
        </li>
        <li>
          <button
            type="button"
            onClick={() => route(`${PATHS.protocols}/kit/${newCode(form.number, 'slip')}`)}
          >
            <Icon name="print" />
            <span>
              {t('protocol:kitTitle')}
              <small>{t('protocol:kitText')}</small>
            </span>
            <Icon name="next" />
          </button>
        </li>
      </ul>
      {law.state === 'ready' && (
        <>
          <h2>{t('protocol:sourcesTitle')}</h2>
          <LawNote references={Object.values(form.sources)} law={law.value} />
        </>
      )}
      <KeepThis />
    </Page>
  )
}
