import type { Shades } from '../shades.ts'

/** One of the three marks in the corners of a square, as it was found. */
export interface Finder {
  x: number
  y: number
  /** Pixels a module, measured along the picture's rows and columns. */
  module: number
  /** In how many rows it was met. */
  hits: number
}

/** So many are looked at in a frame; more is clutter. */
const MOST = 120

/**
 * Finds the marks: dark, light, dark, light, dark in the measure 1 : 1 : 3 : 1 : 1 (ISO/IEC 18004, 6.3.3), both ways through the
 * middle. Edges are placed between pixels, where the shade crosses, so that modules of two pixels still have their measure.
 */
export function findFinders(shades: Shades): Finder[] {
  const { width, height, grey, cuts, across } = shades
  const found: Finder[] = []
  for (let y = 1; y < height; y += 2) {
    let [a, b, c, d, e] = [0, 0, 0, 0, 0] // the last edges, the latest last
    const row = y * width
    const blocks = (y >> 3) * across
    let before = 1
    let wasDark = false
    for (let x = 0; x < width; x++) {
      const over = (grey[row + x] as number) - (cuts[blocks + (x >> 3)] as number)
      const dark = over < 0
      if (dark !== wasDark) {
        const edge = x - 0.5 + before / (before - over)
        if (!dark && inMeasure(b - a, c - b, d - c, e - d, edge - e))
          take(shades, found, (c + d) / 2, y, (edge - a) / 7)
        a = b
        b = c
        c = d
        d = e
        e = edge
        wasDark = dark
      }
      before = over
    }
  }
  return found
    .filter(({ hits, module }) => hits >= module / 2)
    .sort((one, other) => other.hits / other.module - one.hits / one.module)
    .slice(0, MOST)
}

function inMeasure(a: number, b: number, c: number, d: number, e: number): boolean {
  const module = (a + b + c + d + e) / 7
  const slack = module * 0.55
  return (
    module >= 1.2 &&
    Math.abs(a - module) < slack &&
    Math.abs(b - module) < slack &&
    Math.abs(c - 3 * module) < 2 * slack &&
    Math.abs(d - module) < slack &&
    Math.abs(e - module) < slack
  )
}

/** A row's finding: another look at a known mark, a new mark, or none after all. */
function take(shades: Shades, found: Finder[], x: number, y: number, module: number): void {
  for (const known of found) {
    if (Math.abs(known.x - x) > 1.5 * module || Math.abs(known.y - y) > 2.5 * module) continue
    if (known.module > 1.5 * module || module > 1.5 * known.module) continue
    known.hits++
    return
  }
  const down = through(shades, x, y, 0, 1)
  if (!down || !similar(down.module, module)) return
  const middle = y + 0.5 + down.shift
  const along = through(shades, x, Math.floor(middle), 1, 0)
  if (!along || !similar(along.module, down.module)) return
  if (!aslant(shades, Math.floor(x) + along.shift, Math.floor(middle))) return
  found.push({
    x: Math.floor(x) + 0.5 + along.shift,
    y: middle,
    module: (along.module + down.module) / 2,
    hits: 1,
  })
}

/** Whether it has its measure in a diagonal as well, as letters hardly ever do. */
function aslant(shades: Shades, x: number, y: number): boolean {
  return (through(shades, x, y, 1, 1) ?? through(shades, x, y, 1, -1)) !== undefined
}

function similar(one: number, other: number): boolean {
  return one < 1.6 * other && other < 1.6 * one
}

/** Measures a mark through a place both ways. @returns pixels a module, and how far its middle is from the place's pixel */
function through(
  shades: Shades,
  x: number,
  y: number,
  dx: number,
  dy: number,
): { module: number; shift: number } | undefined {
  const fore = edges(shades, Math.floor(x), y, dx, dy)
  const back = fore && edges(shades, Math.floor(x), y, -dx, -dy)
  if (!fore || !back) return undefined
  const [f1, f2, f3] = fore
  const [b1, b2, b3] = back
  if (!inMeasure(b3 - b2, b2 - b1, b1 + f1, f2 - f1, f3 - f2)) return undefined
  return { module: (f3 + b3) / 7, shift: (f1 - b1 + f3 - b3) / 4 }
}

/** How far from a dark pixel's middle it turns light, dark and light again. */
function edges(
  { width, height, grey, cuts, across }: Shades,
  x: number,
  y: number,
  dx: number,
  dy: number,
): [number, number, number] | undefined {
  const at: number[] = []
  let before = -1
  for (let step = 0; at.length < 3; step++, x += dx, y += dy) {
    if (x < 0 || y < 0 || x >= width || y >= height) return undefined
    const over = (grey[y * width + x] as number) - (cuts[(y >> 3) * across + (x >> 3)] as number)
    if (step === 0 && over >= 0) return undefined
    if (over < 0 !== before < 0) at.push(step - 1 + before / (before - over))
    before = over
  }
  return at as [number, number, number]
}
