/** A place on the drawing. */
export type Point = readonly [x: number, y: number]

/** Shoulder, elbow and wrist. */
export type Bones = readonly [Point, Point, Point]

const across = ([ax, ay]: Point, [bx, by]: Point): Point => {
  const long = Math.hypot(bx - ax, by - ay)
  return [(ay - by) / long, (bx - ax) / long]
}
const beside = ([x, y]: Point, [dx, dy]: Point, by: number): Point => [x + dx * by, y + dy * by]
const between = ([ax, ay]: Point, [bx, by]: Point, part: number): Point => [
  ax + (bx - ax) * part,
  ay + (by - ay) * part,
]
const at = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`

/**
 * A sleeve from the shoulder over the elbow to the wrist, so wide on each side of its middle at each of the three. It
 * begins on top of the shoulder and is open towards the body, so that no line parts the two.
 */
export function sleeve(
  [shoulder, elbow, wrist]: Bones,
  [top, middle, cuff]: readonly [number, number, number],
) {
  const [upper, fore] = [across(shoulder, elbow), across(elbow, wrist)]
  const [x, y] = [upper[0] + fore[0], upper[1] + fore[1]]
  const bend = Math.max(x * x + y * y, 1.8) / 2
  const side = (sign: number): Bones => [
    beside(shoulder, upper, top * sign),
    beside(elbow, [x / bend, y / bend], middle * sign),
    beside(wrist, fore, cuff * sign),
  ]
  const along = ([a, b, c]: Bones) =>
    `${at(a)}L${at(between(a, b, 0.62))}Q${at(b)} ${at(between(b, c, 0.38))}L${at(c)}`
  const [a, b, c] = side(1)
  return `M${at(beside(shoulder, [0.3, -0.95], top))}A${top} ${top} 0 0 1 ${along(side(-1))}L${along([c, b, a])}`
}

/** How far a hand is turned that goes on where the sleeve ends, in degrees; 0 hangs down. */
export function turnOf([, [ex, ey], [wx, wy]]: Bones) {
  return Math.atan2(ex - wx, wy - ey) * 57.3
}
