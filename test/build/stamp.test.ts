import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/build/sources.ts'
import { stampTranslation } from '../../src/build/stamp.ts'
import { TestWing } from './wing.ts'

const SOURCE = 'guide/01-opening/ka.md'
const VOICE = 'guide/01-opening/en.md'

let wing: TestWing
beforeEach(() => {
  wing = new TestWing()
})

const stamp = (file: string): string => stampTranslation(join(wing.root, file), 'ka')
const state = (folder: string) => wing.make().table.find((row) => row.folder === folder)?.states.en

describe('a translation', () => {
  test.each([
    ['guide/01-opening', VOICE],
    ['cards/1-boxes', 'cards/1-boxes/en.yml'],
    ['terms', 'terms/en.yml'],
    ['law', 'law/en.yml'],
  ])('of %s is stale until it is stamped, and again when its source changes', (folder, file) => {
    expect(state(folder)).toBe('stale')
    expect(stamp(file)).toContain('now says it was made from')
    expect(state(folder)).toBe('present')
    const source = file.replace('en.', 'ka.')
    wing.write(source, wing.read(source).replace('ყუთი', 'დიდი ყუთი').replace('გახსნა', 'უბნის გახსნა'))
    expect(state(folder)).toBe('stale')
  })

  test('carries the fingerprint of its source', () => {
    stamp(VOICE)
    expect(wing.read(VOICE)).toContain(`---\nof: ${fingerprint(wing.read(SOURCE))}\ntitle: Opening`)
  })

  test('keeps its other words when it is stamped anew', () => {
    const before = wing.read(VOICE)
    stamp(VOICE)
    wing.change(SOURCE, 'ყუთი', 'დიდი ყუთი')
    stamp(VOICE)
    expect(wing.read(VOICE).match(/^of:/gm)).toHaveLength(1)
    expect(wing.read(VOICE).replace(/^of:.*\n/m, '')).toBe(before)
  })

  test('that agrees is left alone, and the source itself is never stamped', () => {
    stamp(VOICE)
    expect(stamp(VOICE)).toContain('already agrees')
    const before = wing.read(SOURCE)
    expect(stamp(SOURCE)).toContain('is the source itself')
    expect(wing.read(SOURCE)).toBe(before)
  })

  test('does not go stale by line ends and trailing spaces', () => {
    stamp(VOICE)
    wing.write(SOURCE, `${wing.read(SOURCE).replaceAll('\n', ' \r\n')}\n\n`)
    expect(state('guide/01-opening')).toBe('present')
  })

  test('made from digits only is still text in YAML', () => {
    stamp('terms/en.yml')
    expect(wing.read('terms/en.yml')).toMatch(/^of: "[0-9a-f]{12}"\n/)
  })
})
