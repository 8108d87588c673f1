/*
 * Pictures as a camera in a room would take them, made from squares and marker cards that are really drawn: tilted, out of
 * focus, dim, noisy, between other printed things. Chance comes in as an argument, so that a frame is the same for ever.
 */

/** A point of a picture, in pixels. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** A picture as a canvas gives it: four bytes a pixel. */
export interface Picture {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** Something printed or shown: its dark modules, and where its corners lie in the picture. */
export interface Sheet {
  /** Rows of modules; true is dark. */
  readonly grid: readonly (readonly boolean[])[]
  /** Light modules round it. */
  readonly quiet: number
  /** Where the corners of the grid, without the quiet border, lie: top left, top right, bottom right, bottom left. */
  readonly corners: readonly [Spot, Spot, Spot, Spot]
  /** Shades of paper and ink, 0–255. */
  readonly paper?: number
  readonly ink?: number
  /** Parts that are covered: from and to, in shares of the sheet's side, and with which shade. */
  readonly covered?: readonly {
    readonly from: Spot
    readonly to: Spot
    readonly shade: number
  }[]
}

/** What a frame is made of. */
export interface Composition {
  readonly width: number
  readonly height: number
  readonly sheets: readonly Sheet[]
  /** Shade of what lies behind, 0–255. */
  readonly ground?: number
  /** How many lines of print and other dark things lie about. */
  readonly clutter?: number
  /** How much is out of focus: standard deviation in pixels. */
  readonly blur?: number
  /** How grainy it is: standard deviation in shades. */
  readonly noise?: number
  /** How much of the light there is: at the left edge and at the right one. */
  readonly light?: readonly [number, number]
  /** Whether it is seen in a mirror. */
  readonly mirrored?: boolean
  readonly random: Chance
}

/** The seeded chance of the core is one. */
export interface Chance {
  below(limit: number): number
}

/** Draws a frame. */
export function composeFrame(composition: Composition): Picture {
  const { width, height, sheets, ground = 150, clutter = 0, blur = 0, noise = 0, random } = composition
  const shades = new Float32Array(width * height).fill(ground)
  for (let line = 0; line < clutter; line++) drawClutter(shades, width, height, random)
  for (const sheet of sheets) drawSheet(shades, width, height, sheet)
  if (blur > 0) soften(shades, width, height, blur)
  const [left, right] = composition.light ?? [1, 1]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = y * width + (composition.mirrored ? width - 1 - x : x)
      const light = left + ((right - left) * x) / width
      const grain = noise === 0 ? 0 : noise * normal(random)
      const shade = (shades[from] ?? 0) * light + grain
      const to = (y * width + x) * 4
      data[to] = shade + 3
      data[to + 1] = shade
      data[to + 2] = shade - 5
      data[to + 3] = 255
    }
  return { data, width, height }
}

/**
 * Where the corners of a sheet lie that is turned and tilted.
 * @param side its side in pixels where it is nearest
 * @param turn in degrees, clockwise
 * @param tilt how much shorter its far edge is: 0 straight on, 0.2 a fifth shorter and nearer
 */
export function cornersAt(centre: Spot, side: number, turn = 0, tilt = 0): [Spot, Spot, Spot, Spot] {
  const half = side / 2
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)]
  const at = (x: number, y: number): Spot => ({
    x: centre.x + x * cos - y * sin,
    y: centre.y + x * sin + y * cos,
  })
  const far = half * (1 - tilt)
  return [at(-far, -far), at(far, -far), at(half, half), at(-half, half)]
}

/** Sum of three even draws: near enough to the bell curve, and quick. */
function normal(random: Chance): number {
  const drawn = random.below(2 ** 30)
  return ((drawn & 1023) + ((drawn >> 10) & 1023) + ((drawn >> 20) & 1023) - 1534.5) / 511.8
}

/** How many points of a pixel are looked at each way. */
const POINTS = 3

function drawSheet(shades: Float32Array, width: number, height: number, sheet: Sheet): void {
  const { grid, quiet, corners, paper = 235, ink = 25, covered = [] } = sheet
  const side = grid.length
  const onto = mapping(corners, side)
  const outer = [
    onto(-quiet, -quiet),
    onto(side + quiet, -quiet),
    onto(side + quiet, side + quiet),
    onto(-quiet, side + quiet),
  ]
  const [a, b, c, d, e, f, g, h, i] = backwards(corners)
  const modules = Uint8Array.from(grid.flat(), Number)
  const [left, right] = ends(
    outer.map(({ x }) => x),
    width,
  )
  const [top, bottom] = ends(
    outer.map(({ y }) => y),
    height,
  )
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      let sum = 0
      let inside = 0
      for (let point = 0; point < POINTS * POINTS; point++) {
        const x = column + ((point % POINTS) + 0.5) / POINTS
        const y = row + (Math.floor(point / POINTS) + 0.5) / POINTS
        const divisor = g * x + h * y + i
        const u = (side * (a * x + b * y + c)) / divisor
        const v = (side * (d * x + e * y + f)) / divisor
        if (u < -quiet || v < -quiet || u >= side + quiet || v >= side + quiet) continue
        inside++
        const isWithin = u >= 0 && v >= 0 && u < side && v < side
        let shade = isWithin && modules[Math.floor(v) * side + Math.floor(u)] === 1 ? ink : paper
        for (const { from, to, shade: over } of covered)
          if (u >= from.x * side && v >= from.y * side && u < to.x * side && v < to.y * side) shade = over
        sum += shade
      }
      const at = row * width + column
      shades[at] = (sum + (POINTS * POINTS - inside) * (shades[at] ?? 0)) / (POINTS * POINTS)
    }
}

function ends(values: readonly number[], limit: number): [number, number] {
  return [Math.max(0, Math.floor(Math.min(...values))), Math.min(limit, Math.ceil(Math.max(...values)))]
}

/** A line of print on paper, or a dark thing. */
function drawClutter(shades: Float32Array, width: number, height: number, random: Chance): void {
  const fill = (x: number, y: number, wide: number, high: number, shade: number): void => {
    for (let row = Math.max(0, y); row < Math.min(height, y + high); row++)
      shades.fill(
        shade,
        row * width + Math.min(width, Math.max(0, x)),
        row * width + Math.min(width, Math.max(0, x + wide)),
      )
  }
  const [x, y] = [random.below(width), random.below(height)]
  if (random.below(4) === 0) {
    fill(
      x,
      y,
      8 + random.below(Math.ceil(width / 6)),
      8 + random.below(Math.ceil(height / 6)),
      20 + random.below(200),
    )
    return
  }
  const size = 4 + random.below(18)
  const letters = 6 + random.below(30)
  fill(x - size, y - size, letters * size + size, size * 3, 225)
  for (let letter = 0; letter < letters; letter++)
    for (let stroke = 0; stroke < 3; stroke++)
      if (random.below(2) === 0) {
        const thick = 1 + Math.floor(size / 6)
        if (random.below(2) === 0)
          fill(x + letter * size, y + random.below(size), size - thick * 2, thick, 40)
        else fill(x + letter * size + random.below(size - thick), y, thick, size, 40)
      }
}

/** Bell-shaped softening, rows first and then columns. */
function soften(shades: Float32Array, width: number, height: number, blur: number): void {
  const reach = Math.ceil(blur * 3)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * blur * blur)),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const pass = (count: number, step: number, length: number, stride: number): void => {
    const line = new Float32Array(length)
    for (let each = 0; each < count; each++) {
      const start = each * step
      for (let at = 0; at < length; at++) {
        let sum = 0
        for (let by = -reach; by <= reach; by++) {
          const near = Math.min(length - 1, Math.max(0, at + by))
          sum += (shades[start + near * stride] ?? 0) * (weights[by + reach] ?? 0)
        }
        line[at] = sum / total
      }
      for (let at = 0; at < length; at++) shades[start + at * stride] = line[at] ?? 0
    }
  }
  pass(height, width, width, 1)
  pass(width, 1, height, width)
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number]

/** From the unit square onto four corners (Heckbert 1989, 2.2.3). */
function unitOnto([p0, p1, p2, p3]: Sheet['corners']): Matrix {
  const [dx1, dx2, dx3] = [p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x]
  const [dy1, dy2, dy3] = [p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y]
  const divisor = dx1 * dy2 - dx2 * dy1
  const g = (dx3 * dy2 - dx2 * dy3) / divisor
  const h = (dx1 * dy3 - dx3 * dy1) / divisor
  return [
    p1.x - p0.x + g * p1.x,
    p3.x - p0.x + h * p3.x,
    p0.x,
    p1.y - p0.y + g * p1.y,
    p3.y - p0.y + h * p3.y,
    p0.y,
    g,
    h,
    1,
  ]
}

/** From modules to pixels. */
function mapping(corners: Sheet['corners'], side: number): (u: number, v: number) => Spot {
  const [a, b, c, d, e, f, g, h] = unitOnto(corners)
  return (u, v) => {
    const divisor = (g * u + h * v) / side + 1
    return { x: ((a * u + b * v) / side + c) / divisor, y: ((d * u + e * v) / side + f) / divisor }
  }
}

/** From pixels to the unit square. */
function backwards(corners: Sheet['corners']): Matrix {
  const [a, b, c, d, e, f, g, h, i] = unitOnto(corners)
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
