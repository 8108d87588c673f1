/*
 * JSON from strangers. What `JSON.parse` lets pass and two readers would understand differently is refused here: a key that stands twice
 * in one object (the first counts for one reader, the last for another), and nesting beyond what any of our shapes has.
 */

/** Deeper than any batch or statement goes. */
const DEEPEST = 32

/** The value of a JSON text; nothing when it is none, or is nested too deeply, or has a key twice. */
export function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isPlain(text, value) ? { value } : undefined
  } catch {
    return undefined
  }
}

/** The text of bytes in UTF-8; nothing when they are not. */
export function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Every key brings a colon, and a key that stands twice is in the value once: so where there are as many colons in the text as there are keys and
 * colons in the value, none does. Only where they differ, or a colon may be written as \u003a, the text is walked over sign by sign, which takes
 * several times as long.
 */
function isPlain(text: string, value: unknown): boolean {
  const colons = keysAndColons(value, 0)
  if (colons === undefined) return false
  return (colons === colonsIn(text) && !text.includes('\\u003')) || hasEachKeyOnce(text)
}

/** Nothing where it is too deep. */
function keysAndColons(value: unknown, depth: number): number | undefined {
  if (typeof value === 'string') return colonsIn(value)
  if (value === null || typeof value !== 'object') return 0
  if (depth === DEEPEST) return undefined
  let sum = 0
  const isList = Array.isArray(value)
  for (const key of Object.keys(value)) {
    const within = keysAndColons((value as Record<string, unknown>)[key], depth + 1)
    if (within === undefined) return undefined
    sum += within + (isList ? 0 : 1 + colonsIn(key))
  }
  return sum
}

function colonsIn(text: string): number {
  let count = 0
  for (let place = text.indexOf(':'); place >= 0; place = text.indexOf(':', place + 1)) count++
  return count
}

const [QUOTE, ESCAPE, COMMA] = [0x22, 0x5c, 0x2c]
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d]

/** Walks over a text that is known to be JSON. */
function hasEachKeyOnce(text: string): boolean {
  /** What is open: the keys of an object so far, or nothing for a list. It is not too deep. */
  const open: (Set<string> | undefined)[] = []
  let isKey = false
  for (let place = 0; place < text.length; place++) {
    const sign = text.charCodeAt(place)
    if (sign === QUOTE) {
      const end = endOfString(text, place)
      const keys = isKey ? open.at(-1) : undefined
      if (keys) {
        const key = keyOf(text.slice(place, end + 1))
        if (keys.has(key)) return false
        keys.add(key)
        isKey = false
      }
      place = end
    } else if (sign === OPEN || sign === OPEN_LIST) {
      isKey = sign === OPEN
      open.push(isKey ? new Set() : undefined)
    } else if (sign === CLOSE || sign === CLOSE_LIST) open.pop()
    else if (sign === COMMA) isKey = open.at(-1) !== undefined
  }
  return true
}

function endOfString(text: string, start: number): number {
  let place = start + 1
  while (text.charCodeAt(place) !== QUOTE) place += text.charCodeAt(place) === ESCAPE ? 2 : 1
  return place
}

function keyOf(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)
}
