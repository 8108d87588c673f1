import type { Look, Place } from '../../../core/scenario/scene-kinds.ts'
import { DRAWN } from './look.ts'
import { Person, type Standing } from './person.tsx'
import { DRAWN_PLACES } from './place.ts'
import { Shapes } from './shapes.tsx'

interface Props {
  readonly place: Place
  /** Who speaks; nobody while the narrator tells what one sees. */
  readonly who: Standing | null
  readonly others: readonly Look[]
}

/** How much smaller those are drawn who stand further back: while somebody speaks, and while nobody does. */
const [BACK, WAITING] = [0.66, 0.76]
const LOOKS = Object.keys(DRAWN)

/** Everybody in the order in which they stand, whoever speaks. */
function peopleOf(who: Standing | null, others: readonly Look[]): readonly Standing[] {
  const met = new Map<Look, boolean>(who ? [[who.look, who.second ?? false]] : [])
  const rest = others.map((look) => {
    const second = met.has(look) && !met.get(look)
    met.set(look, second)
    return { look, mood: 'even', second } as const
  })
  const place = ({ look, second }: Standing) => LOOKS.indexOf(look) + (second ? 0.5 : 0)
  return [...(who ? [who] : []), ...rest].sort((one, other) => place(one) - place(other))
}

/**
 * The place with the people in it; hidden from screen readers, since the talk tells it. Everybody keeps their column
 * whoever speaks; the one who does stands in front, and the others turn to them.
 */
export function Stage({ place, who, others }: Props) {
  const { behind, before, from, to } = DRAWN_PLACES[place]
  const people = peopleOf(who, others)
  const speaker = who ? people.indexOf(who) : -1
  const columns = people.length + 1
  const standing = people.map((person, at) => {
    const { tall } = DRAWN[person.look]
    const aside = who ? Math.sign(at - speaker) : 0
    const size = at === speaker ? 1 : who ? BACK : WAITING
    const x = from + ((to - from) * (at + 1)) / columns + aside * 18
    const y = 77 - 15 * size + (1 - tall) * 55 * size
    return (
      <g key={at} transform={`translate(${x.toFixed()} ${y.toFixed()}) scale(${(tall * size).toFixed(2)})`}>
        <Person {...person} gaze={aside * -2} />
      </g>
    )
  })
  return (
    <svg class="sc-stage" viewBox="0 0 320 150" aria-hidden="true" focusable="false">
      <g class="sc-place">
        <Shapes shapes={behind} />
      </g>
      {standing.filter((_, at) => at !== speaker)}
      {standing[speaker]}
      <g class="sc-place">
        <Shapes shapes={before} />
      </g>
    </svg>
  )
}
