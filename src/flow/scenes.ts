import type { Language } from '../core/language.ts'
import { canonicalJson } from '../core/pack/canonical.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { type OpenedScene, openScene } from '../core/scenario/open-scene.ts'
import { canRead, type SceneLine } from '../core/scenario/scene-line.ts'
import { checks } from './checks.ts'
import type { RawScene } from './documents.ts'
import { openLibrary, type ReadFrom } from './read-guide.ts'

/** The role-plays of one language, as a list needs them. */
export interface SceneShelf {
  readonly language: Language
  readonly from: ReadFrom
  /** In the order in which they are offered. */
  readonly lines: readonly SceneLine[]
  /** How many scenes in the pack were made for a newer app. */
  readonly unreadable: number
}

/** One role-play in one language. */
export interface SceneBook {
  readonly language: Language
  readonly from: ReadFrom
  readonly opened: OpenedScene
  /** As it stands in the pack, for keeping it beside a play. */
  readonly raw: RawScene
  /** `<id>@<version>#<8 hex digits>`: a play goes on only on the scene it was begun on. The same in every language. */
  readonly fingerprint: string
}

/** Opens the list of role-plays of a language. */
export async function openScenes(language: Language): Promise<Result<SceneShelf, PackProblem | 'missing'>> {
  const library = await openLibrary(language)
  if (!library.ok) return library
  const all = (await library.value.read('scenes')) ?? []
  if (all.length === 0) return refused('missing') // an edition of before there were role-plays
  const lines = all.filter(canRead)
  return reached({
    language,
    from: library.value.from,
    lines,
    unreadable: all.length - lines.length,
  })
}

/** Opens one role-play; it is checked whole before anybody begins it. */
export async function openSceneOf(
  language: Language,
  id: string,
): Promise<Result<SceneBook, PackProblem | 'missing' | 'unreadable'>> {
  const library = await openLibrary(language)
  if (!library.ok) return library
  const raw = await library.value.read(`scene/${id}`)
  if (!raw) return refused('missing')
  const opened = openScene(raw)
  if (!opened) return refused('unreadable')
  const { version } = opened.scene
  // of the scene as the pack has it: what a later app reads into what is left out must not make it another one
  const hash = await checks.sha256(canonicalJson(raw.scene))
  return reached({
    language,
    from: library.value.from,
    opened,
    raw,
    fingerprint: `${id}@${version}#${hash.slice(0, 8)}`,
  })
}
