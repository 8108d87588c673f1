import type { Page } from '@playwright/test'
import { randomFrom } from '../../src/core/random.ts'
import { readSquares } from '../../src/link/squares/read.ts'
import { composeFrame, cornersAt, type Picture, type Sheet } from './camera.ts'

/* What a trainer's camera sees who walks through a room: what really stands on the screens, a few at a time. */

const SIZE = { width: 1280, height: 720 } as const

/** A square as it is drawn on a page, module by module. */
export async function gridOn(page: Page, place = '.rs-square svg.square'): Promise<boolean[][]> {
  const drawn = await page
    .locator(place)
    .first()
    .evaluate((svg) => ({
      side: (svg as SVGSVGElement).viewBox.baseVal.width,
      path: svg.querySelector('path')?.getAttribute('d') ?? '',
    }))
  const grid = Array.from({ length: drawn.side }, () => Array.from({ length: drawn.side }, () => false))
  for (const [, x, y, run] of drawn.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(run); at++) (grid[Number(y)] ?? [])[Number(x) + at] = true
  return grid
}

/** The marker that a phone holds up as a card, turned as it is drawn. */
export async function markerOn(page: Page): Promise<boolean[][]> {
  const drawn = await page.locator('dialog[open] svg').evaluate((svg) => {
    const cells = svg.querySelector('path')
    return { light: cells?.getAttribute('d') ?? '', turned: cells?.getAttribute('transform') ?? '' }
  })
  let grid = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => true))
  for (const [, x, y, run] of drawn.light.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(run); at++) (grid[Number(y) - 1] ?? [])[Number(x) - 1 + at] = false
  const quarters = Number(/rotate\((\d+)/.exec(drawn.turned)?.[1]) / 90
  for (let quarter = 0; quarter < quarters; quarter++)
    grid = grid.map((row, y) => row.map((_, x) => grid[7 - x]?.[y] === true))
  return grid
}

/** The text of a square with one sign changed in its middle, as somebody changes it who knows how squares are made. */
export function alteredText(grid: readonly (readonly boolean[])[]): string {
  const corners = cornersAt({ x: 320, y: 320 }, 400)
  const picture = composeFrame({
    width: 640,
    height: 640,
    sheets: [{ grid, quiet: 0, corners }],
    random: randomFrom('still'),
  })
  const [found] = readSquares(picture)
  if (!found) throw new Error('The square on the screen cannot be read')
  const at = 18 // the lowest sign of a group of three (RFC 9285): any other there is a number, too
  return found.text.slice(0, at) + (found.text[at] === '0' ? '1' : '0') + found.text.slice(at + 1)
}

/**
 * The film of a sweep: so many sheets in a frame, none quite straight, in the light of a hall, each frame with a noise of its own.
 * @param repeats how often each frame is filmed
 */
export function* sweepOver(
  grids: readonly (readonly (readonly boolean[])[])[],
  { side, perFrame, repeats, seed }: { side: number; perFrame: number; repeats: number; seed: string },
): Generator<Picture> {
  for (let from = 0; from < grids.length; from += perFrame) {
    const seen = grids.slice(from, from + perFrame)
    for (let take = 0; take < repeats; take++) {
      const random = randomFrom(`${seed}/${from}/${take}`)
      const spread = SIZE.width / seen.length
      const sheets = seen.map((grid, at): Sheet => {
        const x = (at + 0.5) * spread + random.between(-10, 10)
        const y = SIZE.height / 2 + random.between(-60, 60)
        return {
          grid,
          quiet: 1,
          corners: cornersAt({ x, y }, side, random.between(-12, 12), random.below(11) / 100),
        }
      })
      yield composeFrame({ ...SIZE, sheets, random, blur: 0.7, noise: 4, light: [0.75, 1], clutter: 12 })
    }
  }
}
