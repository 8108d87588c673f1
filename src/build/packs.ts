import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { LANGUAGES } from '../core/language.ts'
import { canonicalJson } from '../core/pack/canonical.ts'
import { packSchema } from '../core/pack/content.ts'
import { type Manifest, manifestSchema, PACK_FORMAT, type PackEntry } from '../core/pack/manifest.ts'
import { compilePacks } from './compile.ts'
import { checkParity, compareVoices } from './parity.ts'
import { Problems, parseYaml, textOf, type Wing } from './read.ts'
import { type SigningKey, signText } from './sign.ts'
import { packsFileSchema, readSources, type Sources, type TableRow } from './sources.ts'

/** What a run over the content came to. */
export interface ContentReport {
  readonly problems: Problems
  readonly table: readonly TableRow[]
  readonly remarks: readonly string[]
  /** The role-plays as they were read, for their maps. */
  readonly scenes: Sources['scenes']
  /** The question bank, for its counts. */
  readonly questions: Sources['questions']
  /** The mock exams drawn from it. */
  readonly exams: Sources['exams']
  /** The session plans, for theirs. */
  readonly sessions: Sources['sessions']
  readonly manifest: Manifest | undefined
}

/** Reads, checks and compiles the content wing; writes packs and signed manifest into `target` unless something is wrong. */
export function makePacks(wing: Wing, target: string, key: SigningKey, now: Date): ContentReport {
  const problems = new Problems()
  const plan = parseYaml(textOf(wing, 'packs.yml') ?? '', packsFileSchema, 'packs.yml', problems)
  if (!plan)
    return {
      problems,
      table: [],
      remarks: [],
      scenes: [],
      questions: [],
      exams: [],
      sessions: [],
      manifest: undefined,
    }
  const sources = readSources(wing, plan.source, problems)
  checkParity(sources, problems)
  const packs = LANGUAGES.flatMap((language) =>
    compilePacks(sources, { language, polling: plan.polling }, problems),
  )
  const remarks = compareVoices(sources)
  const found = {
    problems,
    table: sources.table,
    remarks,
    scenes: sources.scenes,
    questions: sources.questions,
    exams: sources.exams,
    sessions: sources.sessions,
  }
  if (problems.list.length > 0) return { ...found, manifest: undefined }

  rmSync(join(target, 'next'), { recursive: true, force: true })
  const texts = new Map<string, string>()
  const entries = packs.map((pack): PackEntry => {
    const text = canonicalJson(packSchema.parse(pack))
    const sha256 = createHash('sha256').update(text).digest('hex')
    const path = `${pack.language}/${pack.kind}.${sha256.slice(0, 16)}.json`
    texts.set(path, text)
    return {
      kind: pack.kind,
      language: pack.language,
      path,
      sha256,
      bytes: Buffer.byteLength(text),
      wire: brotliCompressSync(text).length,
    }
  })
  const manifest = withTime(
    { format: PACK_FORMAT, audience: plan.audience, version: plan.version, packs: entries },
    target,
    key,
    now,
  )
  const payload = canonicalJson(manifest)
  rmSync(target, { recursive: true, force: true })
  for (const [path, text] of texts) write(join(target, path), text)
  write(
    join(target, 'manifest.json'),
    canonicalJson({ payload, signature: signText(payload, key), key: key.open }),
  )
  return { ...found, manifest }
}

/** Keeps the time of signing of an unchanged manifest, so that building twice asks nobody to download again. */
function withTime(manifest: Omit<Manifest, 'issued'>, target: string, key: SigningKey, now: Date): Manifest {
  const present = presentManifest(target, key)
  if (present && canonicalJson({ ...present, issued: '' }) === canonicalJson({ ...manifest, issued: '' }))
    return present
  return { ...manifest, issued: now.toISOString().replace(/\.\d+Z$/, 'Z') }
}

function presentManifest(target: string, key: SigningKey): Manifest | undefined {
  const path = join(target, 'manifest.json')
  if (!existsSync(path)) return undefined
  const envelope = JSON.parse(readFileSync(path, 'utf8')) as { payload?: string; key?: string }
  if (envelope.key !== key.open || !envelope.payload) return undefined
  const parsed = manifestSchema.safeParse(JSON.parse(envelope.payload))
  return parsed.success ? parsed.data : undefined
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
