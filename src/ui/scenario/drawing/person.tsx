import type { Look, Mood } from '../../../core/scenario/scene-kinds.ts'
import { DrawnArm } from './arm.tsx'
import { Head } from './head.tsx'
import { DRAWN } from './look.ts'
import { type Arm, ARMS, BEARINGS } from './mood.ts'
import { type Shape, Shapes } from './shapes.tsx'
import { tonesOf } from './tones.ts'

/** Somebody of the scene. */
export interface Somebody {
  readonly look: Look
  /** The second of two people who look alike. */
  readonly second?: boolean | undefined
}

/** Somebody, and how they stand there. */
export interface Standing extends Somebody {
  readonly mood: Mood
  /** Where they look: −2 to the left, 2 to the right. */
  readonly gaze?: number
}

const CHAIR: readonly Shape[] = [
  ['ink', 'M27 34H36V38H27Z', 'both'],
  ['cloth-f', 'M-28 34Q0 38 28 34V98H-28Z'],
  ['metal', 'M31 110a7 52 0 1 0 14 0 7 52 0 1 0-14 0Z', 'both'],
  ['line', 'M35 110a3 43 0 1 0 6 0 3 43 0 1 0-6 0Z', 'both'],
]
const SITTING = 'M-1 110Q4 108 6 114V180H24V114C30 112 30 92 23 88H-1'

const CANE: readonly Shape[] = [
  ['white', 'M-20 56H-15L-40 210H-45Z'],
  ['ink', 'M-17 38Q-14 33-12 38L-15 62H-21Z'],
]
/** The arm with the cane; on the left, like every first arm. */
const HOLDING: Arm = { elbow: [40, 42], wrist: [24, 46], hand: 'fist' }

/** A person to the knees, the base of the neck in the middle; the mood tells how they stand. */
export function Person({ look, second, mood, gaze = 0 }: Standing) {
  const { wide, body, behind = [], woman, skirt, ease = 'folded', with: aid } = DRAWN[look]
  const { arms = [ARMS[ease], ARMS[ease]], shoulders, tilt, sink } = BEARINGS[mood]
  const tones = tonesOf({ look, second })
  const [hip, waist, drop] = [wide - 4, wide - (woman ? 8.5 : 6), shoulders + 3.6]
  const legs = skirt ? `M-1 90H${hip}L${hip + 5} 210H-1` : `M0 110 2 220H${hip}V90H0`
  const trunk =
    `M-1-8H6.4C6.4-3 ${wide - 11} ${shoulders} ${wide - 4} ${drop}` +
    `L${wide - 7} 26Q${waist} 50 ${waist} 58Q${waist} 70 ${hip} 96H-1`
  const pose = `translate(${gaze / 2} ${sink - 27}) rotate(${tilt} 0 16)`
  return (
    <>
      {aid === 'chair' && <Shapes shapes={CHAIR} />}
      <g transform={pose}>
        <Shapes tones={tones} shapes={behind} />
      </g>
      <Shapes
        tones={tones}
        shapes={[
          ['below', aid === 'chair' ? SITTING : legs, 'both'],
          ['top', trunk, 'both'],
          ['neck', 'M-6.4-16V-7.6Q0 2 6.4-7.6V-16Z'],
          ...body,
        ]}
      />
      <g transform={pose}>
        <Head look={look} mood={mood} gaze={gaze} tones={tones} />
      </g>
      {aid === 'cane' && <Shapes shapes={CANE} />}
      {[aid === 'cane' ? HOLDING : arms[0], arms[1]].map((arm, at) => (
        <g key={at} transform={at ? undefined : 'scale(-1 1)'}>
          <DrawnArm arm={arm} wide={wide} shoulders={shoulders} tones={tones} />
        </g>
      ))}
    </>
  )
}
