import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Rect } from '../../src/build/layers.ts'
import { Problems } from '../../src/build/read.ts'
import { layScene, sceneMap, wayId } from '../../src/build/scene-map.ts'
import { writeSceneMaps } from '../../src/build/write-scene-maps.ts'
import { bestPlay } from '../../src/core/scenario/debrief.ts'
import type { Scene } from '../../src/core/scenario/scene.ts'
import { type SceneWords, sceneWordsSchema } from '../../src/core/scenario/scene-words.ts'
import { crewScene } from '../core/scenario/crew-scene.ts'
import { SCENES, wordsOf } from '../core/scenario/scenes.ts'
import { scratch } from './wing.ts'

const BARE: SceneWords = sceneWordsSchema.parse({
  title: 'A <crew> & a "scene"',
  opening: 'Once.',
  cast: {},
  says: { dawn: 'It is <dark> & cold; a very long telling of what one sees follows, and does not end soon.' },
  choices: {},
  ends: {},
  room: { cards: {}, observe: ['a', 'b', 'c'], questions: ['a', 'b'], best: 'c' },
})
const MAPPED = [
  ...SCENES.map(([id, scene]) => [id, scene, wordsOf(id, 'ka')] as const),
  ['crew-scene', crewScene(), BARE] as const,
]

/** The values of an attribute, in the order of the picture. */
function valuesOf(svg: string, attribute: string): string[] {
  return Array.from(svg.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g')), ([, value = '']) => value)
}

/** Every way of a scene by its name on the map, with where it leads. */
function waysOf({ nodes }: Scene): { id: string; from: string; to: string }[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'end') return []
    const ways =
      node.kind === 'choose'
        ? node.choices.map((one) => [one.id, one.way] as const)
        : [['', node.way] as const]
    return ways.flatMap(([choice, way]) =>
      way.map(({ to }, at) => ({ id: wayId(node.id, choice, at), from: node.id, to })),
    )
  })
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

describe.each(MAPPED)('the map of %s', (_id, scene, words) => {
  const svg = sceneMap(scene, words)
  const { boxes, ways, width, height } = layScene(scene, words)

  test('shows every node once and every way once', () => {
    expect(valuesOf(svg, 'data-node').sort()).toEqual(scene.nodes.map(({ id }) => id).sort())
    expect(valuesOf(svg, 'data-way').sort()).toEqual(
      waysOf(scene)
        .map(({ id }) => id)
        .sort(),
    )
    const arrows = valuesOf(svg, 'data-from').map((from, at) => `${from} ${valuesOf(svg, 'data-to')[at]}`)
    expect(arrows.sort()).toEqual([...new Set(waysOf(scene).map(({ from, to }) => `${from} ${to}`))].sort())
  })

  test('lays no box and no writing on another, and nothing beyond its edge', () => {
    const placed = [...boxes.values(), ...ways.map(({ label }) => label)].filter((one) => one.height > 0)
    const over = placed.flatMap((one, at) => placed.slice(at + 1).filter((other) => overlap(one, other)))
    expect(over).toEqual([])
    for (const { x, y, ...size } of placed) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + size.width).toBeLessThanOrEqual(width)
      expect(y + size.height).toBeLessThanOrEqual(height)
    }
  })

  test('goes down from the start: every arrow ends below where it begins', () => {
    for (const { from, to } of waysOf(scene)) {
      const [above, below] = [boxes.get(from), boxes.get(to)]
      expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0))
    }
  })

  test('draws the best path thick from the start to its end', () => {
    const path = [...bestPlay(scene).path.map(({ node }) => node), bestPlay(scene).node]
    const thick = Array.from(
      svg.matchAll(/data-from="([^"]*)" data-to="([^"]*)"><path class="line on-best"/g),
      ([, from = '', to = '']) => `${from} ${to}`,
    )
    const steps = path.slice(1).map((to, at) => `${path[at] ?? ''} ${to}`)
    expect(thick.sort()).toEqual(steps.sort())
  })

  test('is a whole picture of its own: named, described, well formed, asking for nothing from elsewhere', () => {
    expect(svg).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /,
    )
    expect(svg).toMatch(/<title id="title">[^<]+<\/title>\n<desc id="about">[^<]+<\/desc>/)
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script|NaN|undefined/)
    expect(faultIn(svg)).toBe(null)
  })
})

/** The first place at which a text is not well-formed XML of elements, attributes and text; null for none. */
function faultIn(xml: string): string | null {
  const open: string[] = []
  const pieces = /<\?[^?]*\?>|<(\/?)([a-z]+)((?:\s[a-zA-Z:-]+="[^"<]*")*)(\/?)>|[^<]+|</gs
  for (const [piece, closes, name = '', attributes, isEmpty] of xml.matchAll(pieces)) {
    if (/&(?!(?:amp|lt|gt|quot);)/.test(piece) || piece === '<') return piece
    if (attributes !== undefined) {
      const names = Array.from(attributes.matchAll(/\s([a-zA-Z:-]+)=/g), ([, each]) => each)
      if (new Set(names).size !== names.length) return piece
    }
    if (closes === '/' && open.pop() !== name) return piece
    if (closes === '' && isEmpty === '') open.push(name)
  }
  return open.length > 0 ? `not closed: ${open.join(', ')}` : null
}

test('the maps say whose turn it is, what time, what condition, and what changes', () => {
  const svg = sceneMap(crewScene(), BARE)
  for (const words of [
    '>chair · choose · 20 s<',
    '>06:30 · narrator<',
    '>✓ open<',
    '>wait (late) · heat +1<',
    '>shout if heat ≥ 1<',
    '>hide · hidden<',
    '>[practised]<',
    '>[heat ≥ 2]<',
    '>[else]<',
    '>exercise: detective<',
    '>It is &lt;dark&gt; &amp; cold; a very<',
  ])
    expect(svg).toContain(words)
  expect(svg).toContain('Crew: chair, registrar, counter.')
})

test('maps are written for the scenes in order, and the others are named', () => {
  const folder = join(scratch(), 'maps')
  const [[id, sound] = [], [otherId, other] = []] = SCENES
  if (!id || !sound || !otherId || !other) throw new Error('Two scenes are needed')
  const problems = new Problems()
  problems.add(`scenarios/${otherId}/scene.yml`, 'start', 'nowhere', 'name a node that exists')
  const scenes = [sound, other].map((facts) => ({
    folder: `scenarios/${facts.id}`,
    facts,
    voices: { ka: wordsOf(facts.id, 'ka') },
  }))
  const told = writeSceneMaps(
    { problems, table: [], remarks: [], scenes, questions: [], exams: [], sessions: [], manifest: undefined },
    folder,
  )
  expect(readdirSync(folder)).toEqual([`${id}.svg`])
  expect(readFileSync(join(folder, `${id}.svg`), 'utf8')).toBe(sceneMap(sound, wordsOf(id, 'ka')))
  expect(told).toMatch(/^Maps of 1 role-play: .*maps\/<id>\.svg; not of /)
  expect(told).toContain(`not of ${otherId}, where something is to be mended first`)
  writeSceneMaps(
    {
      problems,
      table: [],
      remarks: [],
      scenes: [],
      questions: [],
      exams: [],
      sessions: [],
      manifest: undefined,
    },
    folder,
  )
  expect(existsSync(join(folder, `${id}.svg`))).toBe(false)
})
