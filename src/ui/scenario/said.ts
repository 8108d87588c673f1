import type { Step } from '../../core/scenario/play.ts'
import type { SceneWords } from '../../core/scenario/scene-words.ts'

type ChoiceWords = SceneWords['choices'][string]['options'][string]

/** The build has proved that nothing is missing; should a pack be odd all the same, a scene goes on with a gap. */
const GAP: ChoiceWords = { text: '…', consequence: '', rule: '' }

/** What is said of a choice: its text, what comes of it, the rule. */
export function choiceWords(words: SceneWords, node: string, choice: string | undefined): ChoiceWords {
  return words.choices[node]?.options[choice ?? ''] ?? GAP
}

/** The text of an option of a question. */
export function optionText(words: SceneWords, node: string, option: string | undefined): string {
  return words.asks[node]?.options[option ?? ''] ?? GAP.text
}

/** The text of a piece of an entry. */
export function pieceText(words: SceneWords, node: string, piece: string): string {
  return words.logs[node]?.pieces[piece] ?? GAP.text
}

/** An entry in the log-book as it reads: free words, or its pieces one after the other. */
export function entryText(
  words: SceneWords,
  node: string,
  { text, took }: Pick<Step, 'text' | 'took'>,
): string {
  return text || took.map((piece) => pieceText(words, node, piece)).join(' ')
}
