import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { DRAWING_NAMES, spotsOf } from '../../../src/core/question/drawings.ts'
import { SpotDrawing, spotPlaces } from '../../../src/ui/tests/drawing/spot-drawing.tsx'

describe.each(DRAWING_NAMES)('the drawing %s', (drawing) => {
  const spots = spotsOf(drawing)
  const shown = (ids: readonly string[]): string =>
    renderToString(<SpotDrawing drawing={drawing} spots={ids} />)

  test.each(spots.map(({ id }) => id))('has a place on its sheet for %s', (id) => {
    const place = spotPlaces(drawing, [id]).get(id)
    expect(place?.x).toBeGreaterThan(2)
    expect(place?.x).toBeLessThan(98)
    expect(place?.y).toBeGreaterThan(2)
    expect(place?.y).toBeLessThan(98)
  })

  test('is another picture for each spot that is drawn only when it is named', () => {
    const listed = spots.filter(({ drawn }) => drawn === 'listed').map(({ id }) => id)
    const pictures = new Set(['', ...listed].map((id) => shown(id ? [id] : [])))
    expect(pictures.size).toBe(listed.length + 1)
  })

  test('does not change for a spot that is always there', () => {
    const always = spots.filter(({ drawn }) => drawn === 'always').map(({ id }) => id)
    expect(shown(always)).toBe(shown([]))
  })

  test('leaves out what stands elsewhere in this question', () => {
    for (const { id, instead } of spots)
      if (instead) expect(spotPlaces(drawing, [id, instead]).has(instead), instead).toBe(false)
  })
})
