import type { Language } from '../language.ts'
import type { QuestionProblem } from './bank-problem.ts'
import { optionsIn, picksIn, textsIn } from './item-words.ts'
import type { Item } from './question.ts'
import type { ItemWords } from './question-words.ts'
import { ABOUT_OPTIONS, TRICK_STEM } from './telling.ts'
import { contentWords, lengthOf } from './wording.ts'

/** The longest option of a question may have so many times the letters of the shortest. */
const LENGTH_RATIO = 2.2

/** Below so many letters a difference in length tells nothing: “7” and “12 and 17”. */
const LENGTH_MATTERS = 24

/** Right options may on average be so many times as long as wrong ones, and the other way round. */
const MEAN_RATIO = 1.6

/** Checks how a question is worded: nothing that gives the answer away, no riddle, plain text. */
export function wordingProblems(item: Item, words: ItemWords, file: Language): QuestionProblem[] {
  const at = `items.${item.id}`
  const problems: QuestionProblem[] = []
  const say = (place: string, value: string, remedy: string): void => {
    problems.push({ file, place: place ? `${at}.${place}` : at, value, remedy })
  }
  const trick = TRICK_STEM[file].exec(words.stem)
  if (trick) say('stem', trick[0], 'ask straight out: no stem with “except”')
  for (const [id, { text }] of optionsIn(item, words)) {
    const phrase = ABOUT_OPTIONS[file].exec(text)
    if (phrase) say(id, phrase[0], 'let an option speak of the matter, not of the other options')
  }
  for (const [place, text] of textsIn(item, words)) {
    const markup = /\*\*|\]\(|<[a-z]/i.exec(text)
    if (markup) say(place, markup[0], 'write plain text: no links, no bold')
  }
  for (const [id, twin] of sameTexts(item, words)) say(id, twin, 'say something else than that option says')
  for (const [value, remedy] of [...lengthTells(item, words), ...wordTells(item, words, file)])
    say('', value, remedy)
  return problems
}

function sameTexts(item: Item, words: ItemWords): [string, string][] {
  const seen = new Map<string, string>()
  const twins: [string, string][] = []
  const rights = item.kind === 'match' ? Object.entries(words.pairs?.rights ?? {}) : []
  const said = [...[...optionsIn(item, words)].map(([id, { text }]) => [id, text] as const), ...rights]
  for (const [id, text] of said) {
    const plain = text.trim().toLowerCase()
    const twin = seen.get(plain)
    if (twin !== undefined) twins.push([id, twin])
    seen.set(plain, id)
  }
  return twins
}

/** Where the length of options gives the answer away. */
function lengthTells(item: Item, words: ItemWords): [string, string][] {
  const said = optionsIn(item, words)
  const { ids, right } = picksIn(item)
  const lengths = ids.map((id) => lengthOf(said.get(id)?.text ?? ''))
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
  const tells: [string, string][] = []
  if (longest >= LENGTH_MATTERS && longest > shortest * LENGTH_RATIO)
    tells.push([
      `options of ${lengths.join(', ')} letters`,
      `let the longest be at most ${LENGTH_RATIO} times as long as the shortest`,
    ])
  if (item.kind !== 'several' || longest < LENGTH_MATTERS) return tells
  const mean = (chosen: readonly string[]): number =>
    chosen.reduce((sum, id) => sum + lengthOf(said.get(id)?.text ?? ''), 0) / Math.max(1, chosen.length)
  const [good, bad] = [mean(right), mean(ids.filter((id) => !right.includes(id)))]
  if (good > bad * MEAN_RATIO || bad > good * MEAN_RATIO)
    tells.push([
      `right ones of ${Math.round(good)} letters on average, wrong ones of ${Math.round(bad)}`,
      'make right and wrong options about as long as each other',
    ])
  return tells
}

/** Words of the stem that stand in every right option and in no wrong one. */
function wordTells(item: Item, words: ItemWords, language: Language): [string, string][] {
  const { ids, right } = picksIn(item)
  if (ids.length === 0) return []
  const said = optionsIn(item, words)
  const of = (id: string): ReadonlyMap<string, string> => contentWords(said.get(id)?.text ?? '', language)
  const wrong = ids.filter((id) => !right.includes(id))
  return [...contentWords(words.stem, language)]
    .filter(([stem]) => right.every((id) => of(id).has(stem)) && !wrong.some((id) => of(id).has(stem)))
    .map(([, word]) => [
      word,
      'this word of the stem stands only in what is right: let a wrong option use it too, or say it otherwise',
    ])
}
