import { parse, stringify } from 'yaml'
import { safeParse } from 'zod/v4/core'
import { LANGUAGES, type Language } from '../../core/language.ts'
import type { Topic } from '../../core/question/question.ts'
import { topicWordsSchema } from '../../core/question/question-words.ts'
import { type Problems, remedyFor, textOf, type Wing } from '../read.ts'
import type { BankTopic } from './bank.ts'
import { type Edit, editVoice } from './edit-voice.ts'
import { folded, type Incoming, type IncomingText } from './incoming.ts'

/** A file of the bank as it will be, and what is then different in it. */
export interface PlannedFile {
  /** Below content/. */
  readonly file: string
  readonly content: string
  readonly changes: readonly string[]
}

/** What an import would do. */
export interface Plan {
  readonly files: readonly PlannedFile[]
  /** How many texts are as they were. */
  readonly same: number
}

/** Works out what texts change in the bank. Whatever does not fit becomes a problem; then nothing may be written. */
export function planImport(
  wing: Wing,
  bank: readonly BankTopic[],
  incoming: Incoming,
  problems: Problems,
): Plan {
  const texts = withoutTwins(incoming.texts, problems)
  const files: PlannedFile[] = incoming.topics.map((topic) => newStructure(topic))
  const fresh = new Map(incoming.topics.map((topic) => [topic.id, `questions/${topic.id}`]))
  let same = 0
  for (const [topic, folder] of [...bank.map(({ facts, folder: at }) => [facts.id, at] as const), ...fresh])
    for (const language of LANGUAGES) {
      const mine = texts.filter((text) => text.topic === topic && text.language === language)
      const file = `${folder}/${language}.yml`
      const planned = planVoice(wing, file, mine, problems)
      same += mine.length - planned.changed.length
      if (planned.content === undefined) continue
      files.push({ file, content: planned.content, changes: planned.changed.map(({ said }) => said) })
    }
  return { files, same }
}

interface Changed {
  readonly text: IncomingText
  readonly said: string
}

function planVoice(
  wing: Wing,
  file: string,
  texts: readonly IncomingText[],
  problems: Problems,
): { content: string | undefined; changed: readonly Changed[] } {
  if (texts.length === 0) return { content: undefined, changed: [] }
  const source = textOf(wing, file)
  const before = flatten(source === undefined ? {} : parse(source))
  const changed: Changed[] = []
  const edits: Edit[] = []
  for (const text of texts) {
    const path = text.item === undefined ? [text.path] : ['items', text.item, ...text.path.split('.')]
    const old = before.get(path.join('.'))
    if (old === text.text || (!text.exact && old !== undefined && folded(old) === folded(text.text))) continue
    const now = text.exact ? text.text : folded(text.text)
    edits.push({ path, text: now })
    const place = [text.item, text.path].filter(Boolean).join(' ')
    changed.push({ text, said: `${place}: ${old === undefined ? 'new' : `“${old}”`} → “${now}”` })
  }
  if (edits.length === 0) return { content: undefined, changed }
  const content = editVoice(source ?? '', edits)
  const after = flatten(parse(content))
  const lost = [...before].find(
    ([path, text]) => after.get(path) !== text && !edits.some((edit) => edit.path.join('.') === path),
  )
  if (lost) problems.add(`content/${file}`, lost[0], lost[1], 'write this text out; it hangs on another one')
  const parsed = safeParse(topicWordsSchema, parse(content))
  if (parsed.success) return { content, changed }
  for (const issue of parsed.error.issues) {
    const path = issue.path.map(String)
    const culprit = changed.find(
      ({ text }) => path.join('.') === (text.item ? `items.${text.item}.${text.path}` : text.path),
    )?.text
    const remedy = culprit
      ? remedyFor(issue)
      : `${remedyFor(issue)}; bring every text of it in the same import`
    problems.add(
      culprit?.file ?? `content/${file}`,
      culprit?.place ?? path.join('.'),
      culprit?.text ?? 'missing',
      remedy,
    )
  }
  return { content: undefined, changed }
}

/** The structure file of a topic that a package brings; what is left to its default is not written. */
function newStructure(topic: Topic): PlannedFile {
  const items = topic.items.map((item) =>
    Object.fromEntries(
      Object.entries(item).filter(
        ([key, value]) => !(key === 'fixed' && value === false) && value !== undefined,
      ),
    ),
  )
  return {
    file: `questions/${topic.id}/items.yml`,
    content: stringify({ ...topic, items }, { lineWidth: 0 }),
    changes: [`a new topic with ${topic.items.length} questions`],
  }
}

/** A text that comes twice must be the same both times. */
function withoutTwins(texts: readonly IncomingText[], problems: Problems): IncomingText[] {
  const seen = new Map<string, IncomingText>()
  for (const text of texts) {
    const key = [text.topic, text.language, text.item ?? '', text.path].join('/')
    const twin = seen.get(key)
    if (twin && twin.text !== text.text)
      problems.add(text.file, text.place, text.text, `leave one: ${twin.file}, ${twin.place} says another`)
    seen.set(key, twin ?? text)
  }
  return [...seen.values()]
}

/** Every text of a parsed voice by its dotted path. */
function flatten(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, path ? `${path}.${key}` : key)]),
  )
}

/** Which languages an import changed, for the sentence about translations. */
export function languagesIn(files: readonly PlannedFile[]): Language[] {
  return LANGUAGES.filter((language) => files.some(({ file }) => file.endsWith(`/${language}.yml`)))
}
