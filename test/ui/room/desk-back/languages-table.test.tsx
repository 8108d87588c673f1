import { describe, expect, test } from 'vitest'
import { type Language, LANGUAGES } from '../../../../src/core/language.ts'
import type { Entry } from '../../../../src/core/room/record.ts'
import { ReportPage } from '../../../../src/ui/room/desk/after/report-page.tsx'
import { roomOf, sheet } from './room-of.ts'
import { draw, gapsIn, textOf } from './speech.ts'

/** So many people from this seat on who read one language and have so many of the five questions right. */
function readers(language: Language, from: number, count: number, right: number): Entry[] {
  return Array.from({ length: count }, (_, at) => sheet(from + at, right, { language }))
}

function page(entries: readonly Entry[], language: Language = 'en'): string {
  return draw(<ReportPage room={roomOf(entries)} onRoom={() => undefined} />, language)
}

/** The heads and the rows of the table of languages, cell by cell. */
function tableIn(html: string): readonly (readonly string[])[] {
  const table = /<h2>By language<\/h2>.*?<table[^>]*>(.*?)<\/table>/.exec(html)?.[1] ?? ''
  return (table.match(/<tr>.*?<\/tr>/g) ?? []).map((row) =>
    (row.match(/<t[hd].*?<\/t[hd]>/g) ?? []).map((cell) => textOf(cell).trim()),
  )
}

describe('the table of languages', () => {
  test('is there when sheets came in two languages or more, and not before', () => {
    expect(page(readers('ka', 1, 9, 3))).not.toContain('By language')
    expect(page([sheet(1, 3), sheet(2, 3), ...readers('ka', 3, 9, 3)])).not.toContain('By language')
    expect(page([...readers('ka', 1, 9, 3), ...readers('hy', 20, 1, 3)])).toContain('By language')
  })

  test('has the share of each language, and a dash where fewer than five read it', () => {
    const html = page([...readers('ka', 1, 9, 3), ...readers('hy', 20, 5, 2), ...readers('az', 30, 4, 5)])
    const [head, ...rows] = tableIn(html)
    expect(head).toEqual(['Question', 'Georgian (9)', 'Armenian (5)', 'Azerbaijani (4)', 'What to look at'])
    expect(rows.map((row) => row.slice(1, 4))).toEqual([
      ['100%', '100%', '–'],
      ['100%', '100%', '–'],
      ['100%', '0%', '–'],
      ['0%', '0%', '–'],
      ['0%', '0%', '–'],
    ])
    expect(rows.map((row) => row[4])).toEqual([
      '',
      '',
      'In Armenian far fewer were right: compare the wording.',
      '',
      '',
    ])
    expect(html).toContain('This is a hint, not proof')
    expect(html).toContain('fewer than 5 people')
  })

  test('has neither a column nor a note where there is nothing to say', () => {
    const html = page([...readers('ka', 1, 9, 3), ...readers('en', 20, 9, 3)])
    expect(tableIn(html)[0]).toEqual(['Question', 'Georgian (9)', 'English (9)'])
    expect(html).not.toContain('not proof')
    expect(html).not.toContain('A dash')
  })

  test('tells of eight and more whether the question separates', () => {
    const mixed = [...readers('ka', 1, 4, 5), ...readers('ka', 5, 4, 1), ...readers('az', 20, 5, 3)]
    expect(tableIn(page(mixed))[3]?.slice(1, 3)).toEqual(['50%, separates well', '100%'])
  })

  test('reads in all four languages', () => {
    const entries = [...readers('ka', 1, 9, 3), ...readers('hy', 20, 5, 2), ...readers('az', 30, 4, 5)]
    for (const language of LANGUAGES) expect(gapsIn(page(entries, language)), language).toEqual([])
  })
})
