import { readFileSync } from 'node:fs'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { LOOKS, MOODS, PLACES } from '../../../src/core/scenario/scene-kinds.ts'
import { Face } from '../../../src/ui/scenario/drawing/face.tsx'
import { Stage } from '../../../src/ui/scenario/drawing/stage.tsx'

const css = readFileSync('src/ui/scenario/scenarios-drawing.css', 'utf8')
/** What stands in the first block with this head. */
const block = (head: string) => {
  const from = css.indexOf(head)
  return css.slice(from, css.indexOf('}', from))
}
const coloursOf = (text: string) => new Set([...text.matchAll(/--sc-[a-z-]+(?=:)/g)].map(([name]) => name))

const everything = [
  ...LOOKS.flatMap((look) =>
    MOODS.flatMap((mood) =>
      [false, true].map((second) => render(<Face look={look} mood={mood} second={second} />)),
    ),
  ),
  ...PLACES.map((place) =>
    render(<Stage place={place} who={{ look: 'man-50', mood: 'angry' }} others={LOOKS} />),
  ),
]

describe('the drawn people and places', () => {
  it('are drawn for every look, mood and place, with nothing that is no number', () => {
    for (const drawing of everything) expect(drawing).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('are hidden from screen readers', () => {
    for (const drawing of everything) expect(drawing).toMatch(/^<svg [^>]*aria-hidden="true"/)
  })

  it.each([
    ['light', ':root {'],
    ['dark', ':root[data-theme="dark"]'],
    ['contrast', ':root[data-theme="contrast"]'],
  ])('have every colour they use in the %s theme', (theme, head) => {
    const used = new Set(everything.flatMap((drawing) => drawing.match(/--sc-[a-z-]+/g) ?? []))
    used.delete('--sc-line') // a people's line is ink, a place's line is --sc-draw: set on the drawing itself
    if (theme !== 'light') used.delete('--sc-edge') // none, unless somebody asks for contrast
    const there = coloursOf(block(head))
    expect([...used].filter((name) => !there.has(name))).toEqual([])
  })

  it('look the same in the dark whether the phone or the settings ask for it', () => {
    const asked = coloursOf(block(':root[data-theme="dark"]'))
    expect(coloursOf(block(':root:not([data-theme])'))).toEqual(asked)
  })

  it('make one expression of each mood, and each look its own', () => {
    const moods = MOODS.map((mood) => render(<Face look="woman-35" mood={mood} />))
    const looks = LOOKS.map((look) => render(<Face look={look} mood="even" />))
    expect(new Set([...moods, ...looks]).size).toBe(MOODS.length + LOOKS.length - 1)
  })

  it('let everybody keep their place in the row, whoever speaks', () => {
    const order = (speaker: 'man-20' | 'woman-70', other: 'man-20' | 'woman-70') => {
      const drawing = render(<Stage place="box" who={{ look: speaker, mood: 'even' }} others={[other]} />)
      const places = [...drawing.matchAll(/<g transform="translate\((\d+) \d+\) scale\(([\d.]+)\)">/g)]
      return places
        .map(([, x, size]) => ({ x: Number(x), near: Number(size) > 0.8 }))
        .sort((one, two) => one.x - two.x)
        .map(({ near }) => near)
    }
    expect(order('man-20', 'woman-70')).toEqual([true, false])
    expect(order('woman-70', 'man-20')).toEqual([false, true])
  })

  it('tell two people of one look apart, whichever of them speaks', () => {
    const alike = (second: boolean) =>
      render(<Stage place="box" who={{ look: 'man-50', mood: 'even', second }} others={['man-50']} />)
    for (const second of [false, true]) {
      expect(alike(second)).toContain('var(--sc-cloth-f)')
      expect(alike(second)).toContain('var(--sc-cloth-c)')
    }
    expect(alike(false)).not.toBe(alike(true))
  })
})
