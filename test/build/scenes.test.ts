import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { contentReport } from '../../src/build/report.ts'
import { fingerprint } from '../../src/build/sources.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { packSchema } from '../../src/core/pack/content.ts'
import { openScene } from '../../src/core/scenario/open-scene.ts'
import type { Scene } from '../../src/core/scenario/scene.ts'
import { crewScene } from '../core/scenario/crew-scene.ts'
import { fillerWords } from '../core/scenario/filler-words.ts'
import { realPacks } from './real-content.ts'
import { TestWing } from './wing.ts'

const TOGETHER = lawful(crewScene())
const { crew: _crew, ...alone } = TOGETHER
const ALONE: Scene = {
  ...alone,
  id: 'alone',
  number: 3,
  order: 950,
  nodes: TOGETHER.nodes.map((node) => (node.kind === 'end' ? node : { ...node, by: undefined })),
}

/** The same scene under the one law that the wing of the tests knows. */
function lawful(scene: Scene): Scene {
  return JSON.parse(JSON.stringify(scene).replaceAll('"act":"advice"', '"act":"code"')) as Scene
}

let wing: TestWing
beforeEach(() => {
  wing = new TestWing()
})

/** Lays a scene into the wing, in four voices that agree; JSON is YAML too. */
function add(scene: Scene): void {
  wing.write(`scenarios/${scene.id}/scene.yml`, JSON.stringify(scene, null, 1))
  const source = JSON.stringify(fillerWords(scene, 'ka'))
  for (const language of LANGUAGES)
    wing.write(
      `scenarios/${scene.id}/${language}.yml`,
      language === 'ka'
        ? source
        : JSON.stringify({ of: fingerprint(source), ...fillerWords(scene, language) }),
    )
}

/** What `npm run content` finds, a line for each problem. */
function told(): string[] {
  return wing
    .make()
    .problems.list.map(({ file, place, value, remedy }) => [file, place, value, remedy].join(' | '))
}

test('a wing without role-plays makes no pack of them', () => {
  expect(wing.make().manifest?.packs.map(({ kind }) => kind)).not.toContain('scenarios')
})

test('role-plays in good order become a pack in every language: commission runs last, whatever their order', () => {
  add(TOGETHER)
  add(ALONE)
  const report = wing.make()
  expect(report.problems.list).toEqual([])
  const entries = report.manifest?.packs.filter(({ kind }) => kind === 'scenarios') ?? []
  expect(entries.map(({ language }) => language).sort()).toEqual([...LANGUAGES].sort())
  for (const { path, language } of entries) {
    const pack = packSchema.parse(JSON.parse(readFileSync(join(wing.target, path), 'utf8')))
    if (pack.kind !== 'scenarios') throw new Error(pack.kind)
    expect(pack.scenes.map(({ reads }) => reads)).toEqual([1, 1])
    expect(pack.scenes.map(openScene)).toEqual([
      { scene: JSON.parse(JSON.stringify(ALONE)) as Scene, words: fillerWords(ALONE, language) },
      { scene: TOGETHER, words: fillerWords(TOGETHER, language) },
    ])
  }
  expect(contentReport(report)).toMatch(/ka {2}guide .* · scenarios \d+\.\d kB · together/)
  expect(report.scenes.map(({ facts }) => facts.id)).toEqual(['crew-scene', 'alone'])
})

describe('a role-play is refused with file, place, value and remedy', () => {
  test('when an exercise is on no form', () => {
    add(
      lawful(crewScene({ nodes: changed('warm-up', { opens: { exercise: 'detective', form: 'riddles' } }) })),
    )
    expect(told()).toContain('scenarios/crew-scene/scene.yml | warm-up | riddles | name a form that exists')
  })

  test('when an exercise is of no level', () => {
    add(lawful(crewScene({ nodes: changed('warm-up', { opens: { exercise: 'riddle' } }) })))
    expect(told().join('\n')).toContain(
      'scenarios/crew-scene/scene.yml | warm-up | riddle | name a level of exercise: worked,',
    )
  })

  test('when nobody decides in a commission run', () => {
    add(lawful(crewScene({ nodes: changed('door', { by: undefined }) })))
    expect(told()).toEqual([
      'scenarios/crew-scene/scene.yml | door, by | missing | say whose turn it is: one of the crew',
    ])
  })

  test('when its number is another’s', () => {
    add(TOGETHER)
    add({ ...ALONE, number: TOGETHER.number })
    expect(told()).toEqual([
      'scenarios/alone/scene.yml | number | 250 | choose another: it is the number of crew-scene',
    ])
  })

  test('when a voice lacks something, or was made from an earlier text', () => {
    add(TOGETHER)
    wing.change('scenarios/crew-scene/ka.yml', '"knock":"ka knock",', '')
    expect(told()).toEqual([
      'scenarios/crew-scene/ka.yml | says.knock | missing | write it',
      ...['hy', 'az', 'en'].map(
        (language) =>
          `scenarios/crew-scene/${language}.yml | of | made from an earlier Georgian text | bring it up to date, then run npm run content -- stamp content/scenarios/crew-scene/${language}.yml`,
      ),
    ])
  })
})

function changed(id: string, change: Record<string, unknown>): unknown[] {
  return crewScene().nodes.map((node) => (node.id === id ? { ...node, ...change } : node))
}

test.each(LANGUAGES)('[%s] every real role-play opens on the phone', (language) => {
  const scenes = realPacks(language).flatMap((pack) => (pack.kind === 'scenarios' ? pack.scenes : []))
  expect(scenes.length).toBeGreaterThan(15)
  for (const raw of scenes) expect(openScene(raw)?.scene.id).toBe(raw.scene['id'])
})
