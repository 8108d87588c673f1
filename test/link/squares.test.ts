import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../src/core/random.ts'
import { shadesOf } from '../../src/link/shades.ts'
import { findFinders } from '../../src/link/squares/finders.ts'
import { findPlaces } from '../../src/link/squares/places.ts'
import { readSquares } from '../../src/link/squares/read.ts'
import { CLEAR, frameOf, INDOORS, someText, squareGrid, squaresFrame, type Weather } from './frames.ts'

const textsIn = (picture: Parameters<typeof readSquares>[0]): string[] =>
  readSquares(picture).map(({ text }) => text)

/** What was read and never drawn. */
function wrong(read: readonly string[], drawn: readonly string[]): string[] {
  return read.filter((text) => !drawn.includes(text))
}

describe('squares in a picture', () => {
  test('are all read, nine at a time, and found where they lie', () => {
    const { texts, picture, corners } = squaresFrame(9, 5, { seed: 'nine', weather: INDOORS })
    const found = readSquares(picture)
    expect(found.map(({ text }) => text).toSorted()).toEqual(texts.toSorted())
    for (const [at, text] of texts.entries()) {
      const square = found.find((each) => each.text === text)
      for (const [corner, { x, y }] of (corners[at] ?? []).entries()) {
        const there = square?.corners[corner]
        expect(Math.hypot((there?.x ?? 0) - x, (there?.y ?? 0) - y), `${at}/${corner}`).toBeLessThan(12)
      }
    }
  })

  test('are read from three pixels a module on, in a whole frame of a phone', () => {
    const { texts, picture } = squaresFrame(9, 3, {
      seed: 'small',
      weather: { ...INDOORS, tilt: 0.1 },
      width: 1920,
      height: 1080,
    })
    expect(textsIn(picture).toSorted()).toEqual(texts.toSorted())
  })

  test('are read when one fills the picture', () => {
    const { texts, picture } = squaresFrame(1, 14, { seed: 'near', weather: INDOORS })
    expect(textsIn(picture)).toEqual(texts)
  })

  test('are read when one is so near that it is out of focus', () => {
    const { texts, picture } = squaresFrame(1, 24, {
      seed: 'too near',
      weather: { ...INDOORS, blur: 5 },
      width: 1100,
      height: 1100,
    })
    expect(textsIn(picture)).toEqual(texts)
  })

  test.each<[string, Weather]>([
    ['out of focus', { ...CLEAR, blur: 2.2 }],
    ['in little light', { ...CLEAR, light: [0.25, 0.4], noise: 4 }],
    ['turned far round', { ...CLEAR, turn: 180 }],
    ['aslant', { ...CLEAR, tilt: 0.3, blur: 0.6 }],
    ['in a mirror', { ...CLEAR, mirrored: true }],
    ['in a shadow on one side', { ...CLEAR, light: [0.3, 1], noise: 3 }],
  ])('are read %s', (_, weather) => {
    const { texts, picture } = squaresFrame(4, 7, { seed: 'hard', weather })
    expect(textsIn(picture).toSorted()).toEqual(texts.toSorted())
  })

  test('say the same when both are there and are both given', () => {
    const grid = squareGrid('UBANI:TWICE-THE-SAME-TEXT')
    const sheet = { grid, quiet: 4, side: grid.length * 6 }
    const { picture } = frameOf([sheet, sheet], { seed: 'twice' })
    expect(textsIn(picture)).toEqual(['UBANI:TWICE-THE-SAME-TEXT', 'UBANI:TWICE-THE-SAME-TEXT'])
  })

  test('carry every language', () => {
    const texts = ['უბანი: გამოკითხვა', 'Ուբանի՝ հարցում', 'Ubani: sorğu, işıq']
    const sheets = texts.map((text) => {
      const grid = squareGrid(text)
      return { grid, quiet: 4, side: grid.length * 6 }
    })
    expect(textsIn(frameOf(sheets, { seed: 'languages' }).picture).toSorted()).toEqual(texts.toSorted())
  })

  test('with a stain are mended, and with a corner gone they are not read', () => {
    const random = randomFrom('stained')
    const [stained, torn] = [someText(random), someText(random)]
    const sheets = [stained, torn].map((text, at) => {
      const grid = squareGrid(text)
      const covered =
        at === 0
          ? [{ from: { x: 0.45, y: 0.4 }, to: { x: 0.58, y: 0.55 }, shade: 60 }]
          : [{ from: { x: 0, y: 0 }, to: { x: 0.35, y: 0.35 }, shade: 150 }]
      return { grid, quiet: 4, side: grid.length * 8, covered }
    })
    expect(textsIn(frameOf(sheets, { seed: 'stained' }).picture)).toEqual([stained])
  })

  test('are read or not, but never wrong, whatever covers them', () => {
    const random = randomFrom('covered')
    let read = 0
    for (let round = 0; round < 12; round++) {
      const texts = Array.from({ length: 4 }, () => someText(random, random.between(20, 90)))
      const sheets = texts.map((text) => {
        const grid = squareGrid(text)
        const [x, y] = [random.below(80) / 100, random.below(80) / 100]
        const [wide, high] = [random.between(5, 60) / 100, random.between(5, 60) / 100]
        const covered = [{ from: { x, y }, to: { x: x + wide, y: y + high }, shade: random.below(256) }]
        return { grid, quiet: 4, side: grid.length * random.between(3, 7), covered }
      })
      const found = textsIn(
        frameOf(sheets, { seed: `covered ${round}`, weather: { ...INDOORS, turn: 40, tilt: 0.3 } }).picture,
      )
      expect(wrong(found, texts)).toEqual([])
      read += found.length
    }
    expect(read).toBeGreaterThan(5) // some stains are small
  })

  test('are none where there is nothing but print', () => {
    for (let round = 0; round < 10; round++) {
      const { picture } = frameOf([], { seed: `print ${round}`, weather: { ...INDOORS, clutter: 150 } })
      expect(readSquares(picture)).toEqual([])
    }
  })

  test('half out of the picture are left alone', () => {
    const grid = squareGrid('UBANI:HALF-OUT-OF-THE-PICTURE')
    const { picture } = frameOf([{ grid, quiet: 4, side: 500 }], { seed: 'half', width: 420, height: 400 })
    expect(readSquares(picture)).toEqual([])
  })
})

describe('whatever comes from a camera', () => {
  const random = randomFrom('fuzz')

  test('[42] never breaks the reader', () => {
    for (let round = 0; round < 60; round++) {
      const [width, height] = [random.between(1, 90), random.between(1, 90)]
      const levels = random.pick([2, 3, 256])
      const cell = random.between(1, 6)
      const coarse = Array.from({ length: 91 * 91 }, () => (random.below(levels) * 255) / (levels - 1))
      const data = new Uint8ClampedArray(width * height * 4)
      for (let at = 0; at < width * height; at++) {
        const [x, y] = [at % width, Math.floor(at / width)]
        data.fill(coarse[Math.floor(y / cell) * 91 + Math.floor(x / cell)] ?? 0, at * 4, at * 4 + 3)
      }
      expect(readSquares({ data, width, height })).toEqual([])
    }
  })

  test('[42] never breaks the reader that has marks and lines like a square’s, and nothing between them', () => {
    let places = 0
    for (let round = 0; round < 20; round++) {
      const real = squareGrid(someText(random, random.between(4, 90)))
      const far = real.length - 9
      const isMark = (x: number, y: number): boolean =>
        x === 6 || y === 6 || (x < 9 && y < 9) || (x > far && y < 9) || (x < 9 && y > far)
      const grid = real.map((row, y) => row.map((dark, x) => (isMark(x, y) ? dark : random.chance(50))))
      const sheet = { grid, quiet: 4, side: grid.length * random.between(3, 8) }
      const { picture } = frameOf([sheet], { seed: `nothing between ${round}`, weather: INDOORS })
      const shades = shadesOf(picture)
      places += findPlaces(shades, findFinders(shades)).length
      expect(readSquares(picture)).toEqual([])
    }
    expect(places).toBeGreaterThan(10)
  })

  test('is read from any part of a larger store of bytes', () => {
    const { texts, picture } = squaresFrame(1, 6, { seed: 'shifted', width: 400, height: 400 })
    const store = new Uint8ClampedArray(picture.data.length + 3)
    store.set(picture.data, 3)
    const data = store.subarray(3)
    expect(textsIn({ ...picture, data })).toEqual(texts)
  })
})
