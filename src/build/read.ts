import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isMap, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import type { $ZodIssue, $ZodType, output } from 'zod/v4/core'
import { safeParse } from 'zod/v4/core'

/** A mistake in a content file, said so that its author can mend it: where, what stands there, what to do. */
export interface ContentProblem {
  readonly file: string
  readonly place: string
  readonly value: string
  readonly remedy: string
}

/** Collects problems so that one run names them all. */
export class Problems {
  readonly list: ContentProblem[] = []

  add(file: string, place: string, value: unknown, remedy: string): void {
    const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
    this.list.push({ file, place, value: shown.slice(0, 120), remedy })
  }
}

/** Where the content lies and how its files are named in messages. */
export interface Wing {
  readonly root: string
}

/** The folders in a folder of the content wing, in the order of their names. */
export function foldersIn(wing: Wing, folder: string): string[] {
  const at = join(wing.root, folder)
  if (!existsSync(at)) return [] // a wing need not have every kind of content
  return readdirSync(at)
    .filter((name) => statSync(join(at, name)).isDirectory())
    .sort()
    .map((name) => `${folder}/${name}`)
}

/** The text of a content file, or nothing when there is none. */
export function textOf(wing: Wing, file: string): string | undefined {
  try {
    return readFileSync(join(wing.root, file), 'utf8')
  } catch {
    return undefined // a missing voice is reported by whoever asked for it
  }
}

/** A path as it is shown to an author. */
export function shownPath(wing: Wing, path: string): string {
  return relative(wing.root, path)
}

/** Parses a YAML text with a schema; every deviation becomes a problem with its line. */
export function parseYaml<Schema extends $ZodType>(
  text: string,
  schema: Schema,
  file: string,
  problems: Problems,
): output<Schema> | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const first = document.errors[0]
  if (first) {
    const { line } = lines.linePos(first.pos[0])
    problems.add(
      file,
      `line ${line}`,
      first.message.split('\n')[0],
      'write valid YAML; quote texts that hold ": " or " #"',
    )
    return undefined
  }
  const parsed = safeParse(schema, document.toJS())
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues)
    problems.add(file, placeOf(document, lines, issue.path), valueAt(document, issue.path), remedyFor(issue))
  return undefined
}

function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): string {
  const shown = path.map(String).join('.')
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined
    if (node?.range) return `line ${lines.linePos(node.range[0]).line}, ${shown}`
  }
  return shown || 'line 1'
}

function valueAt(document: Document, path: readonly PropertyKey[]): unknown {
  const node: unknown = document.getIn(path as PropertyKey[], true)
  if (isMap(node) || isSeq(node)) return node.toJSON()
  return node === undefined ? 'nothing' : document.getIn(path as PropertyKey[])
}

/** What an author should do about a deviation from a schema. */
export function remedyFor(issue: $ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `remove or correct the key ${issue.keys.join(', ')}`
    case 'invalid_value':
      return `write one of: ${issue.values.map(String).join(', ')}`
    case 'invalid_type':
      return `write a ${issue.expected}`
    case 'too_small':
      return `at least ${issue.minimum} needed`
    case 'too_big':
      return `at most ${issue.maximum} allowed`
    case 'invalid_format':
      return `write it in the form ${'pattern' in issue ? issue.pattern : issue.format}`
    default:
      return issue.message
  }
}
