import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { canonicalJson } from '../../../src/core/pack/canonical.ts'
import { entriesFor, openPack } from '../../../src/core/pack/content.ts'
import { LIMITS } from '../../../src/core/pack/manifest.ts'
import { checks } from '../../../src/flow/checks.ts'
import { manifestOver, smallGlossary, smallGuide, wrap, wrapPack, type Wrapped } from './sealed.ts'

const guide = smallGuide('ka')
const { text, entry } = wrapPack(guide)
const open = ({ text: shown, entry: line }: Wrapped) => openPack(shown, line, checks)

/** A pack whose manifest line is true to it, whatever it says: only its inside is wrong. */
const inside = (json: string): Wrapped => wrap(json, 'guide', 'ka')
const changed = (changes: object): Wrapped => inside(canonicalJson({ ...guide, ...changes }))
const linkTo = (to: string): Wrapped =>
  changed({ chapters: [{ ...guide.chapters[0], intro: [{ k: 'p', line: [{ to, t: 'here' }] }] }] })

const MANY = 1_000_000

describe('opening a pack', () => {
  test('a pack that agrees with its manifest line is what was compiled', async () => {
    expect(await openPack(text, entry, checks)).toEqual({ ok: true, value: guide })
  })

  test('what a newer app added is let by', async () => {
    const opened = await open(changed({ mood: 'calm', chapters: [{ ...guide.chapters[0], picture: 'x' }] }))
    expect(opened).toEqual({ ok: true, value: guide })
  })

  const refusals: ReadonlyArray<readonly [what: string, wrapped: Wrapped, problem: string]> = [
    ['the login page of a café', { text: '<html>Sign in</html>', entry }, 'portal'],
    ['more than any pack weighs', { text: ' '.repeat(LIMITS.pack + 1), entry }, 'too-large'],
    ['a download that broke off', { text: text.slice(0, -1), entry }, 'damaged'],
    ['nothing at all', { text: '', entry }, 'damaged'],
    ['another pack than the manifest names', { text: wrapPack(smallGuide('en')).text, entry }, 'damaged'],
    ['what is no JSON', inside('ubani'), 'not-a-pack'],
    ['a pack of a later format', changed({ format: 2 }), 'wrong-shape'],
    ['a pack of a kind nobody knows', changed({ kind: 'horoscope' }), 'wrong-shape'],
    ['a chapter without sections', changed({ chapters: [{ id: 'opening' }] }), 'wrong-shape'],
    ['a link to another site', linkTo('https://example.org'), 'wrong-shape'],
    ['a link that is a script', linkTo('javascript:alert(1)'), 'wrong-shape'],
    ['a link that only begins like ours', linkTo('guide:opening" onclick="x'), 'wrong-shape'],
    ['a pack in another language than asked for', wrap(text, 'guide', 'en'), 'wrong-language'],
    ['a pack of another kind than asked for', wrap(text, 'cards', 'ka'), 'wrong-language'],
    ['brackets two million deep', inside('['.repeat(2e6) + ']'.repeat(2e6)), 'wrong-shape'],
    ['a million chapters', inside(canonicalJson(guide).replace('[', `[${'0,'.repeat(MANY)}`)), 'wrong-shape'],
    [
      'a million empty cards inside one theme',
      wrap(
        `{"format":1,"kind":"cards","language":"ka","themes":[{"cards":[${'{},'.repeat(MANY)}0],"id":"a","title":"a"}]}`,
        'cards',
        'ka',
      ),
      'wrong-shape',
    ],
  ]
  test.each(refusals)('%s is refused', async (_what, wrapped, problem) => {
    expect(await open(wrapped)).toEqual({ ok: false, problem })
  })

  test('one changed byte anywhere is damage', async () => {
    const bytes = new TextEncoder().encode(text)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        const broken = Uint8Array.from(bytes)
        broken[place] = (broken[place] ?? 0) ^ flip
        const shown = new TextDecoder().decode(broken)
        const opened = await openPack(shown, entry, checks)
        expect(opened).toEqual({
          ok: false,
          problem: shown.trimStart().startsWith('<') ? 'portal' : 'damaged',
        })
      }),
      { seed: 5, numRuns: 400 },
    )
  })
})

describe('what of a manifest is installed', () => {
  const packs = LANGUAGES.flatMap((language) => [
    wrapPack(smallGuide(language)),
    wrapPack(smallGlossary(language)),
  ])

  test('the packs of the language asked for and no others', () => {
    const kinds = entriesFor(manifestOver(packs).packs, 'hy').map(
      ({ kind, language }) => `${language} ${kind}`,
    )
    expect(kinds).toEqual(['hy guide', 'hy terms'])
  })

  test('a kind this app does not know is passed over', () => {
    const later = wrap('{}', 'songs', 'hy')
    expect(entriesFor(manifestOver([...packs, later]).packs, 'hy')).not.toContainEqual(later.entry)
  })
})
