import { isDeepStrictEqual } from 'node:util'
import { momentIn } from './data-types.ts'
import type { Statement } from './schema.ts'

/*
 * Whether two statements of one id say the same (1.0.3 part two, section 2.3.1): what a server may have added or changed, how activities
 * and verbs are described, and in which order groups and activities stand, does not count.
 */

type Json = Readonly<Record<string, unknown>>

/** Whether the second statement may pass for the first. */
export function sameStatement(one: Statement, other: Statement): boolean {
  const [a, b] = [meaningOf(one), meaningOf(other)]
  // a moment that was not given is the server's
  if (one.timestamp === undefined || other.timestamp === undefined) {
    delete a['timestamp']
    delete b['timestamp']
  }
  return isDeepStrictEqual(a, b)
}

const IGNORED: ReadonlySet<string> = new Set(['id', 'stored', 'authority', 'version'])

function meaningOf(statement: Statement): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(statement).flatMap(([name, value]) =>
      IGNORED.has(name) || isEmptyList(value) ? [] : [[name, meaning(name, value)]],
    ),
  )
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** One member in the form in which it is compared. */
function meaning(name: string, value: unknown): unknown {
  switch (name) {
    case 'extensions':
    case 'response':
      return value // of these nothing is known
    case 'timestamp':
      return momentIn(String(value), '1.0.3')
    case 'duration':
      return String(value).replace(/(\d+[.,]\d\d)\d+/, '$1')
    case 'id':
    case 'registration':
    case 'sha2':
    case 'mbox_sha1sum':
      return isUuidOrHash(value) ? value.toLowerCase() : value
    case 'member':
    case 'contextAgents':
    case 'contextGroups':
    case 'relevantTypes':
    case 'attachments':
      return sorted((value as readonly unknown[]).map((each) => plain(each)))
    case 'parent':
    case 'grouping':
    case 'category':
    case 'other':
      return sorted([value].flat().map((each) => plain(each)))
    default:
      return plain(value)
  }
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => plain(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value as Json).flatMap(([name, member]) =>
      isDescription(name, value as Json) ? [] : [[name, meaning(name, member)]],
    ),
  )
}

/** How a verb, an activity or an attachment is described, and what is taken for said where nothing is said. */
function isDescription(name: string, of: Json): boolean {
  if (name === 'display' || name === 'definition' || name === 'description' || name === 'fileUrl') return true
  return name === 'objectType' && (of[name] === 'Agent' || of[name] === 'Activity')
}

const isUuidOrHash = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f-]{36,128}$/i.test(value)

function sorted(values: readonly unknown[]): readonly unknown[] {
  const text = new Map(values.map((value) => [value, JSON.stringify(inOrder(value))]))
  return values.toSorted((a, b) => ((text.get(a) ?? '') < (text.get(b) ?? '') ? -1 : 1))
}

/** Members by name, so that equal values have equal texts. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, inOrder(member)]),
  )
}
