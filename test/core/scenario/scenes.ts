import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod/mini'
import { Problems, parseYaml } from '../../../src/build/read.ts'
import type { Language } from '../../../src/core/language.ts'
import type { Random } from '../../../src/core/random.ts'
import { nodeIn, type Play, type PlayEvent, playOn, startPlay } from '../../../src/core/scenario/play.ts'
import { type Scene, sceneSchema } from '../../../src/core/scenario/scene.ts'
import { eventsAt } from '../../../src/core/scenario/scene-problems.ts'
import { type SceneWords, sceneWordsSchema } from '../../../src/core/scenario/scene-words.ts'
import { crewScene } from './crew-scene.ts'

const FOLDER = 'content/scenarios'

/** Every scene of the content, by id. */
export const SCENES = readdirSync(FOLDER).map((id) => [id, read(`${id}/scene.yml`, sceneSchema)] as const)

/** The commission runs among them, and the one of the tests. */
export const CREW_SCENES = [['crew-scene', crewScene()] as const, ...SCENES.filter(([, { crew }]) => crew)]

/** The words of a scene of the content. */
export function wordsOf(id: string, language: Language): SceneWords {
  return read(`${id}/${language}.yml`, sceneWordsSchema)
}

function read<Read>(file: string, schema: z.ZodMiniType<Read>): Read {
  const problems = new Problems()
  const found = parseYaml(readFileSync(join(FOLDER, file), 'utf8'), schema, file, problems)
  if (!found || problems.list.length > 0) throw new Error(JSON.stringify(problems.list, null, 2))
  return found
}

/** Something that can be done where a play stands, waiting and free words included; nothing at the end. */
export function eventByChance(scene: Scene, play: Play, random: Random): PlayEvent | undefined {
  const node = nodeIn(scene, play.node)
  if (node.kind === 'choose' && node.late !== undefined && random.chance(20))
    return { act: 'chose', object: `${node.id}=!${node.late}` }
  if (node.kind === 'log') {
    const pieces = node.pieces.map(({ id }) => id).filter(() => random.chance(60))
    return { act: 'wrote', object: `${node.id}=${random.shuffle(pieces).join(',')}` }
  }
  if (node.kind === 'look' && random.chance(30)) return { act: 'did', object: node.id }
  const open = eventsAt(node, play.values)
  return open.length > 0 ? random.pick(open) : undefined
}

/** Plays a scene by chance until it ends; gives the events and where they led. */
export function playByChance(scene: Scene, random: Random): { events: PlayEvent[]; play: Play } {
  const events: PlayEvent[] = []
  let play = startPlay(scene)
  for (let step = 0; step < 200; step++) {
    const event = eventByChance(scene, play, random)
    if (!event) return { events, play }
    events.push(event)
    play = playOn(scene, play, event)
  }
  throw new Error(`${scene.id} does not end: ${JSON.stringify(events)}`)
}
