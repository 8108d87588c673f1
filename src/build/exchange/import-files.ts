import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Problems, type Wing } from '../read.ts'
import { write } from '../written.ts'
import { type BankTopic, itemsIn, type KnownItem, readBank } from './bank.ts'
import { readCsvTexts } from './csv-bank.ts'
import type { Incoming, IncomingText } from './incoming.ts'
import { type Outcome, refused } from './outcome.ts'
import { languagesIn, type PlannedFile, planImport } from './plan-import.ts'
import { readGiftTexts } from './read-gift.ts'
import { readQtiItem } from './read-qti.ts'
import { freshItems, readQtiManifest } from './read-qti-manifest.ts'
import { parseXml } from './xml-read.ts'

/** Brings files back into the bank: all of them, or, when anything in them does not fit, none. */
export function importFiles(wing: Wing, paths: readonly string[]): Outcome {
  const problems = new Problems()
  const bank = readBank(wing, problems)
  const incoming = readAll(paths, bank, problems)
  const plan =
    problems.list.length === 0 ? planImport(wing, bank, incoming, problems) : { files: [], same: 0 }
  if (problems.list.length > 0) return refused(problems, 'Nothing was written.')
  for (const { file, content } of plan.files) write(join(wing.root, file), content)
  return { lines: [...aboutDrawn(incoming.drawn), ...told(plan.files, plan.same)], ok: true }
}

function readAll(paths: readonly string[], bank: readonly BankTopic[], problems: Problems): Incoming {
  const known = itemsIn(bank)
  const texts: IncomingText[] = []
  const topics: Incoming['topics'][number][] = []
  const drawn = new Set<string>()
  for (const path of paths) {
    const text = textIn(path, problems)
    if (text === undefined) continue
    if (path.endsWith('.csv')) texts.push(...readCsvTexts(text, path, bank, known, problems))
    else if (path.endsWith('.gift') || path.endsWith('.txt'))
      texts.push(...readGiftTexts(text, path, known, problems))
    else if (path.endsWith('.xml')) {
      const come = readXml(path, text, { bank, known, problems, drawn })
      texts.push(...come.texts)
      topics.push(...come.topics)
    } else
      problems.add(path, 'name', basename(path), 'bring imsmanifest.xml, an item .xml, a .gift or a .csv')
  }
  return { texts, topics, drawn: [...drawn] }
}

function readXml(
  path: string,
  text: string,
  into: {
    bank: readonly BankTopic[]
    known: Map<string, KnownItem>
    problems: Problems
    drawn: Set<string>
  },
): Pick<Incoming, 'texts' | 'topics'> {
  const { bank, known, problems, drawn } = into
  const document = parseXml(text, path, problems)
  if (!document) return { texts: [], topics: [] }
  if (document.documentElement?.localName !== 'manifest')
    return { texts: readQtiItem({ file: path, document }, known, problems, drawn), topics: [] }
  const inBank = new Set(bank.map(({ facts }) => facts.id))
  const { hrefs, heads, topics } = readQtiManifest(document, path, inBank, problems)
  for (const [id, item] of freshItems(topics)) {
    const twin = known.get(id)
    if (twin) problems.add(path, id, id, `name it otherwise: topic ${twin.topic} has an item of this name`)
    known.set(id, item)
  }
  const texts = hrefs.flatMap((href) => {
    const file = join(dirname(path), href)
    const said = textIn(file, problems)
    const item = said === undefined ? undefined : parseXml(said, file, problems)
    return item ? readQtiItem({ file, document: item }, known, problems, drawn) : []
  })
  return { texts: [...heads, ...texts], topics }
}

/** The text of a file that somebody named; one that is missing or not UTF-8 becomes a problem. */
function textIn(path: string, problems: Problems): string | undefined {
  if (!existsSync(path)) {
    problems.add(path, 'whole file', 'missing', 'name a file that exists')
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
  } catch {
    problems.add(path, 'whole file', 'not UTF-8', 'save it as UTF-8 (in a spreadsheet: CSV UTF-8)')
    return undefined
  }
}

function aboutDrawn(ids: readonly string[]): string[] {
  if (ids.length === 0) return []
  return [
    `Left out: ${ids.join(', ')}. Their figures were drawn once when they went out, and another tool cannot draw them anew; reword them in content/questions/ or by CSV.`,
  ]
}

function told(files: readonly PlannedFile[], same: number): string[] {
  if (files.length === 0) return [`Unchanged: ${same} texts are as they stand in the bank.`]
  const changed = languagesIn(files)
  return [
    ...files.flatMap(({ file, changes }) => [
      `content/${file}: ${changes.length} changed`,
      ...changes.map((change) => `  ${change}`),
    ]),
    `${same} texts are as they were.`,
    changed.includes('ka')
      ? 'Georgian changed: run npm run content, bring the translations up to date, then stamp them.'
      : 'Run npm run content; when a translation agrees with the Georgian text, stamp it.',
  ]
}
