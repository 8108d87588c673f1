import { useLocation } from 'preact-iso'
import { useMemo } from 'preact/hooks'
import { type Level, levelsOf } from '../../core/protocol/exercise.ts'
import { startRun } from '../../core/protocol/run.ts'
import { exerciseOf, newCode } from '../../flow/practise-protocol.ts'
import { type ProtocolBook, shelfOf } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Page } from '../parts/page.tsx'
import { PATHS } from '../routes.ts'
import { BlankSheets } from './kit/blanks.tsx'
import { Cover } from './kit/cover.tsx'
import { EvidenceSheets } from './kit/evidence.tsx'
import { Key } from './kit/key.tsx'
import { CodeProblemPage } from './run/code-problem.tsx'
import { type RunView, viewOf } from './run/view.ts'

/** An exercise as paper for a room: how to run it, the papers of the night, blank protocols, and the trainer's key. */
export function KitPage({ book, code }: { readonly book: ProtocolBook; readonly code: string }) {
  const made = useMemo(() => exerciseOf(code, book), [code, book])
  if (!made.ok) return <CodeProblemPage problem={made.problem} />
  const exercise = made.value
  const view = viewOf(book, exercise, { run: startRun(exercise), on: () => undefined })
  if (!view) return <CodeProblemPage problem="unknown-form" />
  return <Kit book={book} view={view} />
}

function Kit({ book, view }: { readonly book: ProtocolBook; readonly view: RunView }) {
  const { t } = useSpeech()
  return (
    <Page title={t('protocol:kitTitle')}>
      <Controls book={book} view={view} />
      <div class="pr-kit">
        <Cover view={view} />
        <EvidenceSheets view={view} />
        <BlankSheets view={view} />
        <Key view={view} />
      </div>
    </Page>
  )
}

/** What only the trainer at the screen needs: another level, another night, the printer. */
function Controls({ book, view }: { readonly book: ProtocolBook; readonly view: RunView }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const { form } = view.base
  const { level } = view.exercise.id
  const take = (next: Level): void => route(`${PATHS.protocols}/kit/${newCode(form.number, next)}`, true)
  const levels = levelsOf(form, shelfOf(book))
  return (
    <div class="no-print">
      <p>{t('protocol-count:kitLead')}</p>
      <p>
        <label for="kit-level">{t('protocol-count:kitLevel')}</label>
        <select
          id="kit-level"
          value={level}
          onChange={({ currentTarget }) => {
            const next = levels.find((one) => one === currentTarget.value)
            if (next) take(next)
          }}
        >
          {levels.map((one) => (
            <option key={one} value={one}>
              {t(`protocol:level_${one}`)}
            </option>
          ))}
        </select>
      </p>
      <p class="row">
        <button type="button" class="button primary" onClick={() => print()}>
          <Icon name="print" />
          {t('common:print')}
        </button>
        <button type="button" class="button" onClick={() => take(level)}>
          {t('protocol-count:kitAnother')}
        </button>
      </p>
    </div>
  )
}
