import type { Mark, MarkWords } from '../../../core/protocol/mark.ts'
import { randomFrom } from '../../../core/random.ts'
import { useSpeech } from '../../i18n.ts'
import { ballotText, cameFrom } from './ballot-text.ts'
import { BallotBack } from './ballot-back.tsx'
import { BallotFront } from './ballot-front.tsx'
import { heightAbove } from './envelope.tsx'
import { layOut } from './layout.ts'
import { linesFor, type Meant } from './places.ts'

export interface BallotProps {
  /** The subjects on the ballot, in its order. */
  readonly subjects: readonly string[]
  /** Their names, by subject. */
  readonly names: Readonly<Record<string, string>>
  /** The same id always gives the same drawing. */
  readonly ballot: Meant & { readonly id: number }
  readonly mark: Mark
  readonly words: MarkWords
  readonly side: 'front' | 'back'
  /** What the ballot is called to a person who cannot see it, for example "Ballot 17 of 64". */
  readonly label: string
  /** The precinct's own number; a ballot meant for another precinct bears another. */
  readonly precinct?: string
  /** What is printed as the election's name. */
  readonly election?: string
}

/** A drawn ballot, one side of it, on the envelope from which it came. Paper stays paper: light in every theme. */
export function Ballot({
  subjects,
  names,
  ballot,
  mark,
  words,
  side,
  label,
  precinct = '21',
  election,
}: BallotProps) {
  const { t } = useSpeech()
  const layout = layOut(subjects, names, heightAbove(mark.paper.envelope))
  const random = randomFrom(`ballot/${ballot.id}/${mark.id}`)
  const lines = linesFor(ballot, layout, random.apart('lines'))
  const printed = mark.paper.own ? precinct : otherPrecinct(precinct, ballot.id)
  const face = { layout, lines, mark, words, random, ballot: ballot.id, own: precinct, printed }
  return (
    <figure class="pr-ballot">
      <svg
        class="pr-ballot-picture"
        viewBox={`0 0 ${layout.width} ${Math.ceil(layout.height)}`}
        role="img"
        aria-label={ballotText({ label, side, mark, words, lines, names, printed, t })}
      >
        {side === 'front' ? (
          <BallotFront {...face} election={election ?? t('protocol-ballot:election')} />
        ) : (
          <BallotBack {...face} />
        )}
      </svg>
      <figcaption class="pr-ballot-came" aria-hidden="true">
        {cameFrom(mark.paper.envelope, t)}
      </figcaption>
    </figure>
  )
}

/** The number of another precinct: near enough to be overlooked. */
function otherPrecinct(own: string, ballot: number): string {
  const number = Number.parseInt(own, 10)
  if (!Number.isSafeInteger(number)) return `${own}1`
  const step = randomFrom(`precinct/${ballot}`).between(1, 9)
  return String(number > step ? number - step : number + step)
}
