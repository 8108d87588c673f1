import type { Language } from '../core/language.ts'
import { questionsPackSchema } from '../core/pack/content.ts'
import { openItems } from '../core/question/open-item.ts'
import type { Item } from '../core/question/question.ts'
import { topicLine } from '../core/question/question-line.ts'
import type { RoomHead } from '../core/room/record.ts'
import type { BuiltFile } from './files.ts'

/** Finds what a room asked, by place; nothing where the app that is served has another edition of the questions. */
export type FindItems = (head: RoomHead) => readonly Item[] | undefined

/** Finds questions among the packs that are served. The last one that was looked into stays open: rooms of one day ask of one edition. */
export function itemsAmong(files: ReadonlyMap<string, BuiltFile>): FindItems {
  let last: { readonly path: string; readonly pack: Questions | undefined } | undefined
  return (head) => {
    for (const path of pathsOf(files, head.language)) {
      if (last?.path !== path) last = { path, pack: questionsIn(files.get(path)) }
      if (last.pack?.bank === head.bank) return itemsOf(head, last.pack)
    }
    return undefined
  }
}

type Questions = Pick<ReturnType<typeof questionsPackSchema.parse>, 'bank' | 'topics'>

function pathsOf(files: ReadonlyMap<string, BuiltFile>, language: Language): string[] {
  return [...files.keys()].filter((path) =>
    new RegExp(`^/packs/${language}/questions\\.[0-9a-f]+\\.json$`).test(path),
  )
}

function questionsIn(file: BuiltFile | undefined): Questions | undefined {
  if (!file) return undefined
  const read = questionsPackSchema.safeParse(JSON.parse(file.plain.toString()))
  return read.success ? read.data : undefined
}

function itemsOf({ questions }: RoomHead, { topics }: Questions): readonly Item[] | undefined {
  const byTopic = new Map(topics.map((raw) => [topicLine(raw).id, raw]))
  const items = questions.flatMap(({ topic, item }) => {
    const raw = byTopic.get(topic)
    return raw ? openItems(raw, [item]).map((opened) => opened.item) : []
  })
  return items.length === questions.length ? items : undefined
}
