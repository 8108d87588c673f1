import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Stock } from '../../../src/core/exam/fitting.ts'
import { type Item, type Topic, topicSchema } from '../../../src/core/question/question.ts'
import type { RawTopic } from '../../../src/core/question/question-line.ts'

const ROOT = join(process.cwd(), 'content/questions')

function fileOf(topic: string, name: string): Record<string, unknown> {
  return parse(readFileSync(join(ROOT, topic, `${name}.yml`), 'utf8')) as Record<string, unknown>
}

/** The topics of the content wing as a pack carries them, with their English words. */
export const RAW_TOPICS: readonly RawTopic[] = readdirSync(ROOT).map((topic) => ({
  reads: 1,
  topic: fileOf(topic, 'items'),
  words: fileOf(topic, 'en'),
}))

/** The same, parsed. */
export const TOPICS: readonly Topic[] = RAW_TOPICS.map(({ topic }) => topicSchema.parse(topic))

/** Every question of the content wing. */
export const ITEMS: ReadonlyMap<string, Item> = new Map(
  TOPICS.flatMap(({ items }) => items.map((item) => [item.id, item])),
)

/** The bank to draw from. */
export const BANK: readonly Stock[] = TOPICS
