import { useMemo, useState } from 'preact/hooks'
import { formatNumber } from '../../../core/format/format.ts'
import { readNumber } from '../../../core/protocol/read-number.ts'
import { listedFor, listOf } from '../../../core/protocol/voter-list.ts'
import { useSpeech } from '../../i18n.ts'
import { ListPages } from './list-pages.tsx'
import type { StepProps } from './open-step.tsx'
import { Stack } from './stack.tsx'
import { Bar } from './step-parts.tsx'

/** Signatures on a list, or papers on the table: counted page by page or bundle by bundle, and the number written down. */
export function TallyStep({ exercise, run, step, onEvent, onStepDone }: StepProps) {
  const { t, formats } = useSpeech()
  const { night, form, code } = exercise
  const fact = step.fact ?? 'box'
  const there = night.once[fact]
  const listed = listedFor(fact, night)
  const list = useMemo(
    () => (listed === null ? null : listOf(listed, there, `list/${code}/${step.id}`)),
    [listed, there, code, step.id],
  )
  const [noted, setNoted] = useState<number>(0)
  const typed = run.count.tallies.get(step.id) ?? ''
  const read = readNumber(typed)
  const write = (event: Event): void => {
    event.preventDefault()
    if (read.ok) onStepDone()
  }
  return (
    <form onSubmit={write}>
      {list ? (
        <ListPages list={list} onNoted={setNoted} />
      ) : (
        <Stack count={there} book={fact === 'unused' || fact === 'received' ? form.night.book : 0} />
      )}
      <Bar>
        <label class="pr-number">
          <span>
            {t(list ? 'protocol-count:signatures' : 'protocol-count:papers')}
            {noted > 0 && (
              <small> {t('protocol-count:notes', { sum: formatNumber(noted, 0, formats) })}</small>
            )}
          </span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={12}
            value={typed}
            aria-invalid={typed !== '' && !read.ok}
            onInput={({ currentTarget }) =>
              onEvent({ act: 'typed', object: `tally:${step.id}=${currentTarget.value}` })
            }
          />
        </label>
        <button type="submit" class="button primary" disabled={!read.ok}>
          {t('protocol-count:writeDown')}
        </button>
      </Bar>
    </form>
  )
}
