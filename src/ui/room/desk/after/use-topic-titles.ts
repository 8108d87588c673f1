import { openQuestions } from '../../../../flow/questions.ts'
import { useOpened } from '../../../use-opened.ts'

/** What topics are called in the language shown; their own ids while that is not known. */
export function useTopicTitles(): (topic: string) => string {
  const shelf = useOpened(openQuestions)
  const lines = shelf.state === 'ready' ? shelf.value.topics : []
  return (topic) => lines.find(({ id }) => id === topic)?.title ?? topic
}
