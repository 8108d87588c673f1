import type { MarkedPart } from '../../../core/question/mark.ts'
import { useSpeech } from '../../i18n.ts'
import type { MarkedProps } from './marked.tsx'
import { optionWords } from './option-words.ts'
import { PartLine, type PartState } from './part-line.tsx'

/** How a part came out. */
export function stateOf(part: MarkedPart | undefined): PartState {
  if (!part) return 'rest'
  if (part.chosen) return part.fits ? 'yoursSo' : 'yours'
  return part.fits ? 'rest' : 'so'
}

/** The order in which parts are told. */
const ORDER: readonly PartState[] = ['yoursSo', 'yours', 'so', 'rest']

/** What could be chosen, each with its reason; what was rightly left alone lies folded below. */
export function MarkedParts({ item, words, made, mark }: MarkedProps) {
  const { t } = useSpeech()
  const isOne = item.kind === 'choice' || item.kind === 'truth'
  const says: Readonly<Record<PartState, string>> = {
    yoursSo: t('tests:yoursSo'),
    yours: t(isOne ? 'tests:yours' : 'tests:yoursNot'),
    so: t(isOne ? 'tests:so' : 'tests:soToo'),
    rest: '',
  }
  const lines = made.shown
    .map((id, at) => ({ id, at, state: stateOf(mark.parts.find((part) => part.id === id)) }))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .map(({ id, at, state }) => {
      const { text, why } = optionWords(item, words, id)
      const named = item.kind === 'spot' ? `${at + 1}. ${text}` : text
      return { state, line: <PartLine key={id} state={state} says={says[state]} text={named} why={why} /> }
    })
  const told = lines.filter(({ state }) => state !== 'rest').map(({ line }) => line)
  const rest = lines.filter(({ state }) => state === 'rest').map(({ line }) => line)
  return (
    <>
      <ul class="plain">{told}</ul>
      {rest.length > 0 && (
        <details class="ts-rest">
          <summary>{t(isOne ? 'tests:othersOne' : 'tests:others')}</summary>
          <ul class="plain">{rest}</ul>
        </details>
      )}
    </>
  )
}
