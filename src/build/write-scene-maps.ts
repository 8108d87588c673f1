import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { ContentReport } from './packs.ts'
import { sceneMap } from './scene-map.ts'

/** Writes the map of every role-play that is in order; says what an author finds there. */
export function writeSceneMaps({ scenes, problems }: ContentReport, folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const drawn = scenes.flatMap(({ folder: from, facts, voices }) => {
    const isSound = !problems.list.some(({ file }) => file === `${from}/scene.yml`)
    if (!isSound || !voices.ka) return []
    writeFileSync(join(folder, `${facts.id}.svg`), sceneMap(facts, voices.ka))
    return [facts.id]
  })
  const left = scenes.map(({ facts }) => facts.id).filter((id) => !drawn.includes(id))
  const except = left.length > 0 ? `; not of ${left.join(', ')}, where something is to be mended first` : ''
  return `Maps of ${drawn.length} role-play${drawn.length === 1 ? '' : 's'}: ${relative(process.cwd(), folder)}/<id>.svg${except}`
}
