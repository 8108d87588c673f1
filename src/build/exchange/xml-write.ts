/** An element to be written; its children are elements, or it holds one text. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[] | string
}

/** An element. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlElement[] | string = [],
): XmlElement {
  return { name, attributes, children }
}

/** A whole XML file. Indented between elements, never inside a text. */
export function xmlFile(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`
}

function written({ name, attributes, children }: XmlElement, indent: string): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const open = `${indent}<${name}${head.join('')}`
  if (children.length === 0) return `${open}/>\n`
  if (typeof children === 'string') return `${open}>${escapeXml(children)}</${name}>\n`
  return `${open}>\n${children.map((child) => written(child, `${indent}  `)).join('')}${indent}</${name}>\n`
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Escapes a text for an element or an attribute. White space other than a single space is written by its number, as a
 * reader would otherwise fold or lose it.
 */
export function escapeXml(text: string): string {
  return text.replace(
    /[&<>"\t\r\n\u0085\u2028\ufeff]/g,
    (character) => NAMED[character] ?? `&#${character.codePointAt(0)};`,
  )
}

/** The first character that XML 1.0 cannot hold even by number, as U+0007; nothing when there is none. */
export function unwritable(text: string): string | undefined {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const fits =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000
    if (!fits) return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  }
  return undefined
}
