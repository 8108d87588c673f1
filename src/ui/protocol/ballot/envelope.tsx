import type { Mark } from '../../../core/protocol/mark.ts'
import type { Random } from '../../../core/random.ts'
import { corners, jagged } from './pen.ts'

/** How high the table above a ballot is: the envelope lies there, and with two ballots the other one looks out. */
export function heightAbove(envelope: Mark['paper']['envelope']): number {
  return envelope === 'two-ballots' ? 74 : 44
}

interface Props {
  readonly envelope: Mark['paper']['envelope']
  readonly name: string
  readonly ballotTitle: string
  readonly random: Random
}

const [LEFT, RIGHT, TOP] = [18, 322, 7]

/** The envelope a ballot came out of, seen behind it; nothing where there was none. */
export function Envelope({ envelope, name, ballotTitle, random }: Props) {
  if (envelope === 'none') return null
  const above = heightAbove(envelope)
  const sheet = `M${LEFT} ${TOP}H${RIGHT}V${above + 40}H${LEFT}Z`
  if (envelope === 'foreign')
    return (
      <g>
        <path class="pr-ballot-post" d={sheet} />
        <path class="pr-ballot-stripes" d={`M${LEFT} ${TOP + 2.5}H${RIGHT}`} />
        <path class="pr-ballot-print-line" d={`M${LEFT + 14} ${TOP + 16}h96M${LEFT + 14} ${TOP + 26}h70`} />
        <path
          class="pr-ballot-postmark"
          d={`M${RIGHT - 74} ${TOP + 15}q9 -6 18 0t18 0M${RIGHT - 74} ${TOP + 22}q9 -6 18 0t18 0M${RIGHT - 74} ${TOP + 29}q9 -6 18 0t18 0`}
        />
        <rect class="pr-ballot-stamp" x={RIGHT - 34} y={TOP + 9} width="22" height="26" />
        <path class="pr-ballot-stamp-hill" d={`M${RIGHT - 31} ${TOP + 31}l6 -10l4 6l3 -4l4 8z`} />
      </g>
    )
  return (
    <g>
      <path class="pr-ballot-envelope" d={sheet} />
      {/* the open flap */}
      <path
        class="pr-ballot-envelope-fold"
        d={`M${LEFT} ${TOP}L${LEFT + 22} ${TOP + 9}H${RIGHT - 22}L${RIGHT} ${TOP}`}
      />
      <text class="pr-ballot-envelope-name" x={LEFT + 14} y={TOP + 25} font-size="11.5">
        {name}
      </text>
      {envelope === 'torn' && <path class="pr-ballot-gap pr-ballot-edge" d={torn(random)} />}
      {envelope === 'two-ballots' && <OtherBallot title={ballotTitle} above={above} />}
    </g>
  )
}

/** A long tear down the envelope's edge, and a corner that is gone. */
function torn(random: Random): string {
  const down = jagged([RIGHT - 76, TOP - 2], [RIGHT - 62, TOP + 42], random, 4)
  const up = jagged([RIGHT - 44, TOP + 42], [RIGHT - 38, TOP - 2], random, 4)
  return corners([...down, ...up])
}

/** The second ballot of the same election that lay in the same envelope. */
function OtherBallot({ title, above }: { readonly title: string; readonly above: number }) {
  return (
    <g transform="rotate(-1.6 170 60)">
      <path class="pr-ballot-shadow" d={`M16 ${TOP + 33}H331V${above + 30}H16Z`} />
      <path class="pr-ballot-paper" d={`M14 ${TOP + 31}H329V${above + 30}H14Z`} />
      <text class="pr-ballot-title" x="28" y={TOP + 50} font-size="13">
        {title}
      </text>
    </g>
  )
}
