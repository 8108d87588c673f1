import type { Random } from '../../../core/random.ts'
import type { Region } from './layout.ts'
import { amid, type Point, swing } from './pen.ts'

/* The ways along which a hand leads its pen round, through or over a region. */

/** Round a region: begun at the top, led against the clock, not quite round and not quite meeting its beginning. */
export function ring({ x, y, width, height }: Region, random: Random, sweep: number): Point[] {
  const long = width > height * 1.8
  const across = width / 2 + amid(random, 5, 8.5)
  const down = height / 2 + amid(random, 3.5, 6.5)
  const tilt = swing(random) * (long ? 0.02 : 0.4)
  const begins = amid(random, -115, -35)
  const egg = { two: amid(random, 0.02, 0.08), three: amid(random, 0, 0.035), turn: amid(random, 0, 6) }
  const drift = swing(random) * 0.13
  const [middleX, middleY] = [x + swing(random) * 2, y + swing(random) * 1.8]
  const steps = Math.round(sweep / 9)
  // Round a long word a hand draws no ellipse but something with blunter ends, or it would cut the word.
  const blunt = (part: number) => (long ? Math.sign(part) * Math.abs(part) ** 0.62 : part)
  return Array.from({ length: steps + 1 }, (_, at): Point => {
    const angle = ((begins - (sweep * at) / steps) * Math.PI) / 180
    const bulge = egg.two * Math.sin(2 * angle + egg.turn) + egg.three * Math.sin(3 * angle)
    const reach = 1 + (long ? 0.4 : 1) * (bulge + drift * (at / steps - 0.5) * (sweep / 380))
    const [px, py] = [blunt(Math.cos(angle)) * across * reach, Math.sin(angle) * down * reach]
    return [
      middleX + px * Math.cos(tilt) - py * Math.sin(tilt),
      middleY + px * Math.sin(tilt) + py * Math.cos(tilt),
    ]
  })
}

/** Upside down, as it prints itself when the paper is folded across. */
export function mirrored(way: readonly Point[], { y }: Region): Point[] {
  return way.map(([px, py]) => [px, 2 * y - py])
}

/** Down a little and far up, over the edge of the region. */
export function tick({ x, y, width, height }: Region, random: Random): Point[] {
  const size = Math.min(width, height) * amid(random, 0.68, 0.82)
  const jog = () => swing(random) * size * 0.09
  return [
    [x - size * 0.72 + jog(), y - size * 0.02 + jog()],
    [x - size * 0.45, y + size * 0.3],
    [x - size * 0.2 + jog(), y + size * 0.74 + jog()],
    [x - size * 0.05, y + size * 0.42],
    [x + size * 0.5, y - size * 0.5 + jog()],
    [x + size * 1.15 + jog(), y - size * 1.12 + jog()],
  ]
}

/** Two strokes from corner to corner. */
export function crossing({ x, y, width, height }: Region, random: Random): Point[][] {
  const [across, down] = [width * 0.7, height * 0.62]
  const near = (px: number, py: number): Point => [
    px + swing(random) * across * 0.14,
    py + swing(random) * down * 0.14,
  ]
  const bow = (from: Point, to: Point): Point[] => [
    from,
    [
      (from[0] + to[0]) / 2 + swing(random) * across * 0.08,
      (from[1] + to[1]) / 2 + swing(random) * down * 0.08,
    ],
    to,
  ]
  return [
    bow(near(x - across, y - down), near(x + across, y + down)),
    bow(near(x + across, y - down), near(x - across, y + down)),
  ]
}

/** From one side of a region to the other and a little beyond; `off`: how far above or below its middle, in its heights. */
export function through({ x, y, width, height }: Region, random: Random, off: number): Point[] {
  const level = y + height * off
  const half = width / 2
  const slope = swing(random) * Math.min(2.5, width * 0.02)
  return [
    [x - half - amid(random, 2, 7), level + slope],
    [x - half * 0.3, level + swing(random) * 1.4],
    [x + half * 0.3, level + swing(random) * 1.4],
    [x + half + amid(random, 2, 8), level - slope],
  ]
}

/** A wavy line along the longer side of a region. */
export function wave({ x, y, width, height }: Region, random: Random): Point[] {
  const upright = height > width
  const length = Math.max(width, height)
  const swell = Math.min(width, height) / 2
  const turns = Math.max(3, Math.round(length / Math.max(26, swell * 2.2)))
  const steps = turns * 8
  return Array.from({ length: steps + 1 }, (_, at): Point => {
    const forth = (at / steps - 0.5) * length
    const side = swell * Math.sin((at / steps) * turns * 2 * Math.PI) * amid(random, 0.85, 1.1)
    return upright ? [x + side, y + forth] : [x + forth, y + side]
  })
}

/** To and fro over a region, as one blots something out; `turn` in radians. */
export function zigzag({ x, y, width, height }: Region, random: Random, turn: number): Point[] {
  const [across, down] = [width / 2 + 5, height / 2 + 3]
  const swings = Math.max(7, Math.round((across + down) / 4))
  return Array.from({ length: swings + 1 }, (_, at): Point => {
    const along = (at / swings) * 2 - 1
    const reach =
      Math.sqrt(Math.max(0.15, 1 - along * along * 0.8)) * (at % 2 === 0 ? -1 : 1) * amid(random, 0.85, 1.1)
    const [px, py] = [along * across, reach * down]
    return [x + px * Math.cos(turn) - py * Math.sin(turn), y + px * Math.sin(turn) + py * Math.cos(turn)]
  })
}

/** Two strokes, across and down. */
export function plus({ x, y, width }: Region, random: Random): Point[][] {
  const reach = width / 2 + 6
  const jog = () => swing(random) * 2.2
  return [
    [
      [x - reach + jog(), y + jog()],
      [x + reach + jog(), y + jog()],
    ],
    [
      [x + jog(), y - reach + jog()],
      [x + jog(), y + reach + jog()],
    ],
  ]
}

/** A square or triangle round a region, in one go; the end runs past the beginning. */
export function polygon({ x, y, width }: Region, random: Random, sides: 3 | 4): Point[] {
  const reach = (width / 2 + 5) * (sides === 4 ? 1.34 : 1.6)
  const begins = sides === 4 ? -135 : -90
  const found = Array.from({ length: sides + 1 }, (_, at): Point => {
    const angle = ((begins + (at * 360) / sides) * Math.PI) / 180
    const far = reach * amid(random, 0.93, 1.05)
    return [x + Math.cos(angle) * far, y + (sides === 3 ? 3 : 0) + Math.sin(angle) * far]
  })
  return found
}

/** From the right, pointing left. */
export function arrow({ x, y, width }: Region, random: Random): Point[][] {
  const reach = width * 0.42
  const tip: Point = [x - reach, y + swing(random) * 1.5]
  return [
    [[x + reach, y + swing(random) * 3], [x, y + swing(random) * 2], tip],
    [[tip[0] + 9, tip[1] - 6.5 + swing(random)], tip, [tip[0] + 9, tip[1] + 6 + swing(random)]],
  ]
}
