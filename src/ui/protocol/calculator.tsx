import { useMemo, useRef, useState } from 'preact/hooks'
import { evaluate } from '../../core/protocol/evaluate.ts'
import type { OpenedForm } from '../../core/protocol/open-form.ts'
import type { Sheet } from '../../core/protocol/paper.ts'
import type { RunEvent } from '../../core/protocol/run.ts'
import { scratchForm } from '../../core/protocol/scratch-form.ts'
import { gravityOf } from '../../core/protocol/told.ts'
import type { ProtocolBook } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { Ask } from '../parts/ask.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { NotFound } from '../not-found.tsx'
import { Entry } from './entry/entry.tsx'
import { write } from './entry/scratch-sheet.ts'
import { SubjectsField } from './entry/subjects-field.tsx'
import { useLeaveGuard } from './entry/use-leave-guard.tsx'

/** How many rows for subjects stand there before anybody says how many there are. */
const FIRST_ROWS = 5
const NOTHING: ReadonlySet<string> = new Set()

/** Sums for the real night: what one has on the draft is held against itself. Nothing of it is kept or sent. */
export function CalculatorPage({ book }: { readonly book: ProtocolBook }) {
  const { t } = useSpeech()
  const forms = book.forms.filter(
    ({ form }) => form.amends === undefined && scratchForm(form).checks.length > 0,
  )
  const [chosen, setChosen] = useState(book.forms[0]?.form.id)
  const [typed, setTyped] = useState(false)
  const [round, setRound] = useState(0)
  const clearing = useRef<HTMLDialogElement>(null)
  const leaving = useLeaveGuard(typed, {
    title: t('protocol-entry:calcLeaveTitle'),
    text: t('protocol-entry:calcLeaveText'),
    yes: t('protocol-entry:calcLeaveYes'),
  })
  const opened = forms.find(({ form }) => form.id === chosen) ?? forms[0]
  if (!opened) return <NotFound />
  const clear = (): void => {
    setTyped(false)
    setRound((count) => count + 1)
  }
  return (
    <Page title={t('protocol-entry:calcTitle')} lead={t('protocol-entry:calcLead')}>
      <Notice tone="attention">
        <p>
          <b>{t('protocol-entry:calcPrivate')}</b>
        </p>
        <p>{t('protocol-entry:calcLimits')}</p>
      </Notice>
      <p>
        <label for="calculator-form">{t('protocol-entry:calcForm')}</label>
        <select
          id="calculator-form"
          value={opened.form.id}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {forms.map(({ form, words }) => (
            <option key={form.id} value={form.id}>
              {words.title}
            </option>
          ))}
        </select>
      </p>
      <Scratch
        key={`${opened.form.id} ${round}`}
        opened={opened}
        onType={() => setTyped(true)}
        onClear={() => clearing.current?.showModal()}
      />
      <Ask
        dialog={clearing}
        id="clear-title"
        title={t('protocol-entry:calcClearTitle')}
        text={t('protocol-entry:calcClearText')}
        yes={t('protocol-entry:calcClear')}
        onYes={clear}
      />
      {leaving}
    </Page>
  )
}

interface ScratchProps {
  readonly opened: OpenedForm
  readonly onType: () => void
  readonly onClear: () => void
}

/** One form being reckoned; it lives as long as the page and nowhere else. */
function Scratch({ opened, onType, onClear }: ScratchProps) {
  const { t } = useSpeech()
  const form = useMemo(() => scratchForm(opened.form), [opened.form])
  const [subjects, setSubjects] = useState(() => firstSubjects(opened))
  const [values, setValues] = useState<Sheet['values']>({})
  const [section, setSection] = useState(0)
  const results = useMemo(() => evaluate(form, { subjects, values }), [form, subjects, values])
  const on = (event: RunEvent): void => {
    if (event.act === 'reached') {
      const id = event.object.slice('section:'.length)
      setSection(id === 'last' ? form.sections.length : form.sections.findIndex((one) => one.id === id))
      return
    }
    onType()
    setValues((held) => write(form, held, event))
  }
  const serious = results.filter(({ code }) => gravityOf(code) !== 'H')
  const count = (status: (typeof results)[number]['status']): number =>
    serious.filter((result) => result.status === status).length
  return (
    <>
      {opened.form.subjects && (
        <SubjectsField limits={opened.form.subjects} subjects={subjects} onChange={setSubjects} />
      )}
      <Entry
        form={form}
        words={opened.words}
        subjects={subjects}
        values={values}
        results={results}
        disclosure="explained"
        late={false}
        section={section}
        furthest={form.sections.length}
        accepted={NOTHING}
        given={NOTHING}
        finish={undefined}
        onEvent={on}
        onFinish={onClear}
        scratch
        sums
        autoFocus={false}
      />
      <p class="pr-e-status" role="status">
        {t('protocol-entry:calcStatus', {
          passed: count('passed'),
          failed: count('failed'),
          missing: count('missing'),
        })}
      </p>
      <p class="no-print">
        <button type="button" class="button" onClick={onClear}>
          {t('protocol-entry:calcClear')}
        </button>
      </p>
    </>
  )
}

function firstSubjects({ form }: OpenedForm): readonly string[] {
  const { min = 0, max = 0 } = form.subjects ?? {}
  const rows = Math.min(Math.max(FIRST_ROWS, min), max)
  return Array.from({ length: rows }, (_, place) => String(place + 1))
}
