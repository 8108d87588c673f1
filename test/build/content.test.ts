import { existsSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { contentReport } from '../../src/build/report.ts'
import { TestWing } from './wing.ts'

const PAGE = 'guide/01-opening/page.yml'
const CARDS = 'cards/1-boxes/cards.yml'

let wing: TestWing
beforeEach(() => {
  wing = new TestWing()
})

test('content in good order has no problem and becomes twelve packs', () => {
  const { problems, manifest } = wing.make()
  expect(problems.list).toEqual([])
  expect(manifest?.packs).toHaveLength(12)
})

/** What an author did to a file, where he is told it is, what he is shown of it, and what he is told to do. */
interface Mistake {
  readonly what: string
  readonly file: string
  readonly piece: string
  readonly other: string
  /** The line is found by the piece when `line` stands in it. */
  readonly place: string
  readonly value: string
  readonly remedy: string
}

const MISTAKES: readonly Mistake[] = [
  {
    what: 'a misspelt key',
    file: PAGE,
    piece: '      - id: seal-box\n',
    other: '      - id: seal-box\n        chek: true\n',
    place: 'line, sections.0.steps.1',
    value: '"chek":true',
    remedy: 'remove or correct the key chek',
  },
  {
    what: 'a role that does not exist',
    file: PAGE,
    piece: '[chair]',
    other: '[chairman]',
    place: 'line, sections.0.steps.0.roles.0',
    value: 'chairman',
    remedy: 'write one of: chair, secretary',
  },
  {
    what: 'a time written carelessly',
    file: PAGE,
    piece: '"07:30"',
    other: '"7:30"',
    place: 'line, sections.0.steps.0.at',
    value: '7:30',
    remedy: 'write it in the form',
  },
  {
    what: 'a phase that is no phase',
    file: PAGE,
    piece: 'phase: opening',
    other: 'phase: morning',
    place: 'line, phase',
    value: 'morning',
    remedy: 'write one of: before, opening',
  },
  {
    what: 'YAML that is none',
    file: PAGE,
    piece: 'law: []',
    other: 'law: [: {',
    place: 'line',
    value: '',
    remedy: 'write valid YAML',
  },
  {
    what: 'a text with a colon, not quoted',
    file: 'cards/1-boxes/en.yml',
    piece: 'title: Opening',
    other: 'title: Seal: broken',
    place: 'line',
    value: 'Nested mappings',
    remedy: 'quote texts that hold ": "',
  },
  {
    what: 'an act that nobody named',
    file: PAGE,
    piece: 'act: code',
    other: 'act: codex',
    place: 'seal',
    value: 'codex',
    remedy: 'name an act that stands in law/acts.yml',
  },
  {
    what: 'a source that nobody named',
    file: PAGE,
    piece: '[S1]',
    other: '[S2]',
    place: 'seal',
    value: 'S2',
    remedy: 'name a source that stands in law/acts.yml',
  },
  {
    what: 'two steps of one id',
    file: PAGE,
    piece: 'id: seal-box',
    other: 'id: show-box',
    place: 'show-box',
    value: 'show-box',
    remedy: 'give it an id of its own',
  },
  {
    what: 'a step that is missing in one voice',
    file: 'guide/01-opening/hy.md',
    piece: '2. {#seal-box} **Կնքե՛ք տուփը։** See [տուփ](card:broken-seal).\n',
    other: '',
    place: 'section seal',
    value: 'show-box',
    remedy: 'write them in the order of the structure file: show-box, seal-box',
  },
  {
    what: 'a section under another id in one voice',
    file: 'guide/01-opening/az.md',
    piece: '{#seal}',
    other: '{#sealing}',
    place: 'sections',
    value: 'sealing',
    remedy: 'write them in the order of the structure file: seal',
  },
  {
    what: 'a step without its id',
    file: 'guide/01-opening/en.md',
    piece: '1. {#show-box} **',
    other: '1. **',
    place: 'line',
    value: 'listItem',
    remedy: 'begin the step with its id',
  },
  {
    what: 'a link to a word that does not exist',
    file: 'guide/01-opening/en.md',
    piece: 'term:box',
    other: 'term:urn',
    place: 'text',
    value: 'term:urn',
    remedy: 'link to something that exists',
  },
  {
    what: 'a link to another site',
    file: 'guide/01-opening/en.md',
    piece: 'term:box',
    other: 'https://example.org',
    place: 'link',
    value: 'https://example.org',
    remedy: 'link to term:…, card:… or guide:…#…',
  },
  {
    what: 'HTML in a line',
    file: 'guide/01-opening/en.md',
    piece: '**Seal the box.**',
    other: '**Seal the box.** <b>now</b>',
    place: 'line',
    value: '<b>',
    remedy: 'only **bold** and [words]',
  },
  {
    what: 'HTML as a block',
    file: 'guide/01-opening/ka.md',
    piece: 'აჩვენეთ ყუთი.\n',
    other: '<script>alert(1)</script>\n',
    place: 'line',
    value: '<script>alert(1)</script>',
    remedy: 'only paragraphs, ## sections',
  },
  {
    what: 'a picture',
    file: 'guide/01-opening/en.md',
    piece: '[box](term:box)',
    other: '![box](box.png)',
    place: 'line',
    value: 'image',
    remedy: 'only **bold** and [words]',
  },
  {
    what: 'a heading of another level',
    file: 'guide/01-opening/en.md',
    piece: '## Opening',
    other: '### Opening',
    place: 'line',
    value: 'heading',
    remedy: 'write a section as "## Title {#its-id}"',
  },
  {
    what: 'a note of a kind that does not exist',
    file: 'guide/01-opening/en.md',
    piece: '1. {#show-box}',
    other: '> [!beware] Of the dog.\n\n1. {#show-box}',
    place: 'line',
    value: 'blockquote',
    remedy: 'begin the note with one of [!why] [!never]',
  },
  {
    what: 'a voice without front matter',
    file: 'guide/01-opening/en.md',
    piece: '---\ntitle',
    other: 'title',
    place: 'line 1',
    value: 'title: Opening',
    remedy: 'begin with front matter',
  },
  {
    what: 'a chapter without its summary',
    file: 'guide/01-opening/en.md',
    piece: 'summary: Opening\n',
    other: '',
    place: 'front matter',
    value: 'summary',
    remedy: 'write "summary: …"',
  },
  {
    what: 'a short title that is not short',
    file: 'guide/01-opening/en.md',
    piece: 'short: Opening',
    other: 'short: The opening of the polling station',
    place: 'front matter, short',
    value: 'The opening of the polling station',
    remedy: 'at most 24 characters',
  },
  {
    what: 'a card that one voice does not have',
    file: 'cards/1-boxes/hy.yml',
    piece: '  broken-seal:',
    other: '  broken-steal:',
    place: 'cards',
    value: 'broken-seal',
    remedy: 'add these: they stand in the structure file',
  },
  {
    what: 'a card that leads nowhere',
    file: CARDS,
    piece: 'opening#seal',
    other: 'opening#steal',
    place: 'broken-seal, chapter',
    value: 'opening#steal',
    remedy: 'name a chapter, or chapter#section, that exists',
  },
  {
    what: 'a card that says only one thing to do',
    file: 'cards/1-boxes/en.yml',
    piece: '["Show the box.", "Seal the box."]',
    other: '["Show the box."]',
    place: 'line, cards.broken-seal.now',
    value: 'Show the box.',
    remedy: 'at least 2 needed',
  },
  {
    what: 'a line of a card that begins like a list',
    file: 'cards/1-boxes/en.yml',
    piece: '"Seal the box."',
    other: '"- Seal the box."',
    place: 'broken-seal, see',
    value: '- Seal the box.',
    remedy: 'write one plain sentence',
  },
  {
    what: 'HTML in a card',
    file: 'cards/1-boxes/az.yml',
    piece: 'see: "',
    other: 'see: "<i>indi</i> ',
    place: 'broken-seal, see',
    value: '<i>',
    remedy: 'only **bold** and [words]',
  },
  {
    what: 'a word without one of its four names',
    file: 'terms.yml',
    piece: ', hy: տուփ',
    other: '',
    place: 'line, terms.0.hy',
    value: 'nothing',
    remedy: 'write a string',
  },
  {
    what: 'a word that one voice does not explain',
    file: 'terms/en.yml',
    piece: 'box:',
    other: 'urn:',
    place: 'definitions',
    value: 'box',
    remedy: 'add these',
  },
  {
    what: 'an edition without a number',
    file: 'packs.yml',
    piece: 'version: 7',
    other: 'version: seven',
    place: 'line, version',
    value: 'seven',
    remedy: 'write a',
  },
]

describe('a mistake is named with its file, the place, what stands there and what to do; no pack is made', () => {
  test.each(MISTAKES)('$what', ({ file, piece, other, place, value, remedy }) => {
    const changed = wing.change(file, piece, other)
    // The mistake may stand a line below the place of the change, when what was changed begins with a line of its own.
    const lines = [changed, changed + 1]
    const { problems, manifest } = wing.make()
    const named = problems.list.find((problem) => problem.file === file && problem.remedy.includes(remedy))
    expect(problems.list).toContainEqual(named)
    expect(named?.value).toContain(value)
    const [, line, rest] = /^line (\d+)(.*)$/.exec(named?.place ?? '') ?? []
    if (place.startsWith('line') && place !== 'line 1') {
      expect(lines).toContain(Number(line))
      expect(`line${rest}`).toBe(place)
    } else expect(named?.place).toBe(place)
    expect(manifest).toBeUndefined()
    expect(existsSync(wing.target)).toBe(false)
  })

  test('a voice that is missing', () => {
    wing.remove('guide/01-opening/az.md')
    const { problems, table } = wing.make()
    expect(problems.list).toEqual([
      {
        file: 'guide/01-opening/az.md',
        place: 'whole file',
        value: 'missing',
        remedy: 'write the az voice of guide/01-opening',
      },
    ])
    expect(table).toContainEqual({
      folder: 'guide/01-opening',
      states: { ka: 'source', hy: 'stale', az: 'missing', en: 'stale' },
    })
  })

  test('several mistakes are all named in one run', () => {
    wing.change(PAGE, '[chair]', '[chairman]')
    wing.change('guide/01-opening/en.md', 'summary: Opening\n', '')
    wing.remove('terms/hy.yml')
    const files = wing.make().problems.list.map(({ file }) => file)
    expect(files).toEqual(expect.arrayContaining([PAGE, 'terms/hy.yml']))
  })

  test('the report says it in words an author can act on', () => {
    const line = wing.change(PAGE, '[chair]', '[chairman]')
    const report = contentReport(wing.make())
    expect(report).toContain(
      `✗ content/${PAGE}, line ${line}, sections.0.steps.0.roles.0: “chairman” — write one of: chair`,
    )
    expect(report).toContain('no pack was made')
  })
})

describe('what only a person can judge is said, and does not stop the packs', () => {
  test('another number in a translated step', () => {
    wing.change('guide/01-opening/ka.md', 'დალუქეთ ყუთი.', 'დალუქეთ ყუთი 2 ლუქით.')
    wing.change('guide/01-opening/en.md', 'Seal the box.', 'Seal the box with 3 seals.')
    const { remarks, manifest } = wing.make()
    expect(remarks).toContain('guide/01-opening/en.md#seal, seal-box: numbers differ: ka 2 · en 3')
    expect(manifest).toBeDefined()
  })

  test('a note that a translation lost', () => {
    wing.change('guide/01-opening/ka.md', '1. {#show-box}', '> [!never] არ გახსნათ.\n\n1. {#show-box}')
    const { remarks } = wing.make()
    expect(remarks).toContain('guide/01-opening/hy.md#seal: blocks differ: ka never step step · hy step step')
  })
})
