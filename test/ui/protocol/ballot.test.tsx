import { readFileSync } from 'node:fs'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../src/core/language.ts'
import type { Mark } from '../../../src/core/protocol/mark.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../src/ui/i18n.ts'
import { Ballot, type BallotProps } from '../../../src/ui/protocol/ballot/ballot.tsx'
import { layOut } from '../../../src/ui/protocol/ballot/layout.ts'
import { marksOf, wordsOf } from '../../core/protocol/marks.ts'

const GEORGIA = marksOf('ge')

/** A speech that knows the ballot's words and nothing else. */
function speechIn(language: Language) {
  const words = JSON.parse(readFileSync(`locales/${language}/protocol-ballot.json`, 'utf8'))
  const page: unknown = { formats: {}, rooms: { 'protocol-ballot': words } }
  return beginSpeech(language, page as PageWords)
}

const SUBJECTS = ['4', '5', '9', '25', '41']
const NAMES = { 4: 'Oak', 5: 'Two Bridges', 9: 'Swallow', 25: 'Blue Door', 41: 'Vine' }

function draw(mark: string, more: Partial<BallotProps> & { readonly language?: Language } = {}): string {
  const { language = 'en', ...props } = more
  const found = GEORGIA.marks.find(({ id }) => id === mark)
  if (!found) throw new Error(`No mark ${mark}`)
  return render(
    <SpeechProvider value={speechIn(language)}>
      <Ballot
        subjects={SUBJECTS}
        names={NAMES}
        ballot={{ id: 17, choice: '9', second: '41', third: '4' }}
        mark={found}
        words={wordsOf('ge', language)}
        side="front"
        label="Ballot 17"
        {...props}
      />
    </SpeechProvider>,
  )
}

/** What a person who cannot see the drawing is told. */
function told(html: string): string {
  return /aria-label="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? ''
}

const drawnBy = (html: string, ink: string) => html.split(`class="pr-ballot-${ink}"`).length - 1

describe('a drawn ballot', () => {
  test('[P84] looks the same every time, and another ballot looks different', () => {
    expect(draw('ring')).toBe(draw('ring'))
    const other = draw('ring', { ballot: { id: 18, choice: '9', second: null, third: null } })
    expect(other).not.toBe(draw('ring'))
  })

  test('[P84] bears ink for every mark but the empty ones, and none on a blank one', () => {
    const inkless = GEORGIA.marks.filter(({ strokes }) => strokes.length > 0).map(({ id }) => id)
    const silent = inkless.filter((id) => {
      const both = draw(id) + draw(id, { side: 'back' })
      return !/class="pr-ballot-(ink|hand|gap)/.test(both)
    })
    expect(silent).toEqual([])
    expect(draw('blank')).not.toMatch(/pr-ballot-(ink|hand|gap)/)
  })

  test('[P84] has one ring for one, two for two, one for each where all are ringed', () => {
    expect(drawnBy(draw('ring'), 'ink')).toBe(1)
    expect(drawnBy(draw('two-rings'), 'ink')).toBe(2)
    expect(drawnBy(draw('all-ringed'), 'ink')).toBe(SUBJECTS.length)
    expect(drawnBy(draw('others-crossed'), 'ink')).toBe(SUBJECTS.length - 1)
  })

  test.each(GEORGIA.marks.map(({ id }) => id))('[P84] keeps to the paper: %s', (id) => {
    for (const count of [2, 12, 27]) {
      const subjects = Array.from({ length: count }, (_, at) => String(at + 1))
      const last = String(count)
      const html = draw(id, {
        subjects,
        names: {},
        ballot: { id: 3, choice: last, second: '1', third: null },
      })
      const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(html)?.map(Number) ?? []
      const ink = [...html.matchAll(/class="pr-ballot-ink" d="([^"]*)"/g)].map(([, d = '']) => d)
      const ways = ink.flatMap((d) => (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number))
      expect(ways.some(Number.isNaN)).toBe(false)
      const across = ways.filter((_, at) => at % 2 === 0)
      const down = ways.filter((_, at) => at % 2 === 1)
      expect(Math.min(width, ...across)).toBeGreaterThanOrEqual(0)
      expect(Math.max(0, ...across)).toBeLessThanOrEqual(width)
      expect(Math.min(height, ...down)).toBeGreaterThanOrEqual(0)
      expect(Math.max(0, ...down)).toBeLessThanOrEqual(height)
    }
  })

  test('[P84] shows the seal and the signature on the back exactly when they are there', () => {
    const certified = (id: string) => {
      const html = draw(id, { side: 'back' })
      return { seal: html.includes('class="pr-ballot-seal'), signature: html.includes('pr-ballot-signed') }
    }
    expect(certified('ring')).toEqual({ seal: true, signature: true })
    expect(certified('no-seal')).toEqual({ seal: false, signature: true })
    expect(certified('no-signature')).toEqual({ seal: true, signature: false })
    expect(certified('no-signature-no-seal')).toEqual({ seal: false, signature: false })
    expect(certified('seal-on-front')).toEqual({ seal: false, signature: true })
    expect(draw('seal-on-front')).toContain('class="pr-ballot-seal')
  })

  test('[P84] meant for another precinct bears another number', () => {
    expect(told(draw('ring', { precinct: '21' }))).toContain('21')
    const other = told(draw('other-precinct', { precinct: '21' }))
    expect(other).toMatch(/Precinct number on the ballot: \d+\./)
    expect(other).not.toContain('ballot: 21.')
  })

  test('[P84] of 13 to 27 subjects stands in two columns, and is never wider', () => {
    const of = (count: number) =>
      layOut(
        Array.from({ length: count }, (_, at) => String(at)),
        {},
        44,
      )
    expect(of(12).columns).toBe(1)
    expect(of(13).columns).toBe(2)
    expect(new Set([2, 12, 13, 27].map((count) => of(count).width)).size).toBe(1)
    expect(of(27).height).toBeLessThan(of(27).width * 2.3)
  })
})

describe('a ballot in words', () => {
  test('[P84] says what is drawn and at which subjects, in the order in which it speaks of them', () => {
    expect(told(draw('ring'))).toContain('One subject’s number is ringed. Lines: No. 9, Swallow.')
    expect(told(draw('ring-and-tick'))).toContain('Lines: No. 9, Swallow; No. 41, Vine.')
    expect(told(draw('corrected'))).toContain('Lines: No. 41, Vine; No. 9, Swallow.')
    expect(told(draw('ring-round-two'))).toContain('Lines: No. 9, Swallow; No. 25, Blue Door.')
  })

  test('[P84] names the lines where the mark is also for the last subject, which has none below it', () => {
    const last = { ballot: { id: 5, choice: '41', second: null, third: null } }
    expect(told(draw('ring-leaning', last))).toContain('Lines: No. 41, Vine; No. 25, Blue Door.')
    expect(told(draw('tick-between', last))).toContain('Lines: No. 41, Vine; No. 25, Blue Door.')
  })

  test('[P84] says on the back what is there and what is missing', () => {
    expect(told(draw('no-seal', { side: 'back' }))).toContain(
      'signature is there. The special seal is missing.',
    )
    expect(told(draw('seal-smudged', { side: 'back' }))).toContain('smeared')
  })

  test.each(LANGUAGES)('[P84] tells every mark apart from every other in [%s]', (language) => {
    const all = GEORGIA.marks.map(({ id }) => told(draw(id, { language })))
    expect(new Set(all).size).toBe(all.length)
  })

  test('[P84] never says what the ballot counts as', () => {
    const verdicts: Readonly<Record<Language, RegExp>> = {
      ka: /ბათილ|ნამდვილი|სადავო/,
      hy: /վավեր|վիճելի/i,
      az: /etibarlı|etibarsız|mübahisəli/i,
      en: /valid|disputed/i,
    }
    const given = (mark: Mark) =>
      LANGUAGES.filter((language) => verdicts[language].test(told(draw(mark.id, { language }))))
    expect(GEORGIA.marks.filter((mark) => given(mark).length > 0).map(({ id }) => id)).toEqual([])
  })
})
