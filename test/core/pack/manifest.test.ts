import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/pack/canonical.ts'
import { isOlder, LIMITS, openManifest } from '../../../src/core/pack/manifest.ts'
import { newSeal } from './seal.ts'
import { checksTrusting, manifestOver, sealed, smallGuide, wrap, wrapPack } from './sealed.ts'

const ours = newSeal()
const foreign = newSeal()
const checks = checksTrusting(ours)
const good = manifestOver([wrapPack(smallGuide('ka')), wrapPack(smallGuide('en'))])
const envelope = sealed(canonicalJson(good), ours)

/** A manifest signed by us whose payload was changed before signing. */
const signed = (changes: object): string => sealed(canonicalJson({ ...good, ...changes }), ours)
const entry = good.packs[0]

describe('opening a manifest', () => {
  test('a manifest signed by a trusted key is what was signed', async () => {
    expect(await openManifest(envelope, checks)).toEqual({ ok: true, value: good })
  })

  test('any of several trusted keys will do, so that a key can be changed over', async () => {
    const next = newSeal()
    const opened = await openManifest(sealed(canonicalJson(good), next), checksTrusting(ours, next))
    expect(opened.ok).toBe(true)
  })

  const refusals: ReadonlyArray<readonly [what: string, text: string, problem: string]> = [
    ['the login page of a café', '<!doctype html><title>Wi-Fi</title>', 'portal'],
    ['a login page after blank lines', '\n\n  <html><body>Sign in</body></html>', 'portal'],
    ['more than any manifest weighs', `"${' '.repeat(LIMITS.manifest)}"`, 'too-large'],
    ['nothing at all', '', 'not-a-pack'],
    ['garbage', '\u0000\u0001ubani?', 'not-a-pack'],
    ['JSON that is something else', '[1,2,3]', 'not-a-pack'],
    ['a download that broke off', envelope.slice(0, envelope.length / 2), 'not-a-pack'],
    ['an envelope without its signature', canonicalJson({ payload: '{}', key: ours.open }), 'not-a-pack'],
    ['brackets as deep as the limit allows', '['.repeat(30_000) + ']'.repeat(30_000), 'not-a-pack'],
    ['a manifest of somebody else', sealed(canonicalJson(good), foreign), 'foreign-key'],
    [
      'a foreign signature under our key',
      canonicalJson({ payload: '{}', signature: foreign.sign('{}'), key: ours.open }),
      'bad-signature',
    ],
    [
      'a signature that is no signature',
      canonicalJson({ payload: '{}', signature: '!', key: ours.open }),
      'bad-signature',
    ],
    ['a signed text that is no JSON', sealed('ubani', ours), 'not-a-pack'],
    ['a signed text without a format', sealed('{}', ours), 'wrong-shape'],
    ['a format this app does not know yet', signed({ format: 2, packs: 'elsewhere' }), 'newer-format'],
    ['packs for another commission', signed({ audience: 'xx-pec' }), 'foreign-audience'],
    ['a version that is no number', signed({ version: 'three' }), 'wrong-shape'],
    ['a time of signing that cannot be compared', signed({ issued: 'yesterday' }), 'wrong-shape'],
    ['a path out of the folder', signed({ packs: [{ ...entry, path: '../../etc/passwd' }] }), 'wrong-shape'],
    ['a path up in the middle', signed({ packs: [{ ...entry, path: 'ka/../x.json' }] }), 'wrong-shape'],
    ['a path to another host', signed({ packs: [{ ...entry, path: '//host/ka.json' }] }), 'wrong-shape'],
    ['a pack above the size limit', signed({ packs: [{ ...entry, bytes: LIMITS.pack + 1 }] }), 'wrong-shape'],
    ['more packs than there can be', signed({ packs: Array.from({ length: 201 }, () => 0) }), 'wrong-shape'],
    [
      'a signed text with deep brackets for packs',
      sealed(`{"format":1,"packs":${'['.repeat(9000)}${']'.repeat(9000)}}`, ours),
      'wrong-shape',
    ],
  ]
  test.each(refusals)('%s is refused', async (_what, text, problem) => {
    expect(await openManifest(text, checks)).toEqual({ ok: false, problem })
  })

  test('a pack of a kind this app does not know leaves the manifest readable', async () => {
    const later = wrap('{}', 'songs', 'ka')
    const opened = await openManifest(signed({ packs: [...good.packs, later.entry] }), checks)
    expect(opened).toMatchObject({ ok: true, value: { packs: { length: 3 } } })
  })

  test('one changed byte anywhere is refused, or changes nothing that was signed', async () => {
    const bytes = new TextEncoder().encode(envelope)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        const changed = Uint8Array.from(bytes)
        changed[place] = (changed[place] ?? 0) ^ flip
        const opened = await openManifest(new TextDecoder().decode(changed), checks)
        // The last letter of a signature carries four idle bits: the only change that may pass.
        expect(opened.ok ? opened.value : good).toEqual(good)
      }),
      { seed: 3, numRuns: 400 },
    )
  })

  test('one changed letter of the signed text is a bad signature', async () => {
    const payload = canonicalJson(good)
    const signature = ours.sign(payload)
    await fc.assert(
      fc.asyncProperty(fc.nat(payload.length - 1), async (place) => {
        const other = payload[place] === '7' ? '8' : '7'
        const forged = payload.slice(0, place) + other + payload.slice(place + 1)
        const opened = await openManifest(
          canonicalJson({ payload: forged, signature, key: ours.open }),
          checks,
        )
        expect(opened).toEqual({ ok: false, problem: 'bad-signature' })
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})

describe('which manifest is older', () => {
  const of = (version: number, issued: string) => ({ version, issued })

  test('a lower version is older whatever its date', () => {
    expect(isOlder(of(2, '2027-01-01T00:00:00Z'), of(3, '2026-01-01T00:00:00Z'))).toBe(true)
    expect(isOlder(of(4, '2025-01-01T00:00:00Z'), of(3, '2026-01-01T00:00:00Z'))).toBe(false)
  })

  test('within a version the earlier issue is older, and the same one is not', () => {
    expect(isOlder(of(3, '2026-01-01T00:00:00Z'), of(3, '2026-01-01T00:00:01Z'))).toBe(true)
    expect(isOlder(of(3, '2026-01-01T00:00:00Z'), of(3, '2026-01-01T00:00:00Z'))).toBe(false)
    expect(isOlder(of(3, '2026-01-01T00:00:01Z'), of(3, '2026-01-01T00:00:00Z'))).toBe(false)
  })
})
