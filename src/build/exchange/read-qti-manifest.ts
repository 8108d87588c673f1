import type { Document } from '@xmldom/xmldom'
import * as z from 'zod/mini'
import { languageSchema } from '../../core/language-schema.ts'
import { slugSchema } from '../../core/ids.ts'
import { type Item, itemSchema, type Topic, topicSchema } from '../../core/question/question.ts'
import type { Problems } from '../read.ts'
import type { KnownItem } from './bank.ts'
import type { IncomingText } from './incoming.ts'
import { CATALOGS } from './qti-names.ts'
import { below, childrenOf, lineOf } from './xml-read.ts'

const itemEntrySchema = z.strictObject({ topic: slugSchema, facts: itemSchema })
const topicEntrySchema = z.pick(topicSchema, { id: true, order: true, guide: true })
const voiceEntrySchema = z.strictObject({
  topic: slugSchema,
  language: languageSchema,
  of: z.optional(z.string()),
  title: z.string(),
  about: z.string(),
})

/** What the list of a package says: its files, the heads of its topics, and topics the bank does not have. */
export interface Package {
  readonly hrefs: readonly string[]
  readonly heads: readonly IncomingText[]
  readonly topics: readonly Topic[]
}

/** Reads the list of a package. */
export function readQtiManifest(
  document: Document,
  file: string,
  topicsInBank: ReadonlySet<string>,
  problems: Problems,
): Package {
  const entries = <Schema extends z.ZodMiniType>(catalog: string, schema: Schema): z.output<Schema>[] =>
    below(document, 'identifier').flatMap((identifier) => {
      if (childrenOf(identifier, 'catalog')[0]?.textContent?.trim() !== catalog) return []
      const text = childrenOf(identifier, 'entry')[0]?.textContent ?? ''
      const parsed = schema.safeParse(jsonOf(text))
      if (parsed.success) return [parsed.data]
      problems.add(file, lineOf(identifier), text, `write the ${catalog} entry as it was exported`)
      return []
    })
  const hrefs: string[] = []
  for (const resource of below(document, 'resource')) {
    const href = resource.getAttribute('href') ?? ''
    if (/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.xml$/i.test(href)) hrefs.push(href)
    else problems.add(file, lineOf(resource), href, 'name a file of the package itself')
  }
  const voices = entries(CATALOGS.voice, voiceEntrySchema)
  const heads = voices.flatMap(({ topic, language, ...said }) =>
    Object.entries(said).flatMap(([path, text]) =>
      text === undefined || (path === 'of' && topicsInBank.has(topic))
        ? []
        : [{ file, place: `topic ${topic}`, topic, language, item: undefined, path, text, exact: true }],
    ),
  )
  const items = new Map<string, Map<string, Item>>()
  for (const { topic, facts } of entries(CATALOGS.item, itemEntrySchema)) {
    const list = items.get(topic) ?? new Map<string, Item>()
    if (facts.kind !== 'number') items.set(topic, list.set(facts.id, facts))
  }
  const topics = entries(CATALOGS.topic, topicEntrySchema)
    .filter(({ id }) => !topicsInBank.has(id))
    .map((head) => ({ ...head, items: [...(items.get(head.id)?.values() ?? [])] }))
  return { hrefs, heads, topics: topics.filter((topic) => topic.items.length > 0) }
}

/** The items of topics that a package brings, as if they were in the bank. */
export function freshItems(topics: readonly Topic[]): Array<readonly [string, KnownItem]> {
  return topics.flatMap(({ id: topic, items }) => items.map((item) => [item.id, { topic, item }] as const))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the schema then refuses it, with its line
  }
}
