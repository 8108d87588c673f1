import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod/mini'
import { Problems, parseYaml } from '../../../src/build/read.ts'
import type { Language } from '../../../src/core/language.ts'
import {
  type MarkFile,
  type MarkWords,
  markFileSchema,
  markWordsSchema,
} from '../../../src/core/protocol/mark.ts'

const WING = new URL('../../../content/marks', import.meta.url).pathname

/** The marks of a country, parsed as the build parses them; a mistake in them fails the test with its place. */
export function marksOf(country: string): MarkFile {
  return read(country, 'marks', markFileSchema)
}

/** What one language says about them. */
export function wordsOf(country: string, language: Language): MarkWords {
  return read(country, language, markWordsSchema)
}

const known = new Map<string, unknown>()

function read<Schema extends z.ZodMiniType>(country: string, name: string, schema: Schema): z.infer<Schema> {
  const file = `${country}/${name}.yml`
  if (known.has(file)) return known.get(file) as z.infer<Schema>
  const problems = new Problems()
  const found = parseYaml(readFileSync(join(WING, file), 'utf8'), schema, file, problems)
  if (found === undefined) throw new Error(`${file}:\n${JSON.stringify(problems.list, null, 2)}`)
  known.set(file, found)
  return found
}
