import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ComponentChildren, h } from 'preact'
import { parse } from 'yaml'
import type { Language } from '../../../src/core/language.ts'
import { type OpenedItem, openItems } from '../../../src/core/question/open-item.ts'
import { draw } from '../scenario/speech.ts'

const FOLDER = 'content/questions'

/** The topics of the real bank. */
export const TOPICS = readdirSync(FOLDER)

const known = new Map<string, readonly OpenedItem[]>()

/** Every question of a topic of the real bank in one language, opened as the phone opens it. */
export function questionsOf(topic: string, language: Language): readonly OpenedItem[] {
  const key = `${topic}/${language}`
  const found = known.get(key) ?? openTopic(topic, language)
  known.set(key, found)
  return found
}

function openTopic(topic: string, language: Language): readonly OpenedItem[] {
  const read = (file: string): Record<string, unknown> =>
    parse(readFileSync(join(FOLDER, topic, file), 'utf8')) as Record<string, unknown>
  return openItems({ reads: 1, topic: read('items.yml'), words: read(`${language}.yml`) })
}

/** A text as a page writes it. */
export function written(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Where words are lacking: a gap, a key instead of its words. */
export function gapsIn(html: string): readonly string[] {
  return html.match(/>…<|undefined|NaN|\{\{|\b(?:tests|common|practice|guide):\w+/g) ?? []
}

/** Draws many things at once, which is much faster than one by one; each as it would be drawn alone. */
export function drawAll(all: readonly ComponentChildren[], language: Language): readonly string[] {
  return draw(
    all.map((each) => h('article', {}, each)),
    language,
  )
    .split('<article>')
    .slice(1)
    .map((html) => html.replace(/<\/article>$/, ''))
}
