import { join } from 'node:path'
import { compilePacks } from '../../src/build/compile.ts'
import { Problems } from '../../src/build/read.ts'
import { readSources } from '../../src/build/sources.ts'
import type { Language } from '../../src/core/language.ts'

/** The packs of a language. */
export type Packs = ReturnType<typeof compilePacks>

const problems = new Problems()
const sources = readSources({ root: join(process.cwd(), 'content') }, 'ka', problems)
const compiled = new Map<Language, Packs>()

/** The real content, compiled as the build compiles it (the build's own checks judge whether the content is right). */
export function realPacks(language: Language): Packs {
  const known = compiled.get(language)
  if (known) return known
  const packs = compilePacks(sources, { language }, problems)
  compiled.set(language, packs)
  return packs
}
