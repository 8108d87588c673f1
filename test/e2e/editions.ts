import { createHash, generateKeyPairSync } from 'node:crypto'
import { signingKey, signText, type SigningKey } from '../../src/build/sign.ts'
import type { Language } from '../../src/core/language.ts'
import { writeBundle } from '../../src/core/pack/bundle.ts'
import { canonicalJson } from '../../src/core/pack/canonical.ts'
import { type Pack, packSchema } from '../../src/core/pack/content.ts'
import { AUDIENCE, type Manifest, manifestSchema, PACK_FORMAT } from '../../src/core/pack/manifest.ts'
import { type Files, withFiles } from './builds.ts'

/** The key whose packs the app under test trusts. */
export const OURS = signingKey(process.env, process.env['DATA_DIR'] ?? 'data')

/** A good key that is nobody's we know. */
export function foreignKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { secret: privateKey, open: publicKey.export({ format: 'jwk' }).x ?? '' }
}

/** A pack's text with what a manifest says of it, true or not. */
export interface WrittenPack {
  readonly kind: string
  readonly language: string
  readonly text: string
}

/** A signed set of packs, wherever it lies. */
export interface Edition {
  readonly version: number
  readonly issued: string
  readonly envelope: string
  /** Texts by path below /packs/. */
  readonly texts: ReadonlyMap<string, string>
  readonly hashes: ReadonlyMap<string, string>
}

interface Signing {
  readonly version: number
  readonly issued: string
  readonly key?: SigningKey
  /** Alters the manifest before it is signed. */
  readonly alter?: (manifest: Manifest) => unknown
}

/** Signs packs as the training centre does. */
export function signed(packs: readonly WrittenPack[], signing: Signing): Edition {
  const { version, issued, key = OURS, alter = (manifest) => manifest } = signing
  const written = packs.map(({ kind, language, text }) => {
    const sha256 = createHash('sha256').update(text).digest('hex')
    return { kind, language, text, sha256, path: `${language}/${kind}.${sha256.slice(0, 16)}.json` }
  })
  const manifest = {
    format: PACK_FORMAT,
    audience: AUDIENCE,
    version,
    issued,
    packs: written.map(({ text, ...entry }) => ({ ...entry, bytes: Buffer.byteLength(text), wire: 1 })),
  } as Manifest
  const payload = canonicalJson(alter(manifest))
  return {
    version,
    issued,
    envelope: canonicalJson({ payload, signature: signText(payload, key), key: key.open }),
    texts: new Map(written.map(({ path, text }) => [path, text])),
    hashes: new Map(written.map(({ sha256, text }) => [sha256, text])),
  }
}

/** The server's files with another edition on it. */
export function published(files: Files, { envelope, texts }: Edition): Files {
  return withFiles(files, [
    ['/packs/manifest.json', envelope],
    ...[...texts].map(([path, text]) => [`/packs/${path}`, text] as const),
  ])
}

/** The file by which a phone hands an edition on. */
export function handOverFile(language: Language, { envelope, hashes }: Edition): string {
  return writeBundle(language, envelope, Object.fromEntries(hashes))
}

/** What the built manifest says. */
export function builtManifest(files: Files): Manifest {
  const { payload } = JSON.parse(files.get('/packs/manifest.json')?.plain.toString() ?? '') as {
    payload: string
  }
  return manifestSchema.parse(JSON.parse(payload))
}

/** The built packs of a language. */
export function builtPacks(files: Files, language: Language): Pack[] {
  return builtManifest(files)
    .packs.filter((entry) => entry.language === language)
    .map((entry) => packSchema.parse(JSON.parse(files.get(`/packs/${entry.path}`)?.plain.toString() ?? '')))
}

/** The built packs of a language, cut down to a few pieces each: real, and quick. */
export function fewPacks(files: Files, language: Language): Pack[] {
  return builtPacks(files, language).map((pack): Pack => {
    switch (pack.kind) {
      case 'guide':
        return { ...pack, chapters: pack.chapters.slice(0, 2) }
      case 'cards':
        return { ...pack, themes: pack.themes.slice(0, 1) }
      case 'terms':
        return { ...pack, terms: pack.terms.slice(0, 5) }
      case 'protocols':
        return { ...pack, forms: pack.forms.slice(0, 1) }
      case 'scenarios':
        return { ...pack, scenes: pack.scenes.slice(0, 2) }
      case 'questions':
        return { ...pack, topics: pack.topics.slice(0, 2), exams: [] }
      case 'sessions':
        return { ...pack, plans: pack.plans.slice(0, 1) }
    }
  })
}

/** Writes a pack as the build does. */
export function written(pack: Pack): WrittenPack {
  return { kind: pack.kind, language: pack.language, text: canonicalJson(pack) }
}

/** A time of signing some days after another, or before it. */
export function daysFrom(issued: string, days: number): string {
  return new Date(Date.parse(issued) + days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z')
}
