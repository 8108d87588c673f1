import { randomFrom } from '../../../core/random.ts'
import { amid, tenths } from './pen.ts'
import { drawShape } from './shapes.ts'
import type { Region } from './layout.ts'

/** How many registrars an invented precinct has: their signatures and seals come back on ballot after ballot. */
const REGISTRARS = 3

/** The registrar who issued a ballot, from 1. */
export function registrarOf(ballot: number): number {
  return (Math.abs(ballot) % REGISTRARS) + 1
}

interface SealProps {
  readonly at: Region
  readonly words: string
  readonly precinct: string
  readonly ballot: number
  readonly smudged: boolean
}

/** The special seal in stamp ink: two rings, words round them, the numbers of precinct and registrar in the middle. */
export function Seal({ at: { x, y, width }, words, precinct, ballot, smudged }: SealProps) {
  const random = randomFrom(`seal/${ballot}`)
  const turn = tenths(amid(random, -35, 35))
  const reach = width / 2
  const prints = smudged ? [0, 2.5, 5, 8, 11.5] : [0]
  return (
    <g class={smudged ? 'pr-ballot-seal pr-ballot-smudged' : 'pr-ballot-seal'}>
      {prints.map((slip) => (
        <g
          key={slip}
          transform={`translate(${tenths(x + slip)} ${tenths(y - slip * 0.35)}) rotate(${tenths(turn + slip * 2)})`}
        >
          <circle r={tenths(reach)} />
          <circle r={tenths(reach * 0.6)} />
          <Around words={words} reach={reach * 0.74} />
          <text
            class="pr-ballot-seal-number"
            text-anchor="middle"
            y={tenths(reach * 0.15)}
            font-size={tenths(reach * 0.44)}
          >
            {`${precinct}-${registrarOf(ballot)}`}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Words set round a circle, letter by letter. */
function Around({ words, reach }: { readonly words: string; readonly reach: number }) {
  // few letters would stand far apart: they go round twice
  const letters = [...(words.length < 16 ? `${words} • ${words} • ` : `${words} • `)]
  const each = 360 / letters.length
  return (
    <>
      {letters.map((letter, at) => (
        <text
          key={at}
          text-anchor="middle"
          font-size={tenths(Math.min(reach * 0.27, (reach * 6.1) / letters.length / 0.66))}
          transform={`rotate(${tenths(at * each - 170)}) translate(0 ${tenths(-reach)})`}
        >
          {letter}
        </text>
      ))}
    </>
  )
}

/** The signature of the registrar who issued a ballot. */
export function RegistrarSignature({ at, ballot }: { readonly at: Region; readonly ballot: number }) {
  return (
    <>
      {drawShape('signature', at, randomFrom(`registrar/${registrarOf(ballot)}`)).map(({ path }, piece) => (
        <path key={piece} class="pr-ballot-signed" d={path} />
      ))}
    </>
  )
}
