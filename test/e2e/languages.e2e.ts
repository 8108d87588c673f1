import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../src/core/language.ts'
import { builtManifest, fewPacks, handOverFile, signed, written } from './editions.ts'
import { expect, pagesPressed, saveGuide, test, word } from './stage.ts'

const REGION: Readonly<Record<Language, string>> = { ka: 'ka-GE', hy: 'hy-AM', az: 'az-AZ', en: 'en-GB' }

/** A day as Node, which knows all four languages, writes it. */
function dateInWords(language: Language, time: string): string {
  const format = new Intl.DateTimeFormat(REGION[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Asia/Tbilisi',
  })
  return format.format(new Date(time))
}

for (const language of LANGUAGES)
  test(`[${language}] dates and numbers are those of the language, not what the browser makes of them`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language)
    const home = await mine.open('/')
    const { version, issued } = builtManifest(host.files)
    const edition = word(language, 'home:edition', { version, date: dateInWords(language, issued) })
    await expect(home.getByText(edition)).toBeVisible()

    const page = await mine.open('/settings')
    const packs = fewPacks(host.files, language).map(written)
    const row = page.locator('main li', { hasText: LANGUAGE_NAMES[language] }).first()
    for (let month = 1; month <= 12; month++) {
      // Late in the evening in Greenwich, already the next day in Tbilisi.
      const day = `2031-${String(month).padStart(2, '0')}-09T21:30:00Z`
      const buffer = Buffer.from(handOverFile(language, signed(packs, { version: version + 1, issued: day })))
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'guide.ubani', mimeType: 'application/octet-stream', buffer })
      await expect(row).toContainText(
        word(language, 'home:edition', { version: version + 1, date: dateInWords(language, day) }),
      )
    }
    const decimal = new Intl.NumberFormat(REGION[language]).format(1.5).charAt(1)
    const used = page.locator('section', {
      has: page.getByRole('heading', { name: word(language, 'settings:storage') }),
    })
    await expect(used).toContainText(new RegExp(`\\d\\${decimal}\\d MB`))
  })

for (const language of LANGUAGES)
  test(`[${language}] the glossary stands in the order of the language’s own alphabet`, async ({
    savedPhone,
  }) => {
    const mine = await savedPhone(language)
    const page = await mine.open('/glossary')
    await expect(page.locator('main li[id] h2').first()).toBeVisible()
    const words = await page.locator('main li[id] h2').allInnerTexts()
    expect(words.length).toBeGreaterThan(50)
    expect(words).toEqual([...words].sort(new Intl.Collator(REGION[language]).compare))
  })

/** Settings under which a browser does not see the fonts that have a language's letters. */
function fontsWithout(language: Language): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ubani-fonts-'))
  const path = join(folder, 'fonts.conf')
  const hidden = execFileSync('fc-list', [`:lang=${language}`, 'file'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.replace(/:.*$/, ''))
    .filter(Boolean)
    .map((file) => `<rejectfont><glob>${file}</glob></rejectfont>`)
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include><selectfont>${hidden.join('')}</selectfont></fontconfig>`,
  )
  return { path, remove: () => rmSync(folder, { recursive: true }) }
}

/** Whether two letters of different width come out so, and not as one and the same box. */
function drawsLetters(page: Page, [wide, narrow]: readonly [string, string]): Promise<boolean> {
  return page.evaluate(
    (letters) => {
      const widths = letters.map((letter) => {
        const span = document.body.appendChild(document.createElement('span'))
        span.textContent = letter.repeat(20)
        const { width } = span.getBoundingClientRect()
        span.remove()
        return width
      })
      return new Set(widths).size > 1
    },
    [wide, narrow],
  )
}

for (const [language, script, letters] of [
  ['ka', 'georgian', ['ფ', 'ი']],
  ['hy', 'armenian', ['ֆ', 'ի']],
] as const)
  test(`[${language}] a phone without the letters fetches the small font once and has it with the server stopped; another fetches none`, async ({
    phone,
    host,
  }) => {
    const fonts = fontsWithout(language)
    const lacking = phone({ language, env: { FONTCONFIG_FILE: fonts.path } })
    const fetched = (): string[] => host.asked.filter((path) => path.startsWith('/fonts/'))
    const page = await lacking.open('/')
    await expect.poll(() => drawsLetters(page, letters)).toBe(true)
    await saveGuide(page, language)
    await pagesPressed(page, language, ['/guide/counting'])
    await lacking.shut()
    const small = ['400', '700'].map((weight) => `/fonts/${script}-${weight}.woff2`)
    expect(fetched()).toEqual(small)
    await host.stop()
    const again = await lacking.open('/guide/counting')
    await expect.poll(() => drawsLetters(again, letters)).toBe(true)
    await lacking.shut()
    fonts.remove()

    await host.start()
    host.forget()
    await saveGuide(await phone({ language }).open('/'), language)
    expect(fetched()).toEqual([])
  })
