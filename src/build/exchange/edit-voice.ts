import { isScalar, parseDocument, type Scalar } from 'yaml'

/** How a voice is written: keys plain, every text between double quotes on one line. */
const VOICE_STYLE = {
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'PLAIN',
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  lineWidth: 0,
} as const

/** A text and where it stands in a voice. */
export interface Edit {
  readonly path: readonly string[]
  readonly text: string
}

/**
 * Lays texts into a voice file. A text that stood there is replaced where it stood, so that order, comments and everything
 * else keep their bytes; a text that did not is added at the end of its list; an empty source becomes a new voice.
 */
export function editVoice(source: string, edits: readonly Edit[]): string {
  const document = parseDocument(source)
  const spans: Array<{ from: number; to: number; text: string }> = []
  const added: Edit[] = []
  for (const edit of edits) {
    const node = document.getIn(edit.path, true)
    if (isScalar(node) && node.range) spans.push(spanOf(source, node, edit.text))
    else added.push(edit)
  }
  let edited = source
  for (const { from, to, text } of spans.sort((a, b) => b.from - a.from))
    edited = edited.slice(0, from) + text + edited.slice(to)
  return added.length === 0 ? edited : withAdded(edited, added)
}

function spanOf(source: string, { range }: Scalar, text: string): { from: number; to: number; text: string } {
  const [from = 0, to = 0] = range ?? []
  // A block scalar ends with its line break, which must stay.
  const end = source.slice(from, to).endsWith('\n') ? '\n' : ''
  return { from, to, text: quoted(text) + end }
}

function withAdded(source: string, added: readonly Edit[]): string {
  const document = parseDocument(source)
  for (const { path, text } of added) document.setIn(path, text)
  return document.toString(VOICE_STYLE)
}

/** A text between double quotes; what an editor would not show is written by its number. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
