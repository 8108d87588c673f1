import { openSceneOf, openScenes } from '../../flow/scenes.ts'
import { useOpened } from '../use-opened.ts'

/** The list of role-plays in the language shown. */
export function useShelf() {
  return useOpened(openScenes)
}

/** One role-play in the language shown. */
export function useSceneBook(id: string) {
  return useOpened((language) => openSceneOf(language, id), id)
}
