import type { Stroke } from '../../../core/protocol/mark.ts'
import type { Random } from '../../../core/random.ts'
import { type Region, widthOf } from './layout.ts'
import { amid, swing, tenths } from './pen.ts'

interface Props {
  readonly word: string
  readonly region: Region
  readonly at: Stroke['at']
  readonly random: Random
}

/**
 * A word as a hand writes it: slanted, every letter a little turned and a little off the line. No phone has a handwriting
 * font for all four scripts, so the letters are the phone's own.
 */
export function Handwriting({ word, region: { x, y, width, height }, at: place, random }: Props) {
  const large = place === 'paper'
  const wished = large ? 54 : Math.min(21, height * 0.98)
  const fitting = (wished * width) / widthOf(word, wished)
  // Too long for the space at the end of a line, it runs back over the name rather than become unreadable.
  const size = Math.min(wished, Math.max(fitting, large ? 0 : wished * 0.7))
  const letters = [...word]
  const off = letters.map(() => tenths(swing(random) * size * 0.05))
  // dy is counted from the letter before
  const steps = off.map((level, at) => tenths(level - (off[at - 1] ?? 0)))
  const turns = letters.map(() => tenths(swing(random) * 5))
  const slope = large ? amid(random, -24, -14) : amid(random, -5, 1)
  // short words begin at the end of the line, long ones run back over it
  const middle = large ? x : Math.min(x, x + (width - widthOf(word, size)) / 2)
  return (
    <text
      class={large || place === 'envelope' ? 'pr-ballot-hand' : 'pr-ballot-hand pr-ballot-over'}
      font-size={tenths(size)}
      text-anchor="middle"
      transform={`translate(${tenths(middle)} ${tenths(y + size * 0.34)}) rotate(${tenths(slope)}) skewX(-13)`}
      rotate={turns.join(' ')}
      dy={steps.join(' ')}
    >
      {word}
    </text>
  )
}
