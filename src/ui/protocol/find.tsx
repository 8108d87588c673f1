import { useLocation } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import { SEEDS, writeCode } from '../../core/protocol/code.ts'
import { levelsOf, seedFor } from '../../core/protocol/exercise.ts'
import { FAULT_KINDS, type FaultKind } from '../../core/protocol/fault-kinds.ts'
import type { Form } from '../../core/protocol/form.ts'
import { faultsAt } from '../../core/protocol/levels.ts'
import { GENERATOR } from '../../core/protocol/night.ts'
import type { OpenedForm } from '../../core/protocol/open-form.ts'
import { type Meeting, nextKind, openKinds } from '../../core/protocol/weak.ts'
import { randomFrom } from '../../core/random.ts'
import { errorHistory } from '../../flow/error-history.ts'
import { newCode } from '../../flow/practise-protocol.ts'
import { type ProtocolBook, shelfOf } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { useLook } from '../state.ts'

/** Find the error: which kinds were found and missed so far, and the next draft, chosen by what is weak. */
export function FindPage({ book }: { readonly book: ProtocolBook }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const history = useLook(() => errorHistory(book), [book])
  const forms = useMemo(
    () => book.forms.filter(({ form }) => levelsOf(form, shelfOf(book)).includes('detective')),
    [book],
  )
  const [chosen, setChosen] = useState('')
  const opened = forms.find(({ form }) => form.id === chosen) ?? forms[0]
  const begin = (form: Form): void => route(`${PATHS.protocols}/night/${codeFor(form, history ?? [], book)}`)

  return (
    <Page title={t('protocol:findTitle')} lead={t('protocol-run:findLead')}>
      {forms.length > 1 && <FormChoice forms={forms} chosen={opened?.form.id ?? ''} onChoose={setChosen} />}
      <div class="pr-r-actions">
        <button
          type="button"
          class="button primary"
          disabled={!opened || !history}
          onClick={() => opened && begin(opened.form)}
        >
          <Icon name="search" />
          {t('protocol-run:findBegin')}
        </button>
      </div>
      {history && opened && <Kinds history={history} forms={forms} />}
      <KeepThis />
    </Page>
  )
}

interface FormChoiceProps {
  readonly forms: readonly OpenedForm[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

function FormChoice({ forms, chosen, onChoose }: FormChoiceProps) {
  const { t } = useSpeech()
  return (
    <p>
      <label for="find-form">{t('protocol-run:findForm')}</label>
      <select id="find-form" value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {forms.map(({ form, words }) => (
          <option key={form.id} value={form.id}>
            {words.title}
          </option>
        ))}
      </select>
    </p>
  )
}

/** The kinds of error met so far, the most often missed first; how many kinds are still to come is one line below. */
function Kinds({
  history,
  forms,
}: {
  readonly history: readonly Meeting[]
  readonly forms: readonly OpenedForm[]
}) {
  const { t } = useSpeech()
  const kinds = FAULT_KINDS.filter((kind) => forms.some(({ form }) => kindsOf(form).includes(kind)))
  const rows = kinds.map((kind) => {
    const met = history.filter((meeting) => meeting.kind === kind)
    return { kind, met: met.length, found: met.filter(({ found }) => found).length }
  })
  const met = rows.filter((row) => row.met > 0)
  const missed = (row: (typeof rows)[number]): number => (row.met - row.found) / row.met
  return (
    <section aria-labelledby="find-kinds">
      <h2 id="find-kinds">{t('protocol-run:findKinds')}</h2>
      <p class="small">{t('protocol-run:findKindsText')}</p>
      <ul class="plain pr-r-kinds">
        {[...met]
          .sort((one, other) => missed(other) - missed(one))
          .map((row) => (
            <li key={row.kind} data-state={row.found < row.met ? 'missed' : 'found'}>
              <span>{t(`protocol-run:cause_${row.kind}`)}</span>
              <span class="pr-r-met">{t('protocol-run:foundOf', { found: row.found, met: row.met })}</span>
            </li>
          ))}
      </ul>
      {met.length < rows.length && <p>{t('protocol-run:notMetYet', { count: rows.length - met.length })}</p>}
    </section>
  )
}

function kindsOf(form: Form): FaultKind[] {
  return [...new Set(faultsAt(form, 'detective', true).map(({ kind }) => kind))]
}

/** The code of a draft that holds an error worth meeting next; should no night suffer it, any draft. */
function codeFor(form: Form, history: readonly Meeting[], book: ProtocolBook): string {
  const [from = 0, chance = 0] = crypto.getRandomValues(new Uint32Array(2))
  const kinds = kindsOf(form)
  const wanted = nextKind(history, kinds, randomFrom(String(chance)))
  for (const kind of new Set([...(wanted ? [wanted] : []), ...openKinds(history, kinds)])) {
    const seed = seedFor(form, 'detective', kind, from % SEEDS, shelfOf(book))
    if (seed !== null) return writeCode({ form: form.number, level: 'detective', seed, generator: GENERATOR })
  }
  return newCode(form.number, 'detective')
}
