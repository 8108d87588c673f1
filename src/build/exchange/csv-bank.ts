import { languageSchema } from '../../core/language-schema.ts'
import type { Problems } from '../read.ts'
import type { BankTopic, KnownItem } from './bank.ts'
import type { OutgoingVoice } from './complete.ts'
import { readCsv, writeCsv } from './csv.ts'
import type { IncomingText } from './incoming.ts'
import { type Part, partsOf } from './parts.ts'

const COLUMNS = ['id', 'kind', 'language', 'part', 'part-id', 'text', 'why', 'right'] as const

interface Row {
  readonly id: string
  readonly kind: string
  readonly language: string
  readonly part: string
  readonly partId: string
  readonly text: string
  readonly why: string
  readonly right: string
}

/** What stands under `kind` in the rows about a topic itself. */
const TOPIC = 'topic'

/** A topic in one language as a table: a row for its title, its line, and every place of its items that holds words. */
export function csvOfVoice({ topic, language, words, items }: OutgoingVoice): string {
  const head = (part: string, text: string): string[] => [
    topic.facts.id,
    TOPIC,
    language,
    part,
    '',
    text,
    '',
    '',
  ]
  const rows = items.flatMap(({ item, texts }) =>
    partsOf(item).map((part) => [
      item.id,
      item.kind,
      language,
      part.name,
      part.id,
      texts.get(part.text) ?? '',
      part.why === undefined ? '' : (texts.get(part.why) ?? ''),
      part.right,
    ]),
  )
  return writeCsv([[...COLUMNS], head('title', words.title), head('about', words.about), ...rows])
}

/** Reads the texts of a table. Every row must name a place that items.yml has; what is right stays as it is there. */
export function readCsvTexts(
  text: string,
  file: string,
  bank: readonly BankTopic[],
  known: ReadonlyMap<string, KnownItem>,
  problems: Problems,
): IncomingText[] {
  const rows = readCsv(text, file, problems)
  if (!rows) return []
  const names = (rows[0] ?? []).map((name) => name.trim().toLowerCase())
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    problems.add(file, 'row 1', names.join(', '), `add the columns ${missing.join(', ')}`)
    return []
  }
  return rows.slice(1).flatMap((cells, index) => {
    const place = `row ${index + 2}`
    if (cells.every((cell) => cell.trim() === '')) return []
    if (cells.length !== names.length) {
      problems.add(file, place, cells.join(' | '), `give the row ${names.length} cells, not ${cells.length}`)
      return []
    }
    const at = (column: (typeof COLUMNS)[number]): string => cells[names.indexOf(column)] ?? ''
    const row: Row = {
      id: at('id').trim(),
      kind: at('kind').trim(),
      language: at('language').trim(),
      part: at('part').trim(),
      partId: at('part-id').trim(),
      text: at('text'),
      why: at('why'),
      right: at('right').trim().toLowerCase(),
    }
    return textsOfRow(row, { file, place }, bank, known, problems)
  })
}

function textsOfRow(
  row: Row,
  where: { file: string; place: string },
  bank: readonly BankTopic[],
  known: ReadonlyMap<string, KnownItem>,
  problems: Problems,
): IncomingText[] {
  const refuse = (value: string, remedy: string): IncomingText[] => {
    problems.add(where.file, where.place, value, remedy)
    return []
  }
  const language = languageSchema.safeParse(row.language)
  if (!language.success) return refuse(row.language, 'write one of: ka, hy, az, en')
  const { id } = row
  const come = { ...where, language: language.data, exact: true }
  if (row.kind === TOPIC) {
    const path = row.part
    if (!bank.some(({ facts }) => facts.id === id)) return refuse(id, 'name a topic of the bank')
    if (path !== 'title' && path !== 'about') return refuse(path, 'write title or about')
    if (row.text === '') return refuse('', 'write a text, or take the row out')
    return [{ ...come, topic: id, item: undefined, path, text: row.text }]
  }
  const found = known.get(id)
  if (!found) return refuse(id, 'name a question of the bank; write a new one into items.yml first')
  if (row.kind !== found.item.kind)
    return refuse(row.kind, `write ${found.item.kind}, or change the kind in items.yml`)
  const part = partsOf(found.item).find(({ name, id: partId }) => name === row.part && partId === row.partId)
  if (!part) return refuse(`${row.part} ${row.partId}`, `name a part that ${id} has in items.yml`)
  const problem = problemOfPart(part, row)
  if (problem) return refuse(problem.value, problem.remedy)
  const texts = [{ ...come, topic: found.topic, item: id, path: part.text, text: row.text }]
  if (part.why !== undefined)
    texts.push({ ...come, topic: found.topic, item: id, path: part.why, text: row.why })
  return texts
}

function problemOfPart(part: Part, row: Row): { value: string; remedy: string } | undefined {
  if (row.right !== part.right)
    return {
      value: `right: ${row.right}`,
      remedy: `leave “${part.right}” there; what is right is changed in items.yml, where its law stands`,
    }
  if (row.text === '') return { value: '', remedy: 'write a text, or take the row out' }
  if (part.why !== undefined && row.why === '')
    return { value: row.text, remedy: 'write under “why” what comes of it, or take the row out' }
  if (part.why === undefined && row.why !== '')
    return { value: row.why, remedy: `leave “why” empty: ${part.name} has no feedback of its own` }
  return undefined
}
