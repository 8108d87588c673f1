import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { Language } from '../core/language.ts'
import { fingerprint } from './sources.ts'

/**
 * Writes into a translation the fingerprint of the source text it now agrees with.
 * Returns what was done, in words.
 */
export function stampTranslation(path: string, source: Language): string {
  const extension = extname(path)
  const sourcePath = join(dirname(path), `${source}${extension}`)
  if (path === sourcePath) return `${path} is the source itself; nothing to stamp`
  const of = fingerprint(readFileSync(sourcePath, 'utf8'))
  const text = readFileSync(path, 'utf8')
  const line = `of: ${extension === '.yml' ? `"${of}"` : of}`
  const stamped = /^of:.*$/m.test(text)
    ? text.replace(/^of:.*$/m, line)
    : extension === '.md'
      ? text.replace(/^---\r?\n/, `---\n${line}\n`)
      : `${line}\n${text}`
  if (stamped === text) return `${path} already agrees with its source`
  writeFileSync(path, stamped)
  return `${path} now says it was made from ${of}`
}
