import { openQuestions } from '../../flow/questions.ts'
import { useOpened } from '../use-opened.ts'

/** The question bank in the language shown. */
export function useShelf() {
  return useOpened(openQuestions)
}
