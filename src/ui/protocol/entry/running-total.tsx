import { formatNumber } from '../../../core/format/format.ts'
import type { CheckResult } from '../../../core/protocol/evaluate.ts'
import { sectionFinder } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'

interface Props {
  readonly frame: Frame
  readonly results: readonly CheckResult[]
  readonly section: number
}

/** A sum of fewer boxes than this is seen at a glance. */
const WORTH_ADDING = 3

/**
 * With a coach beside one: what the figures of this section add up to so far, and how far that is from where it belongs.
 * Only boxes of this section and the ones before are spoken of.
 */
export function RunningTotal({ frame, results, section }: Props) {
  const { t, formats } = useSpeech()
  const sectionOf = sectionFinder(frame.form)
  const sums = results.flatMap(({ kind, terms }) => (kind === 'equal' ? [terms] : []))
  const here = sums.find(({ left, right }) => {
    const boxes = [...left, ...right].flatMap(({ box }) => box ?? [])
    const own = left.filter(({ box }) => box !== null && sectionOf(box) === section)
    return (
      own.length >= WORTH_ADDING && boxes.every((box) => sectionOf(box) >= 0 && sectionOf(box) <= section)
    )
  })
  if (!here) return null
  const filled = here.left.filter(({ value }) => value !== null)
  const sum = filled.reduce((total, { sign, value }) => total + sign * (value ?? 0), 0)
  const known = [...here.left, ...here.right].every(({ value }) => value !== null)
  const due = here.right.reduce((total, { sign, value }) => total + sign * (value ?? 0), 0)
  return (
    <p class="pr-e-running" role="status">
      <span>{t('protocol-entry:soFar', { sum: formatNumber(sum, 0, formats) })}</span>
      {known ? (
        <b>{t('protocol-entry:differenceNow', { gap: formatNumber(sum - due, 0, formats) })}</b>
      ) : (
        <span>{t('protocol-entry:filled', { filled: filled.length, all: here.left.length })}</span>
      )}
    </p>
  )
}
