import type { Arm } from './mood.ts'
import { HANDS } from './mood.ts'
import { Shapes, type Tones } from './shapes.tsx'
import { type Bones, sleeve, turnOf } from './sleeve.ts'

interface Props {
  readonly arm: Arm
  /** Half the width of the shoulders, and how far they are let down. */
  readonly wide: number
  readonly shoulders: number
  readonly tones: Tones
}

/** The arm on the right: hand, sleeve, and the shoulder in which the sleeve begins. */
export function DrawnArm({ arm: { elbow, wrist, hand, turn = 0 }, wide, shoulders, tones }: Props) {
  const slim = wide < 25 ? 0.9 : 1
  const [x, y] = [wide - 6.6 * slim, 9.4 + shoulders]
  const [out, down] = [wide - 26, shoulders / 2]
  const bones: Bones = [
    [x, y],
    [elbow[0] + out, elbow[1] + down],
    [wrist[0] + out, wrist[1] + down],
  ]
  const turned = turnOf(bones) + turn
  return (
    <>
      <g transform={`translate(${bones[2].join()}) rotate(${turned.toFixed()}) scale(${slim})`}>
        <Shapes tones={tones} shapes={[['skin', HANDS[hand]]]} />
      </g>
      <Shapes tones={tones} shapes={[['sleeve', sleeve(bones, [6.6 * slim, 6.2 * slim, 5.2 * slim])]]} />
      <circle cx={x} cy={y} r="5.8" stroke="none" fill={`var(--sc-${tones['sleeve']})`} />
    </>
  )
}
