import { SCENE_LANGUAGE } from './scene-line.ts'
import { type Scene, sceneSchema } from './scene.ts'
import { type SceneWords, sceneWordsSchema } from './scene-words.ts'

export { canRead, SCENE_LANGUAGE, sceneLine, type SceneLine } from './scene-line.ts'

/** A scene with one language's words for it. */
export interface OpenedScene {
  readonly scene: Scene
  readonly words: SceneWords
}

/**
 * Takes a scene out of a pack, or out of what this phone kept of it. It is parsed whole, because a play walks it blindly: a
 * scene of a newer app, with a kind of node that this one does not know, is better left out than half played.
 */
export function openScene(raw: {
  readonly reads: number
  readonly scene: unknown
  readonly words: unknown
}): OpenedScene | undefined {
  if (raw.reads > SCENE_LANGUAGE) return undefined
  const scene = sceneSchema.safeParse(raw.scene)
  const words = sceneWordsSchema.safeParse(raw.words)
  return scene.success && words.success ? { scene: scene.data, words: words.data } : undefined
}
