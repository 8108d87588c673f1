import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../core/language.ts'
import { questionsPackSchema } from '../../core/pack/content.ts'
import { type OpenedItem, openItems } from '../../core/question/open-item.ts'
import { topicLine } from '../../core/question/question-line.ts'
import type { RoomHead } from '../../core/room/record.ts'

/** What a room asked, in the words of a language. */
export interface AskedItems {
  /** By place, as `head.questions`. */
  readonly items: readonly OpenedItem[]
  readonly topicOf: (topic: string) => string
}

/** Finds what a room asked among the packs in some folders; nothing where none of them is of its edition. */
export function askedIn(folders: readonly string[], head: RoomHead): AskedItems | undefined {
  for (const pack of folders.flatMap((folder) => questionPacks(folder, head.language))) {
    const read = questionsPackSchema.safeParse(JSON.parse(readFileSync(pack, 'utf8')))
    if (!read.success || read.data.bank !== head.bank) continue
    const byTopic = new Map(read.data.topics.map((raw) => [topicLine(raw).id, raw]))
    const items = head.questions.flatMap(({ topic, item }) => {
      const raw = byTopic.get(topic)
      return raw ? openItems(raw, [item]) : []
    })
    if (items.length < head.questions.length) continue
    const titles = new Map([...byTopic].map(([id, raw]) => [id, topicLine(raw).title]))
    return { items, topicOf: (topic) => titles.get(topic) ?? topic }
  }
  return undefined
}

function questionPacks(folder: string, language: Language): string[] {
  try {
    return readdirSync(join(folder, language))
      .filter((name) => /^questions\.[0-9a-f]+\.json$/.test(name))
      .map((name) => join(folder, language, name))
  } catch {
    return [] // nothing was built there
  }
}
