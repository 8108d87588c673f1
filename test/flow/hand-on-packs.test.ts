import { gzipSync } from 'node:zlib'
import { bundleOf, centre, type Edition, editionOf, fillDisk, rowsKept, wipePhone } from './phone.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { canonicalJson } from '../../src/core/pack/canonical.ts'
import { LIMITS } from '../../src/core/pack/manifest.ts'
import { exportLanguage, importFile } from '../../src/flow/hand-on-packs.ts'
import { goBack, installedLanguages } from '../../src/flow/manage-languages.ts'
import { openLibrary } from '../../src/flow/read-guide.ts'
import { newSeal } from '../core/pack/seal.ts'
import { manifestOver, sealed, smallGuide, wrap, wrapPack } from '../core/pack/sealed.ts'

const file = (...parts: BlobPart[]): Blob => new Blob(parts)
const packed = (text: string): Blob => file(new Uint8Array(gzipSync(text)))
const take = (edition: Edition) => importFile(packed(bundleOf(edition)))

/** The summary of the one chapter: tells which edition is being read. */
async function chapterRead(): Promise<string | undefined> {
  const library = await openLibrary('ka')
  if (!library.ok) return library.problem
  return (await library.value.read('chapter/opening'))?.summary
}

beforeEach(wipePhone)

describe('a hand-over file', () => {
  test('brings a language that reads and searches as if it had been downloaded', async () => {
    const edition = editionOf('ka')
    expect(await take(edition)).toMatchObject({ ok: true, value: { language: 'ka', version: 3 } })
    expect(await chapterRead()).toContain('version 3')
    const library = await openLibrary('ka')
    expect(library).toMatchObject({ ok: true, value: { from: { onThisPhone: true } } })
  })

  test('is taken unpacked, too', async () => {
    expect(await importFile(file(bundleOf(editionOf('hy'))))).toMatchObject({ ok: true })
  })

  test('handed on from phone to phone stays the same edition, byte for byte', async () => {
    const edition = editionOf('az')
    await take(edition)
    const first = await exportLanguage('az')
    await wipePhone()
    expect(await importFile(first?.file ?? file())).toMatchObject({ ok: true, value: { version: 3 } })
    const second = await exportLanguage('az')
    expect(second?.name).toBe('ubani-az-3.ubani')
    const bytes = async (blob: Blob | undefined) =>
      Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
    expect((await bytes(second?.file)).equals(await bytes(first?.file))).toBe(true)
  })

  test('is made unpacked where the browser cannot press, and one that is packed is refused there as too much for an old browser', async () => {
    await take(editionOf('az'))
    const { CompressionStream, DecompressionStream } = globalThis
    Object.assign(globalThis, { CompressionStream: undefined, DecompressionStream: undefined })
    try {
      const made = await exportLanguage('az')
      await wipePhone()
      expect(await importFile(made?.file ?? file())).toMatchObject({ ok: true, value: { version: 3 } })
      expect(await take(editionOf('hy'))).toEqual({ ok: false, problem: 'old-browser' })
    } finally {
      Object.assign(globalThis, { CompressionStream, DecompressionStream })
    }
  })

  test('of a language that is not on the phone cannot be made', async () => {
    expect(await exportLanguage('en')).toBeUndefined()
  })

  test('taken twice is taken once', async () => {
    await take(editionOf('ka'))
    const once = await rowsKept()
    await take(editionOf('ka'))
    expect(await rowsKept()).toEqual(once)
  })

  test('of a newer edition replaces, and one step back leads to the one before', async () => {
    await take(editionOf('ka', { version: 3 }))
    await take(editionOf('ka', { version: 4 }))
    expect(await chapterRead()).toContain('version 4')
    expect(await goBack('ka')).toBe(true)
    expect(await chapterRead()).toContain('version 3')
    expect(await goBack('ka')).toBe(true)
    expect(await chapterRead()).toContain('version 4')
  })

  test('with a pack of a kind this app does not know brings the rest', async () => {
    const known = wrapPack(smallGuide('ka'))
    const later = wrap('{"kind":"songs"}', 'songs', 'ka')
    expect(await take(editionOf('ka', {}, [known, later]))).toMatchObject({ ok: true })
    expect(await rowsKept()).toMatchObject({ texts: 1 })
  })
})

describe('what is refused leaves everything as it was', () => {
  const present = editionOf('ka', { version: 5, issued: '2026-10-05T00:00:00Z' })
  const newer = { version: 6 }
  const guide = wrapPack(smallGuide('ka', 'next'))
  const stranger = newSeal()
  const next = editionOf('ka', newer)
  const gz = gzipSync(bundleOf(next))
  const bomb = gzipSync(new Uint8Array(8 * LIMITS.bundle))

  /** A newer edition of which one thing is wrong. */
  const wrong = (json: string): Edition => editionOf('ka', newer, [wrap(json, 'guide', 'ka')])
  const foreign: Edition = {
    ...next,
    envelope: sealed(canonicalJson(manifestOver(next.packs, newer)), stranger),
  }
  const forged: Edition = {
    ...next,
    envelope: canonicalJson({
      payload: canonicalJson(next.manifest),
      signature: stranger.sign('x'),
      key: centre.open,
    }),
  }
  const outside: Edition = editionOf('ka', newer, [
    { ...guide, entry: { ...guide.entry, path: '../../manifest.json' } },
  ])

  const refusals: ReadonlyArray<readonly [what: string, blob: () => Blob, problem: string]> = [
    ['an empty file', () => file(), 'not-a-pack'],
    ['a photograph', () => file(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])), 'not-a-pack'],
    ['a saved web page', () => file('<!doctype html><p>Ubani'), 'not-a-pack'],
    [
      'a file that broke off while being sent',
      () => file(new Uint8Array(gz.subarray(0, gz.length / 2))),
      'not-a-pack',
    ],
    [
      'a gzip that lies',
      () => file(new Uint8Array([0x1f, 0x8b, 8, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9])),
      'not-a-pack',
    ],
    ['a file above the limit', () => file(new Uint8Array(LIMITS.bundle + 1)), 'too-large'],
    ['a small file that swells beyond all measure', () => file(new Uint8Array(bomb)), 'too-large'],
    [
      'a file of a later app',
      () => packed(bundleOf(next).replace('"format":1', '"format":9')),
      'newer-format',
    ],
    [
      'a later format inside',
      () => packed(bundleOf(editionOf('ka', { ...newer, format: 2 }))),
      'newer-format',
    ],
    ['an edition signed by somebody else', () => packed(bundleOf(foreign)), 'foreign-key'],
    ['a signature that is not ours', () => packed(bundleOf(forged)), 'bad-signature'],
    [
      'an edition for other people',
      () => packed(bundleOf(editionOf('ka', { ...newer, audience: 'xx-pec' }))),
      'foreign-audience',
    ],
    ['an older version', () => packed(bundleOf(editionOf('ka', { version: 4 }))), 'older'],
    [
      'an earlier issue of this version',
      () => packed(bundleOf(editionOf('ka', { version: 5, issued: '2026-10-04T00:00:00Z' }))),
      'older',
    ],
    ['a pack changed on the way', () => packed(bundleOf({ ...next, packs: [guide] })), 'damaged'],
    [
      'a file without one of its packs',
      () => packed(bundleOf({ ...next, packs: next.packs.slice(1) })),
      'damaged',
    ],
    [
      'a language the edition does not hold',
      () => packed(bundleOf({ ...editionOf('hy', newer), language: 'ka' })),
      'wrong-language',
    ],
    [
      'a pack that says another language',
      () => packed(bundleOf(wrong(wrapPack(smallGuide('hy')).text))),
      'wrong-language',
    ],
    [
      'a pack of another shape',
      () => packed(bundleOf(wrong('{"format":1,"kind":"guide","language":"ka"}'))),
      'wrong-shape',
    ],
    ['a pack that is no JSON', () => packed(bundleOf(wrong('…'))), 'not-a-pack'],
    ['a login page for a pack', () => packed(bundleOf(wrong('<html>'))), 'portal'],
    ['a path out of the folder', () => packed(bundleOf(outside)), 'wrong-shape'],
  ]

  test.each(refusals)('%s', async (_what, blob, problem) => {
    await take(present)
    const before = await rowsKept()
    expect(await importFile(blob())).toEqual({ ok: false, problem })
    expect(await rowsKept()).toEqual(before)
    expect(await chapterRead()).toContain('version 5')
  })

  test('a file that swells is dropped at the limit, not at its end', async () => {
    const decode = vi.spyOn(TextDecoder.prototype, 'decode')
    await importFile(file(new Uint8Array(bomb)))
    const unpacked = decode.mock.calls.reduce((sum, [piece]) => sum + (piece?.byteLength ?? 0), 0)
    decode.mockRestore()
    expect(unpacked).toBeGreaterThan(LIMITS.bundle / 2)
    expect(unpacked).toBeLessThanOrEqual(LIMITS.bundle)
  })

  test('an edition for which the phone has no room', async () => {
    await take(present)
    const disk = fillDisk()
    const taken = await take(next)
    disk.free()
    expect(taken).toEqual({ ok: false, problem: 'storage-full' })
    expect(await chapterRead()).toContain('version 5')
    expect(await installedLanguages()).toMatchObject([{ edition: { version: 5 }, before: undefined }])
  })
})
