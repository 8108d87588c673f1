import { describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { FORMATS } from '../../../src/build/exchange/export-bank.ts'
import { importFiles } from '../../../src/build/exchange/import-files.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { optionsIn } from '../../../src/core/question/item-words.ts'
import { EVERY_KIND, item, topicOf, wordsFor } from '../../core/question/items.ts'
import { TestBank } from './test-bank.ts'

/** Texts that mean something to one format or another. */
const HOSTILE = [
  'A <b>tag</b> & "quotes" ’n’ \'apostrophes\'; a comma, a semicolon',
  '=1+1~{x:y}#z\\n \\ :: ####',
  '+995 – call',
  '-3',
  '@home',
  "'=already with an apostrophe",
  '%50% and -> =',
  '[html]<script>',
  '// no comment',
  '  spaces at  both ends ',
  'two\nlines\r\nthree',
  '\ttab',
  '\ufeffmark',
  ']]> &amp; &#10; <!-- x -->',
  'ნომერი № 5 – „ასე“ 🗳',
  '$CATEGORY: x',
  '}',
]

/** Every text of an item made hostile in its turn. */
function hostileWords(asked: Item, from: number): ReturnType<typeof wordsFor> {
  const words = wordsFor(asked)
  let turn = from
  const next = (): string => HOSTILE[turn++ % HOSTILE.length] ?? ''
  for (const said of optionsIn(asked, words).values()) Object.assign(said, { text: next(), why: next() })
  for (const left of Object.values(words.pairs?.lefts ?? {}))
    Object.assign(left, { text: next(), why: next() })
  return { ...words, stem: next(), explanation: next() }
}

describe.each(FORMATS)('what goes out as %s', (format) => {
  test('comes back without changing a byte of the real bank', () => {
    const bank = new TestBank().copyReal()
    const before = bank.files()
    bank.export(format)
    expect(bank.import()).toMatch(/Unchanged: \d+ texts are as they stand in the bank\.$/)
    expect(bank.files()).toEqual(before)
  })

  test.each(EVERY_KIND.map((asked) => [asked.kind, asked] as const))(
    'comes back unchanged: %s',
    (kind, asked) => {
      const others = kind === 'choice' ? [] : [item('choice')]
      const bank = new TestBank().add(topicOf([asked, ...others]))
      const before = bank.files()
      bank.export(format)
      expect(bank.import()).toContain('Unchanged:')
      expect(bank.files()).toEqual(before)
    },
  )

  test.each([...HOSTILE.keys()])('keeps hostile texts, turn %i', (from) => {
    const change = Object.fromEntries(EVERY_KIND.map((asked) => [asked.id, hostileWords(asked, from)]))
    const bank = new TestBank().add(topicOf(EVERY_KIND), change)
    const before = bank.files()
    bank.export(format)
    expect(bank.import()).toContain('Unchanged:')
    expect(bank.files()).toEqual(before)
  })
})

describe('an edited text', () => {
  test.each([
    ['qti3', 'counting/en/pick.xml', 'imsmanifest.xml'],
    ['gift', 'counting.en.gift', 'counting.en.gift'],
    ['csv', 'counting.en.csv', 'counting.en.csv'],
  ] as const)('comes back by %s and changes nothing else', (format, file, brought) => {
    const bank = new TestBank().add(topicOf(EVERY_KIND))
    const before = bank.files()
    bank.export(format)
    bank.change(file, 'because of gamma', 'as gamma would')
    const said = bank.import(brought)
    expect(said).toContain('content/questions/counting/en.yml: 1 changed')
    expect(said).toContain('pick options.gamma.why: “because of gamma” → “as gamma would”')
    const after = bank.files()
    expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([
      'questions/counting/en.yml',
    ])
    expect(after['questions/counting/en.yml']).toBe(
      before['questions/counting/en.yml']?.replace('because of gamma', 'as gamma would'),
    )
  })

  test('keeps the comments and the order of its voice', () => {
    const bank = new TestBank().add(topicOf([item('choice')]))
    const voice = `# read by a lawyer\ntitle: t # short\nabout: 'a'\nitems:\n  pick:\n    explanation: >-\n      take\n      along\n    stem: s\n    options:\n${['delta', 'alpha', 'beta', 'gamma'].map((id) => `      ${id}: { text: ${id}, why: "w" }`).join('\n')}\n`
    bank.write('questions/counting/en.yml', voice)
    bank.export('csv')
    bank.change('counting.en.csv', 'take along', 'remember: always')
    bank.change('counting.en.csv', ',t,', ',T,')
    bank.import('counting.en.csv')
    expect(bank.read('questions/counting/en.yml')).toBe(
      voice.replace('title: t', 'title: "T"').replace('>-\n      take\n      along', '"remember: always"'),
    )
  })

  test('in Georgian reminds of the translations', () => {
    const bank = new TestBank().add(topicOf([item('choice')]))
    bank.export('csv')
    bank.change('counting.ka.csv', 'because of gamma', 'as gamma would')
    expect(bank.import()).toContain('Georgian changed')
  })

  test('in a table saved with semicolons, without a mark and in another order of columns comes back too', () => {
    const bank = new TestBank().add(topicOf([item('choice')]))
    bank.export('csv')
    const rows = bank.sent('counting.en.csv').replace('\ufeff', '').trim().split('\r\n')
    const turned = rows.map((row) => row.replaceAll(';', ',').split(',').reverse().join(';')).join('\n')
    bank.change(
      'counting.en.csv',
      bank.sent('counting.en.csv'),
      turned.replace('says alpha', '=says; alpha'.replace(';', '')),
    )
    expect(bank.import('counting.en.csv')).toContain('“says alpha” → “=says alpha”')
  })

  test('set in a paragraph by another tool is the same text', () => {
    const bank = new TestBank().add(topicOf([item('choice')]))
    bank.export('qti3')
    bank.change('counting/en/pick.xml', '>says beta<', '>\n  <p>says\n  beta</p>\n<')
    expect(bank.import()).toContain('Unchanged')
  })
})

test('a voice that does not exist yet is written from a table', () => {
  const bank = new TestBank().add(topicOf(EVERY_KIND))
  const before = bank.topics()
  bank.export('csv')
  bank.change('counting.hy.csv', 'says beta', 'ասում է բետա')
  const other = new TestBank()
  other.write('questions/counting/items.yml', bank.read('questions/counting/items.yml'))
  importFiles(other, [join(bank.out, 'counting.hy.csv'), join(bank.out, 'counting.en.csv')])
  const voices = other.topics()[0]?.voices
  expect(voices?.en).toEqual(before[0]?.voices.en)
  expect(voices?.hy?.items['pick']?.options?.['beta']?.text).toBe('ասում է բետա')
})

describe('a package of QTI brought into an empty bank', () => {
  const withoutNumbers = EVERY_KIND.filter(({ kind }) => kind !== 'number')

  test('makes the same topic, but for numbers drawn once', () => {
    const bank = new TestBank().add(topicOf(withoutNumbers))
    bank.export('qti3')
    const empty = new TestBank()
    importFiles(empty, [join(bank.out, 'imsmanifest.xml')])
    expect(empty.topics()).toEqual(bank.topics())
  })

  test('says which items it leaves out', () => {
    const bank = new TestBank().add(topicOf(EVERY_KIND))
    bank.export('qti3')
    const empty = new TestBank()
    const { lines, ok } = importFiles(empty, [join(bank.out, 'imsmanifest.xml')])
    expect(ok).toBe(true)
    expect(lines[0]).toMatch(/^Left out: agree\. Their figures were drawn once/)
    expect(empty.topics()[0]?.facts.items.map(({ kind }) => kind)).not.toContain('number')
  })

  test('brings the real bank over whole', () => {
    const bank = new TestBank().copyReal()
    bank.export('qti3')
    const empty = new TestBank()
    expect(importFiles(empty, [join(bank.out, 'imsmanifest.xml')]).ok).toBe(true)
    const facts = (from: TestBank) =>
      from.topics().map((topic) => topic.facts.items.filter(({ kind }) => kind !== 'number'))
    expect(facts(empty)).toEqual(facts(bank))
  })
})

test('an item that is not spoken whole is left out, and it is said why', () => {
  const bank = new TestBank().add(topicOf([item('choice'), item('truth')]))
  bank.write(
    'questions/counting/en.yml',
    bank.read('questions/counting/en.yml').replace('"gamma":', '"gama":'),
  )
  expect(bank.export('csv')).toContain('pick: content/questions/counting/en.yml has no options.gamma.text.')
  expect(bank.sent('counting.en.csv')).not.toContain('pick,')
  expect(bank.sent('counting.en.csv')).toContain('hold,truth')
})

test('a character that XML cannot hold keeps its item at home', () => {
  const bank = new TestBank().add(topicOf([item('choice'), item('truth')]), {
    pick: { stem: 'a \u0007 bell' },
  })
  expect(bank.export('qti3')).toContain('pick (en): XML cannot hold its character U+0007.')
  expect(bank.import()).toContain('Unchanged')
})
