import { correction, generate } from 'lean-qr'
import type * as Chance from '../src/core/random.ts'
import type * as Cards from '../src/link/cards/read.ts'
import type * as Marker from '../src/link/marker.ts'
import type * as Shades from '../src/link/shades.ts'
import type * as Squares from '../src/link/squares/read.ts'
import { built } from './built.ts'
import { composeFrame, cornersAt, type Picture, type Sheet } from './frames.ts'
import { type Figures, quantile } from './measure.ts'

/*
 * What a look through the trainer's camera costs: one frame of 1920 × 1080 with nine squares on phones, and one with thirty-six cards held
 * up, from its pixels to what they say. On this machine; a cheap phone is some six times slower, and rests as long between two looks.
 */

const [WIDTH, HEIGHT] = [1920, 1080]
const FRAMES = 3
const TIMES = 15
const WEATHER = { clutter: 40, blur: 0.8, noise: 5, light: [0.75, 1] } as const

/** What a look takes, in ms, and how much of what is there it sees. */
export async function scanFigures(): Promise<Figures> {
  const { randomFrom } = await built<typeof Chance>('core/random')
  const { markerBits } = await built<typeof Marker>('link/marker')
  const { shadesOf } = await built<typeof Shades>('link/shades')
  const { squaresIn } = await built<typeof Squares>('link/squares/read')
  const { cardsIn } = await built<typeof Cards>('link/cards/read')

  const frameWith = (seed: string, count: number, drawn: (at: number) => Drawn): Picture => {
    const random = randomFrom(seed)
    const columns = Math.ceil(Math.sqrt(count))
    const sheets = Array.from({ length: count }, (_, at): Sheet => {
      const { grid, quiet, side } = drawn(at)
      const x = (((at % columns) + 0.5) * WIDTH) / columns + random.between(-20, 20)
      const y =
        ((Math.floor(at / columns) + 0.5) * HEIGHT) / Math.ceil(count / columns) + random.between(-10, 10)
      const corners = cornersAt({ x, y }, side, random.between(-15, 15), random.below(15) / 100)
      return { grid, quiet, corners }
    })
    return composeFrame({ width: WIDTH, height: HEIGHT, sheets, random, ...WEATHER })
  }
  const frames = Array.from({ length: FRAMES }, (_, at) => at)
  const ofSquares = frames.map((frame) =>
    frameWith(`squares ${frame}`, 9, (at) => square(`UBANI:${frame}:${at}`)),
  )
  const ofCards = frames.map((frame) =>
    frameWith(`cards ${frame}`, 36, (at) => card(markerBits(frame * 36 + at))),
  )

  const squares = looks(ofSquares, (picture) => squaresIn(shadesOf(picture)).length)
  const cards = looks(ofCards, (picture) => cardsIn(shadesOf(picture)).length)
  return {
    squaresFrame: quantile(squares.took, 0.5),
    squaresFrame95: quantile(squares.took, 0.95),
    squaresRead: (100 * squares.found) / (9 * FRAMES),
    cardsFrame: quantile(cards.took, 0.5),
    cardsFrame95: quantile(cards.took, 0.95),
    cardsSeen: (100 * cards.found) / (36 * FRAMES),
  }
}

interface Drawn {
  readonly grid: readonly (readonly boolean[])[]
  readonly quiet: number
  readonly side: number
}

/** As large as on a phone at arm's length: four pixels a module. */
function square(start: string): Drawn {
  const drawn = generate(start.padEnd(70, 'UBANI'), { minCorrectionLevel: correction.M })
  const grid = Array.from({ length: drawn.size }, (_, y) =>
    Array.from({ length: drawn.size }, (_, x) => drawn.get(x, y)),
  )
  return { grid, quiet: 4, side: 4 * grid.length }
}

/** As large as a card of 18 cm six metres away. */
function card(bits: readonly (readonly boolean[])[]): Drawn {
  const grid = Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 8 }, (_, x) => bits[y - 1]?.[x - 1] !== true),
  )
  return { grid, quiet: 1, side: 42 }
}

/** Looks at each frame a number of times; the first looks, while the machine warms up, are left out. */
function looks(
  pictures: readonly Picture[],
  look: (picture: Picture) => number,
): { readonly took: number[]; readonly found: number } {
  const took: number[] = []
  let found = 0
  for (let time = 0; time < TIMES; time++) {
    found = 0
    for (const picture of pictures) {
      const begin = performance.now()
      found += look(picture)
      if (time > 4) took.push(performance.now() - begin)
    }
  }
  return { took, found }
}
