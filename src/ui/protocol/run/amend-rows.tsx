import { useEffect, useState } from 'preact/hooks'
import { amend } from '../../../core/protocol/amend.ts'
import { type BoxPath, fieldOf } from '../../../core/protocol/box.ts'
import type { Change } from '../../../core/protocol/change.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { useNames } from './naming.ts'
import { saidRaw } from './said.ts'
import { SheetView } from './sheet-view.tsx'
import { typedAs, Unreadable } from './unreadable.tsx'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  /** The rows are written; the rest of the amendment comes next. */
  readonly onDone: () => void
}

/**
 * The rows of an amendment: which box of the signed protocol, what was written, what it becomes. The original stays as it is
 * and is shown with what the rows change struck through.
 */
export function AmendRows({ view, onDone }: Props) {
  const { t } = useSpeech()
  const { exercise, run, base, on } = view
  const [added, setAdded] = useState<BoxPath | null>(null)
  const { original } = exercise

  useEffect(() => {
    if (added === null) return
    document.getElementById(inputId(added))?.focus()
    setAdded(null)
  }, [added])

  if (!original) return null
  const add = (box: BoxPath): void => {
    if (!run.changes.some((row) => row.box === box)) on({ act: 'chose', object: `change:${box}=` })
    setAdded(box)
  }
  const merged = amend({ base: base.form, original, changes: run.changes, statements: run.statements })
  return (
    <>
      <h2>{t('protocol-run:rows')}</h2>
      <p class="small">{t('protocol-run:rowsText')}</p>
      {run.changes.length === 0 ? (
        <p>{t('protocol-run:noRows')}</p>
      ) : (
        <ul class="plain pr-r-rows">
          {run.changes.map((row) => (
            <Row key={row.box} view={view} row={row} />
          ))}
        </ul>
      )}
      {run.changes.length > 0 && <Statements view={view} />}
      <h2>{t('protocol-run:original')}</h2>
      <p class="small">{t('protocol-run:originalText')}</p>
      <SheetView opened={base} sheet={merged} before={original} name="signed" onPress={add} />
      <div class="pr-r-actions">
        <button type="button" class="button primary" onClick={onDone}>
          {t('protocol-run:rowsDone')}
        </button>
      </div>
    </>
  )
}

function Row({ view, row }: { readonly view: RunView; readonly row: Change }) {
  const speech = useSpeech()
  const { t } = speech
  const { base, run, on } = view
  const names = useNames(base, run.subjects)
  const name = names.box(row.box)
  const typed = typedAs(base.form.fields.find(({ id }) => id === fieldOf(row.box)))
  const becomes = typeof row.becomes === 'string' ? row.becomes : ''
  const put = (what: 'change' | 'was', text: string): void =>
    on({ act: 'chose', object: `${what}:${row.box}=${text}` })
  return (
    <li>
      <fieldset>
        <legend>{name}</legend>
        <p class="pr-r-row-was">
          <span>{t('protocol-run:was')}</span>{' '}
          <s>{saidRaw(base, row.box, row.was, speech) ?? t('protocol-run:blank')}</s>
        </p>
        <label class="pr-r-row-becomes" for={inputId(row.box)}>
          <span>{t('protocol-run:becomes')}</span>
          <input
            id={inputId(row.box)}
            type="text"
            inputMode={typed === 'count' ? 'numeric' : 'text'}
            autocomplete="off"
            aria-describedby={`${inputId(row.box)}:problem`}
            value={becomes}
            onInput={({ currentTarget }) => put('change', currentTarget.value)}
          />
        </label>
        <Unreadable id={`${inputId(row.box)}:problem`} typed={typed} text={becomes} />
        <button
          type="button"
          class="button quiet"
          aria-label={t('protocol-run:rowAwayFor', { box: name })}
          onClick={() => on({ act: 'undid', object: `change:${row.box}` })}
        >
          <Icon name="close" />
          {t('protocol-run:rowAway')}
        </button>
      </fieldset>
    </li>
  )
}

/** Statements about differences are not carried over: an amendment gives them again. */
function Statements({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { base, run, on } = view
  const names = useNames(base, run.subjects)
  const fields = base.form.fields.filter(({ anew, kind }) => anew && kind === 'text')
  if (fields.length === 0) return null
  return (
    <div class="pr-r-statements">
      <p class="small">{t('protocol-run:statementsText')}</p>
      {fields.map(({ id }) => {
        const held = run.statements[id]
        return (
          <label key={id}>
            <span>{names.box(id)}</span>
            <input
              type="text"
              autocomplete="off"
              value={typeof held === 'string' ? held : ''}
              onInput={({ currentTarget }) =>
                on({ act: 'chose', object: `statement:${id}=${currentTarget.value}` })
              }
            />
          </label>
        )
      })}
    </div>
  )
}

function inputId(box: BoxPath): string {
  return `becomes:${box}`
}
