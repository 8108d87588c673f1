import { useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { type Label, PACKAGES, type Packed } from './package-label.ts'
import { Stack } from './stack.tsx'
import { Bar } from './step-parts.tsx'

interface Props {
  readonly packed: Packed
  readonly book: number
  readonly onPacked: (label: Label) => void
}

/** Kinds of ballots that a label could name. */
const KINDS = ['unused', 'spoiled', 'invalid'] as const

/** A pile on the table, the packages at hand, and a label to fill in. */
export function PackageForm({ packed, book, onPacked }: Props) {
  const { t } = useSpeech()
  const [into, setInto] = useState<Label['into']>()
  const [kind, setKind] = useState('')
  const [count, setCount] = useState('')
  const [precinct, setPrecinct] = useState('')
  const ready = into !== undefined && kind !== '' && count.trim() !== '' && precinct.trim() !== ''
  const pack = (event: Event): void => {
    event.preventDefault()
    if (into !== undefined && ready) onPacked({ into, kind, count, precinct })
  }
  return (
    <form onSubmit={pack}>
      <h3>{t(`protocol-count:pile_${packed.kind}`)}</h3>
      <p class="small">{t('protocol-count:precinctIs', { precinct: packed.precinct })}</p>
      <Stack count={packed.count} book={book} />
      <fieldset class="pr-choices">
        <legend>{t('protocol-count:packAsk')}</legend>
        {PACKAGES.map((one) => (
          <label key={one} class="pr-choice">
            <input
              type="radio"
              name="into"
              value={one}
              checked={into === one}
              onChange={() => setInto(one)}
            />
            <span>{t(`protocol-count:into_${one}_${packed.kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="pr-label">
        <legend>{t('protocol-count:labelAsk')}</legend>
        <label>
          <span>{t('protocol-count:label_precinct')}</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={8}
            value={precinct}
            onInput={({ currentTarget }) => setPrecinct(currentTarget.value)}
          />
        </label>
        <label>
          <span>{t('protocol-count:label_kind')}</span>
          <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value)}>
            <option value="">…</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`protocol-count:kind_${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('protocol-count:label_count')}</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={12}
            value={count}
            onInput={({ currentTarget }) => setCount(currentTarget.value)}
          />
        </label>
      </fieldset>
      <Bar>
        <button type="submit" class="button primary" disabled={!ready}>
          {t('protocol-count:pack')}
        </button>
      </Bar>
    </form>
  )
}
