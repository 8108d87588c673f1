import { readdirSync, readFileSync } from 'node:fs'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../src/core/language.ts'
import { type Report, REPORTS, ROWS } from '../../../src/core/report/report.ts'
import { CentrePage } from '../../../src/ui/centre/centre.tsx'
import type { Phone } from '../../../src/ui/centre/use-phone.ts'
import type { Reports } from '../../../src/ui/centre/use-reports.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../src/ui/i18n.ts'

const wordsOf = (language: Language, room: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(`locales/${language}/${room}.json`, 'utf8'))

const REPORT: Report = {
  version: 1,
  report: 'coverage',
  at: Date.UTC(2026, 10, 22, 9),
  title: 'Where training has arrived',
  heads: ['District', 'Joined', 'Groups begun, %'],
  rows: [
    { name: 'Gldani', cells: [12_345, 80] },
    { name: 'Marneuli <b>', cells: ['<5', '…'] },
  ],
  total: { name: 'Together', cells: [12_348, 75] },
  apart: { name: 'Seats of strangers', cells: [17, ''] },
  bar: 1,
  notes: ['<5: one to four people.'],
}
const nothing = () => undefined
const CLOSED: Reports = {
  report: undefined,
  chosen: { report: 'status', by: 'district', quarter: undefined },
  trouble: undefined,
  isAsking: false,
  saved: '',
  open: nothing,
  choose: nothing,
  save: nothing,
  leave: nothing,
}
const STRANGE: Phone = {
  isKnown: false,
  trouble: undefined,
  isAsking: false,
  waiting: [],
  make: nothing,
  forget: nothing,
  calm: nothing,
  decide: nothing,
}
const KNOWN: Phone = {
  ...STRANGE,
  isKnown: true,
  waiting: [
    {
      id: 'a'.repeat(32),
      title: 'Evening <i>',
      language: 'ka',
      openedAt: Date.UTC(2026, 10, 20, 9),
      receivedAt: Date.UTC(2026, 10, 21, 9),
      seats: 7,
      group: 'Gori 3',
    },
  ],
}
const OPEN: Reports = { ...CLOSED, report: REPORT, saved: 'ubani-coverage-en.csv' }

function draw(
  reports: Reports,
  {
    language = 'en',
    online = true,
    phone = STRANGE,
  }: { language?: Language; online?: boolean; phone?: Phone } = {},
) {
  const page: unknown = {
    formats: {
      list: [],
      group: ' ',
      decimal: '.',
      date: ['d', ' ', 'm'],
      alphabet: '',
      months: [...'abcdefghijkl'],
    },
    rooms: { centre: wordsOf(language, 'centre'), common: wordsOf(language, 'common') },
  }
  return render(
    h(SpeechProvider, {
      value: beginSpeech(language, page as PageWords),
      children: h(CentrePage, { reports, online, phone }),
    }),
  )
}
const gaps = (html: string) => html.match(/(centre|common):\w+|undefined|NaN|\{\{/g) ?? []

describe('the page of the training centre', () => {
  test.each(LANGUAGES)('has all its words in %s', (language) => {
    for (const trouble of ['token', 'busy', 'centre-only', 'not-now', 'lost'] as const)
      for (const reports of [CLOSED, OPEN])
        expect(gaps(draw({ ...reports, trouble }, { language, online: false }))).toEqual([])
    const troubles = ['unknown-phone', 'revoked', 'old-app', 'storage'] as const
    for (const trouble of [undefined, ...troubles])
      for (const phone of [STRANGE, KNOWN])
        for (const reports of [CLOSED, OPEN])
          expect(gaps(draw(reports, { language, phone: { ...phone, trouble } }))).toEqual([])
    for (const report of REPORTS)
      for (const by of ROWS)
        expect(gaps(draw({ ...OPEN, chosen: { ...OPEN.chosen, report, by } }, { language }))).toEqual([])
  })

  test.each(LANGUAGES)('says in %s what went wrong, of each trouble something else', (language) => {
    const words = wordsOf(language, 'centre')
    const troubles = ['token', 'busy', 'not-now', 'lost', 'old-app'] as const
    for (const trouble of troubles) {
      const html = draw(CLOSED, { language, phone: { ...STRANGE, trouble } })
      const told = troubles.filter((each) => html.includes(words[`wrong_${each}`] ?? '\0'))
      expect(told).toEqual([trouble])
    }
  })

  test('asks for a secret that no browser is to remember, and shows nothing before', () => {
    const html = draw(CLOSED)
    const [field = ''] = /<input[^>]*>/.exec(html) ?? []
    expect(field).toContain('type="password"')
    expect(field).toContain('autocomplete="off"')
    expect(field).not.toContain('name=')
    expect(html).toContain('<label for="centre-token">')
    expect(html).not.toContain('<table')
  })

  test('says that reports need a network where there is none, calmly, and that a secret is wrong, aloud', () => {
    const { offline = '', wrong_token: wrong = '' } = wordsOf('en', 'centre')
    expect(draw(CLOSED)).not.toContain(offline)
    const html = draw(CLOSED, { online: false })
    expect(html).toContain(offline)
    expect(html).not.toContain('role="alert"')
    expect(draw({ ...CLOSED, trouble: 'token' })).toMatch(new RegExp(`role="alert">${wrong}`))
  })

  test('asks whoever has made this phone known for no secret, and shows what others brought, to be taken or left', () => {
    const words = wordsOf('en', 'centre')
    const html = draw(CLOSED, { phone: KNOWN })
    expect(html).not.toContain('type="password"')
    expect(html).toContain(words['show'])
    expect(html).toContain(words['forgetPhone'])
    expect(html).toContain(words['waiting'])
    expect(html).toContain('Evening &lt;i')
    expect(html).toContain('Gori 3')
    expect(html.match(new RegExp(`>(${words['take']}|${words['leaveIt']})<`, 'g'))).toHaveLength(2)
    const none = draw(CLOSED, { phone: { ...KNOWN, waiting: [] } })
    expect(none).not.toContain(words['waiting'])
  })

  test('makes a phone known only where somebody says that it is theirs', () => {
    const [box = ''] = /<input type="checkbox"[^>]*>/.exec(draw(CLOSED)) ?? []
    expect(box).toContain('aria-describedby="centre-mine-help"')
    expect(box).not.toContain('checked')
  })

  test('is a table that says what it is of, and what each row and column is', () => {
    const html = draw(OPEN)
    expect(html).toMatch(/<caption[^>]*><span class="ce-title">Where training has arrived/)
    expect(html.match(/<th scope="col">/g)).toHaveLength(3)
    expect(html.match(/<th scope="row">/g)).toHaveLength(4)
    expect(html).toContain('12 345')
    expect(html).toContain('&lt;5')
    expect(html).toContain('Marneuli &lt;b')
    expect(html).toMatch(/<tfoot>.*Together.*Seats of strangers<\/th><td><\/td><td>17<\/td><\/tr><\/tfoot>/)
  })

  test('draws shares as bars that a screen reader passes over, and none where the share is withheld', () => {
    const bars = draw(OPEN).match(/<span class="ce-bar"[^>]*>/g) ?? []
    expect(bars).toHaveLength(2)
    for (const bar of bars) expect(bar).toContain('aria-hidden="true"')
    expect(bars[0]).toContain('--part:0.8')
  })

  test('has the column that is drawn first, where a phone shows it', () => {
    const html = draw(OPEN)
    expect(html).toMatch(/District<\/th><th scope="col">Groups begun, %<\/th><th scope="col">Joined/)
    expect(html).toMatch(/Gldani<\/th><td>80<span class="ce-bar"[^>]*><\/span><\/td><td>12 345<\/td>/)
    expect(html).toMatch(/Together<\/th><td>75<span/)
  })

  test.each([
    ['ka', '2026 წლის IV კვარტალი'],
    ['hy', '2026 թ. IV եռամսյակ'],
    ['az', '2026, IV rüb'],
    ['en', 'quarter IV of 2026'],
  ] as const)('calls a quarter as people do in %s, in title, rows and choice', (language, name) => {
    const report: Report = {
      ...REPORT,
      title: 'Ready · 2026-Q4',
      rows: [{ name: '2026-Q4', cells: [1, 2] }],
    }
    const html = draw({ ...OPEN, report }, { language })
    expect(html).toContain(`Ready · ${name}`)
    expect(html).toContain(`<th scope="row">${name}</th>`)
    expect(html).not.toMatch(/>\d{4}-Q\d/)
  })

  test('offers the English spreadsheet wherever another language is shown, and rows only of what has them', () => {
    const { saveEnglish = '' } = wordsOf('en', 'centre')
    expect(draw(OPEN)).not.toContain(saveEnglish)
    expect(draw(OPEN, { language: 'hy' })).toContain(wordsOf('hy', 'centre')['saveEnglish'])
    expect(draw(OPEN)).toContain('id="centre-rows"')
    expect(draw({ ...OPEN, chosen: { ...OPEN.chosen, report: 'errors' } })).not.toContain('id="centre-rows"')
    expect(draw({ ...OPEN, chosen: { ...OPEN.chosen, by: 'quarter' } })).not.toContain('id="centre-quarter"')
  })
})

test('neither the secret nor a report is ever put away on the phone', () => {
  const files = readdirSync('src/ui/centre', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `src/ui/centre/${path}`)
  expect(files.length).toBeGreaterThan(8)
  for (const path of [...files, 'src/flow/centre-reports.ts', 'src/link/centre.ts', 'src/link/trainer.ts'])
    expect(readFileSync(path, 'utf8'), path).not.toMatch(
      /localStorage|sessionStorage|indexedDB|caches\b|storage\/|cookie/,
    )
})
