import { DRAWN } from './look.ts'
import { BEARINGS } from './mood.ts'
import type { Standing } from './person.tsx'
import { type Shape, Shapes, type Tones } from './shapes.tsx'

const EYES = {
  open: [['ink', 'M5.2-1.4a.7 1.2 0 1 0 1.4 0 .7 1.2 0 1 0-1.4 0Z', 'both']],
  narrow: [
    ['ink', 'M5.2-1a.7 .7 0 1 0 1.4 0 .7 .7 0 1 0-1.4 0Z', 'both'],
    ['line', 'M3-3H8.4', 'both'],
  ],
  heavy: [
    ['ink', 'M5.2-.4a.7 .7 0 1 0 1.4 0Z', 'both'],
    ['line', 'M3-1.2Q6-2 9-.6', 'both'],
  ],
  closed: [['line', 'M3-1Q6 1.4 9-1', 'both']],
} as const satisfies Record<string, readonly Shape[]>
const LENSES: readonly Shape[] = [['lens', 'M2-3Q6-4 11-2.4 11 3 6 3T2-3ZM0-2.4 2-2M11-2 14-3', 'both']]

const WOMAN: Shape = ['skin', 'M-1-20C8-20 14-15 14-4 14 6 11 12 6.6 16.4Q3 19-1 19', 'both']
const MAN: Shape = ['skin', 'M-1-20C8-20 15-15 14.4-4 14.4 6 13 11 9 15.6Q5 19.4-1 19.4', 'both']
const EARS: Shape = ['skin', 'M13-3C18-4 17.6 6 13 5.6', 'both']
const NOSE: Shape = ['line', 'M.4 1.6Q3.4 6 2.2 6.8T-1.2 6.8']
const AGE: Shape = ['crease', 'M8.4 6.6Q10 8 9.6 10M4.6 3.4Q6 4.4 7.6 3.6', 'both']

/** A head with its face, in the middle of the eyes' height; 39 high without the hair. */
export function Head({ look, mood, gaze = 0, tones }: Standing & { readonly tones: Tones }) {
  const { head, woman, aged, covered, with: aid } = DRAWN[look]
  const { brow, eyes, mouth } = BEARINGS[mood]
  const face: readonly Shape[] = [
    ...(aged ? [AGE] : []),
    ...(aid === 'cane' ? LENSES : EYES[eyes]),
    ['line', `M3 ${brow[0]}Q6.4 ${brow[1]} 9.6 ${brow[2]}`, 'both'],
    NOSE,
    mouth,
  ]
  return (
    <>
      <Shapes tones={tones} shapes={[...(covered ? [] : [EARS]), woman ? WOMAN : MAN, ...head]} />
      <g transform={`translate(${gaze})`}>
        <Shapes tones={tones} shapes={face} />
      </g>
    </>
  )
}
