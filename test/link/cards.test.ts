import { describe, expect, test } from 'vitest'
import { composeFrame, cornersAt } from '../../bench/frames.ts'
import { randomFrom } from '../../src/core/random.ts'
import { readCards } from '../../src/link/cards/read.ts'
import { noteSightings, NOTHING_SEEN } from '../../src/link/sightings.ts'
import {
  cardGrid,
  cardsFrame,
  CLEAR,
  frameOf,
  INDOORS,
  someText,
  squareGrid,
  type Weather,
} from './frames.ts'

const named = ({ id, turn }: { readonly id: number; readonly turn: number }): string => `${id}:${turn}`

describe('cards that are held up', () => {
  test('are all seen, thirty-six at a time, with the answer that is on top', () => {
    const { cards, picture, corners } = cardsFrame(36, 34, {
      seed: 'room',
      weather: INDOORS,
      width: 1920,
      height: 1080,
    })
    const seen = readCards(picture)
    expect(seen.map(named).toSorted()).toEqual(cards.map(named).toSorted())
    for (const [at, { id }] of cards.entries()) {
      const card = seen.find((each) => each.id === id)
      const [first] = corners[at] ?? []
      const near = card?.corners.map(({ x, y }) => Math.hypot(x - (first?.x ?? 0), y - (first?.y ?? 0))) ?? []
      expect(Math.min(...near), `${id}`).toBeLessThan(3)
      expect(card?.side).toBeGreaterThan(28)
      expect(card?.side).toBeLessThan(40)
    }
  })

  test.each<[string, number, Weather]>([
    ['from afar', 26, { ...CLEAR, blur: 0.5 }],
    ['out of focus', 64, { ...CLEAR, blur: 3 }],
    ['in little light', 48, { ...CLEAR, light: [0.25, 0.45], noise: 4 }],
    ['aslant', 48, { ...CLEAR, tilt: 0.35, turn: 25 }],
    ['from near', 110, CLEAR],
  ])('are seen %s', (_, side, weather) => {
    const { cards, picture } = cardsFrame(9, side, { seed: 'hard', weather })
    expect(readCards(picture).map(named).toSorted()).toEqual(cards.map(named).toSorted())
  })

  test('every card says every answer', () => {
    for (let from = 0; from < 250; from += 50) {
      const cards = Array.from({ length: 50 }, (_, at) => ({ id: from + at, turn: at % 4 }))
      const sheets = cards.map(({ id, turn }) => ({ grid: cardGrid(id, turn), quiet: 1, side: 40 }))
      const { picture } = frameOf(sheets, { seed: `all ${from}`, weather: {} })
      expect(readCards(picture).map(named).toSorted()).toEqual(cards.map(named).toSorted())
    }
  })

  test('that stand on a corner say no answer', () => {
    const seenTurned = (degrees: number): string[] => {
      const corners = cornersAt({ x: 250, y: 250 }, 200, degrees)
      const sheets = [{ grid: cardGrid(7, 0), quiet: 1, corners }]
      const picture = composeFrame({ width: 500, height: 500, sheets, random: randomFrom('corner') })
      return readCards(picture).map(named)
    }
    expect([0, 30, 60, 90, -30, 180].flatMap(seenTurned)).toEqual(['7:0', '7:0', '7:1', '7:1', '7:0', '7:2'])
    expect([40, 45, 50, 130, 135, -45].flatMap(seenTurned)).toEqual([])
  })

  test('with a finger over them are seen rightly or not at all', () => {
    const random = randomFrom('fingers')
    for (let round = 0; round < 20; round++) {
      const cards = Array.from({ length: 12 }, () => ({ id: random.below(250), turn: random.below(4) }))
      const sheets = cards.map(({ id, turn }) => {
        const [x, y] = [random.below(90) / 100, random.below(90) / 100]
        const covered = [{ from: { x, y }, to: { x: x + 0.2, y: y + 0.25 }, shade: random.between(90, 200) }]
        return { grid: cardGrid(id, turn), quiet: 1, side: 60, covered }
      })
      const { picture } = frameOf(sheets, { seed: `fingers ${round}`, weather: INDOORS })
      const held = cards.map(named)
      expect(readCards(picture).filter((card) => !held.includes(named(card)))).toEqual([])
    }
  })

  test('are never seen where there are none: print, squares, checks and chance', () => {
    const random = randomFrom('none')
    for (let round = 0; round < 25; round++) {
      const sheets = Array.from({ length: 12 }, (_, at) => {
        const grid =
          at < 4
            ? squareGrid(someText(random))
            : at < 8
              ? anyGrid(() => random.below(2))
              : anyGrid((x, y) => (x + y) % 2)
        return { grid, quiet: 1, side: random.between(40, 110) }
      })
      const { picture } = frameOf(sheets, { seed: `none ${round}`, weather: { ...INDOORS, clutter: 90 } })
      expect(readCards(picture)).toEqual([])
    }
  })

  test('never break the reader, whatever the picture', () => {
    const random = randomFrom('fuzz')
    for (let round = 0; round < 60; round++) {
      const [width, height] = [random.between(1, 80), random.between(1, 80)]
      const data = Uint8ClampedArray.from({ length: width * height * 4 }, () => random.below(2) * 255)
      expect(readCards({ data, width, height })).toEqual([])
    }
  })
})

/** Eight by eight with a dark border, as a card has, and within it whatever. */
function anyGrid(bit: (x: number, y: number) => number): boolean[][] {
  return Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 8 }, (_, x) => x === 0 || y === 0 || x === 7 || y === 7 || bit(x, y) === 1),
  )
}

describe('a card counts', () => {
  const see = (frames: readonly (readonly string[])[]): string[] => {
    let sightings = NOTHING_SEEN
    return frames.flatMap((cards, frame) => {
      const seen = cards.map((card) => {
        const [id = 0, turn = 0] = card.split(':').map(Number)
        return { id, turn: turn as 0 | 1 | 2 | 3 }
      })
      const noted = noteSightings(sightings, seen, frame)
      sightings = noted.sightings
      return noted.counted.map((card) => `${named(card)} in ${frame}`)
    })
  }

  test('once it was seen twice the same way, and only then', () => {
    expect(see([['5:1'], [], ['5:1'], ['5:1'], ['5:1']])).toEqual(['5:1 in 2'])
  })

  test('not for having been there twice in one frame', () => {
    expect(see([['5:1', '5:1']])).toEqual([])
  })

  test('not for one frame that was noted twice', () => {
    const seen = [{ id: 5, turn: 1 }] as const
    const { sightings } = noteSightings(NOTHING_SEEN, seen, 3)
    expect(noteSightings(sightings, seen, 3).counted).toEqual([])
    expect(noteSightings(sightings, seen, 4).counted).toEqual(seen)
  })

  test('not while it is turned, and anew when it has been', () => {
    expect(see([['5:1'], ['5:2'], ['5:1'], ['5:2'], ['5:2'], ['5:1'], ['5:1']])).toEqual([
      '5:2 in 4',
      '5:1 in 6',
    ])
  })

  test('not while it is seen in two ways at once', () => {
    expect(see([['5:1'], ['5:1', '5:2'], ['5:1'], ['5:1']])).toEqual(['5:1 in 3'])
  })

  test('not by two sightings with much time between them', () => {
    expect(see([['5:1'], ...Array.from({ length: 40 }, () => []), ['5:1']])).toEqual([])
  })

  test('each by itself', () => {
    expect(see([['5:1', '6:0'], ['5:1'], ['6:0', '7:3']])).toEqual(['5:1 in 1', '6:0 in 2'])
  })
})
