import { join } from 'node:path'
import { LANGUAGES, type Language } from '../../core/language.ts'
import { Problems, type Wing } from '../read.ts'
import { write } from '../written.ts'
import { readBank } from './bank.ts'
import { type OutgoingVoice, outgoingVoices } from './complete.ts'
import { csvOfVoice } from './csv-bank.ts'
import { type Outcome, refused } from './outcome.ts'
import { qtiItem } from './qti-item.ts'
import { itemPath, qtiManifest } from './qti-manifest.ts'
import { giftOfVoice } from './write-gift.ts'
import { unwritable } from './xml-write.ts'

/** The formats in which the bank goes out. */
export const FORMATS = ['qti3', 'gift', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/** What to take out of the bank, and where to. */
export interface ExportWish {
  readonly format: Format
  readonly topics: readonly string[]
  readonly languages: readonly Language[]
  readonly to: string
}

/** Writes the bank, or some topics and languages of it, into a folder. */
export function exportBank(wing: Wing, { format, topics, languages, to }: ExportWish): Outcome {
  const problems = new Problems()
  const bank = readBank(wing, problems)
  for (const topic of topics)
    if (!bank.some(({ facts }) => facts.id === topic))
      problems.add('--topic', topic, topic, `name one of: ${bank.map(({ facts }) => facts.id).join(', ')}`)
  if (problems.list.length > 0) return refused(problems, 'Nothing was exported.')
  const wanted = bank.filter(({ facts }) => topics.length === 0 || topics.includes(facts.id))
  const leftOut: string[] = []
  const voices = outgoingVoices(wanted, languages.length === 0 ? LANGUAGES : languages, leftOut)
  const files = format === 'qti3' ? qtiFiles(voices, leftOut) : tableFiles(voices, format)
  for (const [path, content] of files) write(join(to, path), content)
  return {
    lines: [
      ...(leftOut.length > 0 ? ['Left out:', ...leftOut.map((line) => `· ${line}`), ''] : []),
      `${files.size} files written into ${to}.`,
    ],
    ok: files.size > 0,
  }
}

/** The files of a package; an item with a character that XML cannot hold is left out. */
export function qtiFiles(voices: readonly OutgoingVoice[], leftOut: string[]): Map<string, string> {
  const files = new Map<string, string>()
  const fit = voices.map((voice) => ({
    ...voice,
    items: voice.items.filter(({ item, texts }) => {
      const strange = unwritable([...texts.values()].join(''))
      if (strange) leftOut.push(`${item.id} (${voice.language}): XML cannot hold its character ${strange}.`)
      return strange === undefined
    }),
  }))
  files.set('imsmanifest.xml', qtiManifest(fit))
  for (const { topic, language, items } of fit)
    for (const item of items)
      files.set(itemPath(topic.facts.id, language, item.item.id), qtiItem(item, language))
  return files
}

function tableFiles(voices: readonly OutgoingVoice[], format: 'gift' | 'csv'): Map<string, string> {
  return new Map(
    voices.flatMap((voice) => {
      const content = format === 'csv' ? csvOfVoice(voice) : giftOfVoice(voice)
      const path = `${voice.topic.facts.id}.${voice.language}.${format}`
      return content === undefined ? [] : [[path, content] as const]
    }),
  )
}
