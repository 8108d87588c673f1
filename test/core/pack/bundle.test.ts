import { describe, expect, test } from 'vitest'
import { readBundle, writeBundle } from '../../../src/core/pack/bundle.ts'
import { LIMITS } from '../../../src/core/pack/manifest.ts'
import { smallGuide, wrapPack } from './sealed.ts'

const { text, entry } = wrapPack(smallGuide('hy'))
const good = { ubani: 'packs', format: 1, language: 'hy', manifest: '{}', packs: { [entry.sha256]: text } }
const changed = (changes: object): string => JSON.stringify({ ...good, ...changes })

/** A wrapper nobody signed, with a million lines that are no packs. */
const million = `{"ubani":"packs","format":1,"language":"ka","manifest":"","packs":{${Array.from(
  { length: 1_000_000 },
  (_, place) => `"${place}":""`,
).join()}}}`

describe('reading a hand-over file', () => {
  test('gives back what was written into it', () => {
    const written = writeBundle('hy', '{"payload":"…"}', { [entry.sha256]: text })
    expect(readBundle(written)).toEqual({
      ok: true,
      value: { ...good, manifest: '{"payload":"…"}' },
    })
  })

  const refusals: ReadonlyArray<readonly [what: string, text: string, problem: string]> = [
    ['more than any hand-over file weighs', ' '.repeat(LIMITS.bundle + 1), 'too-large'],
    ['nothing at all', '', 'not-a-pack'],
    ['a photograph', '\u00ff\u00d8\u00ff\u00e0JFIF', 'not-a-pack'],
    ['a file that broke off', changed({}).slice(0, -2), 'not-a-pack'],
    ['a backup or another file of ours', changed({ ubani: 'backup' }), 'not-a-pack'],
    ['a language we do not have', changed({ language: 'fr' }), 'not-a-pack'],
    ['packs that are no texts', changed({ packs: { [entry.sha256]: 7 } }), 'not-a-pack'],
    ['packs that are not named by their hash', changed({ packs: { '../x': 'y' } }), 'not-a-pack'],
    ['packs in a list', changed({ packs: [text] }), 'not-a-pack'],
    ['a later format, even with another inside', changed({ format: 2, packs: [] }), 'newer-format'],
    ['a million wrong lines', million, 'not-a-pack'],
  ]
  test.each(refusals)('%s is refused', (_what, shown, problem) => {
    expect(readBundle(shown)).toEqual({ ok: false, problem })
  })
})
