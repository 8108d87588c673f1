import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Language } from '../../src/core/language.ts'
import type { PackOf } from '../../src/core/pack/content.ts'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import { openSceneOf, type SceneBook } from '../../src/flow/scenes.ts'
import { lostPen, type RawScene } from '../core/scenario/lost-pen.ts'
import { smallGlossary, smallGuide, wrapPack, type Wrapped } from '../core/pack/sealed.ts'
import { bundleOf, editionOf } from './phone.ts'

/** The real scenes as a pack carries them. */
export function realScenes(language: Language): RawScene[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => realScene(language, name))
}

/** One of them. */
export function realScene(language: Language, id: string): RawScene {
  const read = (file: string): Record<string, unknown> =>
    parse(readFileSync(`${FOLDER}/${id}/${file}.yml`, 'utf8')) as Record<string, unknown>
  const { of: _of, ...words } = read(language)
  return { reads: 1, scene: read('scene'), words }
}

const FOLDER = 'content/scenarios'

let edition = 0

/** Puts an edition with these scenes in use on the phone, with other packs beside them if they are needed. */
export async function saveScenes(
  language: Language,
  scenes: readonly RawScene[],
  others: readonly Wrapped[] = [],
): Promise<void> {
  edition += 1
  const issued = new Date(Date.UTC(2026, 9, 2) + edition * 1000).toISOString().replace('.000', '')
  const pack: PackOf<'scenarios'> = { format: 1, kind: 'scenarios', language, scenes: [...scenes] }
  const packs = [
    wrapPack(smallGuide(language, issued)),
    wrapPack(smallGlossary(language)),
    wrapPack(pack),
    ...others,
  ]
  const saved = await importFile(new Blob([bundleOf(editionOf(language, { issued }, packs))]))
  if (!saved.ok) throw new Error(saved.problem)
}

/** Puts the small scene in use, in a version, and opens it. */
export async function penBook(language: Language = 'en', version = 1): Promise<SceneBook> {
  await saveScenes(language, [lostPen(language, version)])
  return openedScene(language, 'lost-pen')
}

/** Opens a scene that is there. */
export async function openedScene(language: Language, id: string): Promise<SceneBook> {
  const book = await openSceneOf(language, id)
  if (!book.ok) throw new Error(`${id}: ${book.problem}`)
  return book.value
}
