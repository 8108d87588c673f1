import { neverHappens } from '../../../core/result.ts'
import type { Mark, MarkWords, Stroke } from '../../../core/protocol/mark.ts'
import type { Words } from '../../i18n.ts'
import type { Row } from './layout.ts'
import type { Lines } from './places.ts'

interface Said {
  readonly label: string
  readonly side: 'front' | 'back'
  readonly mark: Mark
  readonly words: MarkWords
  readonly lines: Lines
  readonly names: Readonly<Record<string, string>>
  /** The precinct's number on the ballot. */
  readonly printed: string
  readonly t: Words
}

/** The ballot in words, so that somebody who cannot see it can sort it: what is drawn and where, never what it counts as. */
export function ballotText(said: Said): string {
  const { label, side, mark, t } = said
  const name = `${label}. ${t(`protocol-ballot:${side}`)}.`
  const facts = side === 'front' ? frontText(said) : backText(mark.paper, t)
  return [name, ...facts].join(' ')
}

function frontText({ mark, words, lines, names, printed, t }: Said): string[] {
  const meant = [...new Set(mark.strokes.flatMap((stroke) => linesOf(stroke, lines)))].map(({ subject }) =>
    t('protocol-ballot:line', { number: subject, name: names[subject] ?? '' }),
  )
  return [
    words.marks[mark.id]?.see ?? '',
    ...(meant.length > 0 ? [t('protocol-ballot:where', { lines: meant.join('; ') })] : []),
    t('protocol-ballot:ofPrecinct', { precinct: printed }),
    `${cameFrom(mark.paper.envelope, t)}.`,
  ]
}

/** The lines a stroke concerns, in the order in which the words for the mark speak of them. */
function linesOf({ at, shift }: Stroke, { chosen, next, second, third }: Lines): Row[] {
  const rows =
    at === 'between' || shift !== undefined
      ? [chosen, next]
      : at === 'chosen' || at === 'others'
        ? [chosen]
        : at === 'second'
          ? [second]
          : at === 'third'
            ? [third]
            : []
  return rows.filter((row) => row !== undefined)
}

function backText({ signed, stamped, seal }: Mark['paper'], t: Words): string[] {
  return [
    t(signed ? 'protocol-ballot:signed' : 'protocol-ballot:unsigned'),
    t(
      seal === 'front'
        ? 'protocol-ballot:sealOnFront'
        : seal === 'smudged'
          ? 'protocol-ballot:sealSmudged'
          : stamped
            ? 'protocol-ballot:stamped'
            : 'protocol-ballot:unstamped',
    ),
  ]
}

/** What lay in which envelope: a fact, not a judgement. */
export function cameFrom(envelope: Mark['paper']['envelope'], t: Words): string {
  switch (envelope) {
    case 'one':
      return t('protocol-ballot:cameAlone')
    case 'none':
      return t('protocol-ballot:cameBare')
    case 'foreign':
      return t('protocol-ballot:cameForeign')
    case 'two-ballots':
      return t('protocol-ballot:cameTwo')
    case 'torn':
      return t('protocol-ballot:cameTorn')
    default:
      return neverHappens(envelope)
  }
}
