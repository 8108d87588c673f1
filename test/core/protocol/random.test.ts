import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Random, randomFrom } from '../../../src/core/random.ts'
import { upTo } from './shelf.ts'

function drawn(random: Random) {
  return {
    large: upTo(4).map(() => random.below(4_294_967_295)),
    small: upTo(6).map(() => random.below(10)),
    mixed: random.shuffle([1, 2, 3, 4, 5, 6, 7]),
    apart: random.apart('x').below(1_000_000),
  }
}

describe('chance', () => {
  test.each([
    ['', [780688151, 1369530603, 4170761935, 2420727049], [0, 7, 3, 1, 5, 5], [7, 5, 3, 2, 6, 4, 1], 637454],
    [
      'a',
      [2301971861, 3960794484, 1836260868, 3673899221],
      [7, 6, 0, 4, 9, 3],
      [3, 4, 5, 2, 6, 1, 7],
      701314,
    ],
    [
      '1/1/exam/0',
      [3179515685, 5102404, 733890763, 1408565699],
      [6, 2, 9, 8, 8, 0],
      [3, 4, 7, 2, 1, 6, 5],
      928551,
    ],
    [
      'ქ/ə',
      [3455920702, 2520654272, 1121849622, 3758066238],
      [6, 3, 5, 2, 3, 8],
      [2, 1, 5, 6, 7, 3, 4],
      397041,
    ],
  ])('[P42] the seed "%s" always gave these draws and always will', (seed, large, small, mixed, apart) => {
    expect(drawn(randomFrom(seed))).toEqual({ large, small, mixed, apart })
  })

  test('[P42] a stream apart moves no other, and is moved by none', () => {
    const moved = randomFrom('a')
    const calm = randomFrom('a')
    expect(moved.apart('x').below(1000)).toBe(calm.apart('x').below(1000))
    upTo(5).forEach(() => moved.below(2))
    expect(moved.apart('x').below(1000)).toBe(randomFrom('a').apart('x').below(1000))
    expect(upTo(5).map(() => calm.below(9))).toEqual(
      upTo(5).map(
        (
          (r) => () =>
            r.below(9)
        )(randomFrom('a')),
      ),
    )
    expect(moved.apart('x').below(1e9)).not.toBe(moved.apart('y').below(1e9))
  })

  test('[P42] every draw lies where it should, and every place is met', () => {
    const inside = (seed: string, least: number, room: number) => {
      const random = randomFrom(seed)
      const found = upTo(200).map(() => random.between(least, least + room))
      expect(Math.min(...found)).toBeGreaterThanOrEqual(least)
      expect(Math.max(...found)).toBeLessThanOrEqual(least + room)
      if (room < 5) expect(new Set(found).size).toBe(room + 1)
    }
    fc.assert(fc.property(fc.string(), fc.integer({ min: -9, max: 9 }), fc.nat(40), inside), {
      seed: 42,
      numRuns: 200,
    })
  })

  test('[P42] one place is about as likely as another', () => {
    const random = randomFrom('fair')
    const counts = Array<number>(7).fill(0)
    for (let draw = 0; draw < 70_000; draw++) counts[random.below(7)]! += 1
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
    const hits = upTo(20_000).filter(() => random.chance(30)).length
    expect(Math.abs(hits - 6_000)).toBeLessThan(300)
  })

  test('[P42] shuffling keeps everything, and nothing can be drawn from nothing', () => {
    const mixed = randomFrom('s').shuffle(upTo(50))
    expect(mixed.toSorted((a, b) => a - b)).toEqual(upTo(50))
    expect(mixed).not.toEqual(upTo(50))
    expect(() => randomFrom('s').below(0)).toThrow('below 0')
    expect(() => randomFrom('s').below(1.5)).toThrow('below 1.5')
    expect(() => randomFrom('s').pick([])).toThrow('Nothing to pick')
  })
})
