import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { openScene } from '../../../src/core/scenario/open-scene.ts'
import { canRead, SCENE_LANGUAGE, sceneLine } from '../../../src/core/scenario/scene-line.ts'
import { crewScene } from './crew-scene.ts'
import { SCENES, wordsOf } from './scenes.ts'

/** A scene as it lies in a pack. */
function rawOf(id: string, language: (typeof LANGUAGES)[number]) {
  const found = SCENES.find(([each]) => each === id)
  if (!found) throw new Error(`There is no scene ${id}`)
  const { of: _of, ...words } = wordsOf(id, language)
  return { reads: SCENE_LANGUAGE, scene: found[1], words }
}

describe.each(SCENES)('%s', (id, scene) => {
  test.each(LANGUAGES)('opens as it was compiled, in [%s]', (language) => {
    const raw = rawOf(id, language)
    expect(openScene(JSON.parse(JSON.stringify(raw)) as typeof raw)).toEqual({ scene, words: raw.words })
  })

  test('has a line that says what it is, without its schema', () => {
    const raw = rawOf(id, 'en')
    const line = sceneLine(raw)
    expect(line).toMatchObject({
      id,
      number: scene.number,
      order: scene.order,
      title: raw.words.title,
      opening: raw.words.opening,
      player: scene.player,
      place: scene.place,
      skills: scene.skills,
      minutes: scene.room.minutes,
      crew: scene.crew ?? null,
      reads: 1,
    })
    expect(line.decisions).toBeGreaterThan(2)
    expect(new Set(line.kinds)).toEqual(new Set(scene.nodes.map(({ kind }) => kind)))
    expect(canRead(line)).toBe(true)
  })
})

test('a commission run has its crew in its line', () => {
  const line = sceneLine({ reads: 1, scene: crewScene(), words: {} })
  expect([line.crew, line.decisions, line.title]).toEqual([['chair', 'registrar', 'counter'], 9, ''])
})

describe('a scene of a newer app', () => {
  const raw = rawOf(SCENES[0]?.[0] ?? '', 'en')
  const node = (change: Record<string, unknown>) => {
    const [first, ...others] = raw.scene.nodes
    return { ...raw, scene: { ...raw.scene, nodes: [{ ...first, ...change }, ...others] } }
  }

  test('says so, and is left out', () => {
    const newer = { ...raw, reads: SCENE_LANGUAGE + 1 }
    expect(openScene(newer)).toBe(undefined)
    expect(canRead(sceneLine(newer))).toBe(false)
  })

  test('with a kind of node that this one does not know is left out', () => {
    const newer = node({ kind: 'sing' })
    expect(openScene(newer)).toBe(undefined)
    expect(canRead(sceneLine(newer))).toBe(false)
  })

  test('with anything else that does not fit is left out when it is opened', () => {
    expect(openScene(node({ mood: 'sleepy', kind: 'say' }))).toBe(undefined)
    expect(openScene({ ...raw, words: { ...raw.words, song: 'la' } })).toBe(undefined)
    expect(openScene({ ...raw, scene: null })).toBe(undefined)
  })

  test('whatever lies in the pack, its line is read without falling', () => {
    const strange = { nodes: ['a', null, { kind: 7 }], crew: 'chair', skills: [1, 'calm', 'song'], room: 3 }
    expect(sceneLine({ reads: 9, scene: strange, words: { title: 5 } })).toMatchObject({
      title: '',
      skills: ['calm'],
      crew: null,
      minutes: 0,
    })
    expect(canRead(sceneLine({ reads: 1, scene: strange, words: {} }))).toBe(false)
  })
})
