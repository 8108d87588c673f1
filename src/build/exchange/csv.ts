import type { Problems } from '../read.ts'

/*
 * Tables as RFC 4180 has them: cells with a comma, a quote or a line break stand between quotes, rows end with CR LF. Written
 * with a byte order mark, without which spreadsheet programs take UTF-8 for something else.
 */

const MARK = '\ufeff'

/** Writes a table. */
export function writeCsv(rows: ReadonlyArray<readonly string[]>): string {
  return MARK + rows.map((row) => `${row.map((cell) => quotedCell(harmless(cell))).join(',')}\r\n`).join('')
}

function quotedCell(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that already has
 * apostrophes before such a beginning: then taking one away gives back what was there.
 */
export function harmless(text: string): string {
  return /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
}

/** Takes back what `harmless` put before a text. */
export function unharmed(text: string): string {
  return /^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text
}

/**
 * Reads a table: comma, semicolon or tab between cells (spreadsheets choose by country), whichever its first row uses. Rows
 * are numbered as a spreadsheet numbers them. A table that is broken becomes a problem.
 */
export function readCsv(text: string, file: string, problems: Problems): string[][] | undefined {
  const body = text.startsWith(MARK) ? text.slice(1) : text
  const first = body.split(/\r?\n/, 1)[0] ?? ''
  const separator = [',', ';', '\t'].find((mark) => first.includes(mark)) ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const refuse = (value: string, remedy: string): undefined => {
    problems.add(file, `row ${rows.length + 1}`, value, remedy)
    return undefined
  }
  while (at < body.length) {
    let cell = ''
    if (body[at] === '"') {
      const end = closingQuote(body, at + 1)
      if (end < 0)
        return refuse(body.slice(at, at + 60), 'close the quote; a quote inside a text is written twice')
      cell = body.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
      if (at < body.length && body[at] !== separator && body[at] !== '\n' && body[at] !== '\r')
        return refuse(body.slice(at, at + 60), 'write a quote inside a text twice')
    } else {
      const end = endOfCell(body, at, separator)
      cell = body.slice(at, end)
      if (cell.includes('"'))
        return refuse(cell, 'put a text with quotes between quotes, and write each twice')
      at = end
    }
    row.push(unharmed(cell))
    if (body[at] === separator) {
      at++
      if (at < body.length) continue
      row.push('')
    }
    if (body[at] === '\r') at++
    if (body[at] === '\n') at++
    rows.push(row)
    row = []
  }
  return rows
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] !== '"') return at
    at++
  }
  return -1
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}
