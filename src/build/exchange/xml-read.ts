import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import type { Problems } from '../read.ts'
import { folded } from './incoming.ts'

/** Tags that only set out a text in lines; anything else in a text of ours would be lost, so it is refused. */
const PLAIN_TAGS = new Set(['p', 'div', 'span'])

/**
 * Parses an XML file. One that is not well formed, or brings a document type (with which a file can blow itself up), becomes
 * a problem with its line.
 */
export function parseXml(text: string, file: string, problems: Problems): Document | undefined {
  const typed = /<!DOCTYPE/i.exec(text)
  if (typed) {
    const line = text.slice(0, typed.index).split('\n').length
    problems.add(file, `line ${line}`, '<!DOCTYPE', 'take the document type out; none is needed')
    return undefined
  }
  let wrong: { line: number; message: string } | undefined
  try {
    const parser = new DOMParser({
      onError: (_, message, context: { locator?: { lineNumber?: number } }) => {
        wrong ??= { line: context.locator?.lineNumber ?? 1, message }
      },
    })
    const document = parser.parseFromString(text.replace(/^\ufeff/, ''), 'text/xml')
    if (!wrong) return document
  } catch (error) {
    wrong ??= { line: 1, message: error instanceof Error ? error.message : String(error) }
  }
  problems.add(
    file,
    `line ${wrong.line}`,
    wrong.message.split('\n')[0],
    'bring a file of well-formed XML; export it anew if it was cut off',
  )
  return undefined
}

/** The child elements of an element that are called so. */
export function childrenOf(parent: Element | Document, name?: string): Element[] {
  const found: Element[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (isElement(node) && (name === undefined || node.localName === name)) found.push(node)
  return found
}

/** Every element below that is called so, in the order of the file. */
export function below(parent: Element | Document, name: string): Element[] {
  return [...parent.getElementsByTagNameNS('*', name)]
}

/** The line of a file in which an element begins. */
export function lineOf(element: Element): string {
  return `line ${element.lineNumber ?? 1}`
}

/** The text of an element: exactly as it stands where it holds nothing else, folded where a tool has set it in paragraphs. */
export function textOfElement(element: Element, file: string, problems: Problems): string {
  const inner = [...element.getElementsByTagName('*')]
  const strange = inner.find(({ localName }) => !PLAIN_TAGS.has(localName ?? ''))
  if (strange)
    problems.add(
      file,
      lineOf(strange),
      `<${strange.tagName}>`,
      'our texts are plain: take the tag out and leave its words',
    )
  const text = element.textContent ?? ''
  return inner.length > 0 ? folded(text) : text
}

function isElement(node: { nodeType: number }): node is Element {
  return node.nodeType === 1
}
