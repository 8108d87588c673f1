import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, brotliCompressSync } from 'node:zlib'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { signingKey, signText } from '../../src/build/sign.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { openPack } from '../../src/core/pack/content.ts'
import { openManifest } from '../../src/core/pack/manifest.ts'
import { checks } from '../../src/flow/checks.ts'
import { newPem } from '../core/pack/seal.ts'
import { realPacks } from './real-content.ts'
import { scratch, TestWing } from './wing.ts'

/** Every file below a folder, as path → text. */
function filesBelow(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

const later = new Date('2027-01-01T00:00:00Z')
const key = signingKey({ PACK_SIGNING_KEY: newPem() }, '')

let wing: TestWing
beforeEach(() => {
  wing = new TestWing()
})

describe('making packs', () => {
  test('twice gives the same bytes, so that nobody downloads again', () => {
    const first = wing.make(key)
    const files = filesBelow(wing.target)
    const second = wing.make(key, later)
    expect(second.manifest).toEqual(first.manifest)
    expect(filesBelow(wing.target)).toEqual(files)
    expect(first.manifest?.issued).toBe('2026-10-01T12:00:00Z')
  })

  test('after one changed word gives that language’s pack another name and leaves the others', () => {
    const before = wing.make(key).manifest
    wing.change('guide/01-opening/az.md', 'Qutunu möhürləyin.', 'Qutunu indi möhürləyin.')
    const after = wing.make(key, later).manifest
    const old = new Set(before?.packs.map(({ path }) => path))
    const fresh = after?.packs.map(({ path }) => path).filter((path) => !old.has(path))
    expect(fresh).toEqual([expect.stringMatching(/^az\/guide\.[0-9a-f]{16}\.json$/)])
    expect(after?.issued).toBe('2027-01-01T00:00:00Z')
    expect(Object.keys(filesBelow(wing.target))).toHaveLength(13)
  })

  test('with another key is another issue', () => {
    wing.make(key)
    expect(wing.make(signingKey({ PACK_SIGNING_KEY: newPem() }, ''), later).manifest?.issued).toBe(
      '2027-01-01T00:00:00Z',
    )
  })

  test('gives what the app opens: signature, sizes, hashes, every pack', async () => {
    wing.write('packs.yml', wing.read('packs.yml').replace('xx-pec', 'ge-pec'))
    wing.make(key)
    const files = filesBelow(wing.target)
    const opened = await openManifest(files['manifest.json'] ?? '', { ...checks, trusted: [key.open] })
    if (!opened.ok) throw new Error(opened.problem)
    expect(opened.value.version).toBe(7)
    for (const entry of opened.value.packs) {
      const text = files[entry.path] ?? ''
      expect(await openPack(text, entry, checks)).toMatchObject({ ok: true, value: { kind: entry.kind } })
      expect(entry.bytes).toBe(Buffer.byteLength(text))
      expect(entry.wire).toBe(brotliCompressSync(text).length)
      expect(brotliDecompressSync(brotliCompressSync(text)).toString()).toBe(text)
    }
  })
})

describe('the real packs', () => {
  /** Every text anywhere in a value. */
  const textsIn = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(textsIn)
        : []

  test.each(LANGUAGES)('[%s] hold words and no markup', (language) => {
    const texts = realPacks(language).flatMap(textsIn)
    expect(texts.length).toBeGreaterThan(2000)
    const markup = /<[a-z!/?]|&[a-z]+;|&#|\*\*|\]\(|javascript:|\{#/i
    expect(texts.filter((text) => markup.test(text))).toEqual([])
  })

  test('lead nowhere but into the app', () => {
    const linksIn = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? [...('to' in value ? [String(value.to)] : []), ...Object.values(value).flatMap(linksIn)]
        : []
    // in a role-play `to` names a node of the scene, which is proved to exist (test/core/scenario); in a question it is a bound
    const links = LANGUAGES.flatMap((language) =>
      realPacks(language)
        .filter(({ kind }) => kind !== 'scenarios' && kind !== 'questions')
        .flatMap(linksIn),
    )
    expect(links.length).toBeGreaterThan(500)
    expect(links.filter((link) => !/^(term|card|guide):[a-z0-9-]+(#[a-z0-9-]+)?$/.test(link))).toEqual([])
  })
})

describe('the signing key', () => {
  test('is given as PEM or as a path to one, and is the same key', () => {
    const pem = newPem()
    const path = join(scratch(), 'key.pem')
    writeFileSync(path, pem)
    const given = signingKey({ PACK_SIGNING_KEY: pem }, '')
    expect(signingKey({ PACK_SIGNING_KEY: path }, '').open).toBe(given.open)
  })

  test('of a developer is made once, with a warning, and nobody else can read it', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const folder = join(scratch(), 'data')
    const first = signingKey({}, folder)
    expect(signingKey({}, folder).open).toBe(first.open)
    expect(warn).toHaveBeenCalledTimes(1)
    expect(statSync(join(folder, 'pack-signing-key.pem')).mode & 0o777).toBe(0o600)
    warn.mockRestore()
  })

  test('of another kind is refused by name', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    })
    expect(() => signingKey({ PACK_SIGNING_KEY: rsa.toString() }, '')).toThrow(
      'must be an Ed25519 key, not rsa',
    )
  })

  test('signs what the app verifies, and nothing else', async () => {
    const signature = signText('უბანი', key)
    expect(await checks.verify('უბანი', signature, key.open)).toBe(true)
    expect(await checks.verify('უბანი ', signature, key.open)).toBe(false)
    expect(await checks.verify('უბანი', signature, 'not a key')).toBe(false)
  })
})
