import type { Spot } from './shades.ts'

/** Four corners: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Spot, Spot, Spot, Spot]

/** A way from places of one plane to places of another, as a camera sees it: nine numbers, row by row. */
export type Plane = readonly [number, number, number, number, number, number, number, number, number]

/** The way from the unit square to four corners (Heckbert 1989, Fundamentals of Texture Mapping, 2.2.3). */
export function fromUnit([a, b, c, d]: Corners): Plane {
  const [dx1, dx2, dx3] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x]
  const [dy1, dy2, dy3] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y]
  const divisor = dx1 * dy2 - dx2 * dy1 || Number.EPSILON
  const g = (dx3 * dy2 - dx2 * dy3) / divisor
  const h = (dx1 * dy3 - dx3 * dy1) / divisor
  return [
    b.x - a.x + g * b.x,
    d.x - a.x + h * d.x,
    a.x,
    b.y - a.y + g * b.y,
    d.y - a.y + h * d.y,
    a.y,
    g,
    h,
    1,
  ]
}

/** The way from four corners to four others. */
export function between(from: Corners, to: Corners): Plane {
  return times(fromUnit(to), back(fromUnit(from)))
}

/** Where a place comes to lie. */
export function onto([a, b, c, d, e, f, g, h, i]: Plane, x: number, y: number): Spot {
  const divisor = g * x + h * y + i || Number.EPSILON
  return { x: (a * x + b * y + c) / divisor, y: (d * x + e * y + f) / divisor }
}

/** The same way backwards (up to a factor, which no place notices). */
function back([a, b, c, d, e, f, g, h, i]: Plane): Plane {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}

function times(one: Plane, other: Plane): Plane {
  const product = Array.from({ length: 9 }, (_, at) => {
    const [row, column] = [at - (at % 3), at % 3]
    return [0, 1, 2].reduce(
      (sum, step) => sum + (one[row + step] as number) * (other[3 * step + column] as number),
      0,
    )
  })
  return product as unknown as Plane
}
