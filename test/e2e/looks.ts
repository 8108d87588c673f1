import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { LANGUAGES, type Language } from '../../src/core/language.ts'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/**
 * In which language each theme is looked at: the light one in all, the others in one each, since colours know no language – one
 * of either script.
 */
export const LOOKS = [
  ...LANGUAGES.map((language) => [language, 'light'] as const),
  ['ka', 'dark'],
  ['hy', 'contrast'],
] as const satisfies ReadonlyArray<readonly [Language, 'light' | 'dark' | 'contrast']>

/** Rules that depend on the colours; the others find in every theme what they find in one. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds, one line a finding: rule, where.
 * @param theme another than the light one has only its colours looked at: everything else is the same page
 */
export async function findings(
  page: Page,
  theme: 'light' | 'dark' | 'contrast' = 'light',
): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(
    async (only) => {
      const { axe } = window as unknown as {
        axe: {
          run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>
        }
      }
      const { violations } = await axe.run(only ? { runOnly: only } : {})
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    },
    theme === 'light' ? undefined : COLOURS,
  )
}

/** Dresses the app as a person would in the settings. */
export async function wear(
  page: Page,
  base: string,
  theme: 'light' | 'dark' | 'contrast',
  largest: boolean,
): Promise<void> {
  await page.goto(`${base}/settings`)
  // a tap made before the page is live is done as soon as it is: until then neither the tap nor a theme the phone gave tells anything
  await page.locator('input[name=theme]').nth({ light: 1, dark: 2, contrast: 3 }[theme]).click()
  await page
    .locator('input[name=size]')
    .nth(largest ? 3 : 0)
    .click()
  const size = largest ? '[data-size="3"]' : ':not([data-size])'
  await page.locator(`html[data-theme=${theme}]:not([data-follows])${size}`).waitFor()
}

/** Words that stand on two lines: there is no hyphen for most of our languages, so whoever reads stumbles over each. */
export const WORD = /[\p{L}\p{M}\d]+/gu
/** So many of so many, which is one thing. */
export const FIGURE = /\d+ \/ \d+/g

/** What of a kind stands in main on more than one line, and in what. */
export function broken(page: Page, kind: RegExp): Promise<string[]> {
  return page.evaluate(
    ([source, flags]) => {
      const found: string[] = []
      const texts = document.createTreeWalker(
        document.querySelector('main') ?? document,
        NodeFilter.SHOW_TEXT,
      )
      while (texts.nextNode()) {
        const node = texts.currentNode
        const text = node.textContent ?? ''
        if (!node.parentElement?.offsetParent || node.parentElement.closest('.hidden')) continue
        for (const { 0: part, index } of text.matchAll(new RegExp(source, flags))) {
          const range = new Range()
          range.setStart(node, index)
          range.setEnd(node, index + part.length)
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
          if (lines.size > 1) found.push(`${part}: ${text}`)
        }
      }
      return found
    },
    [kind.source, kind.flags] as const,
  )
}

/** Controls that are smaller than a thumb. What is hidden from a screen reader has its equal beside it, and that is measured. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, select, input[type=search], nav a, header a, main .plain > li > a',
      ),
    ]
      .filter((control) => control.offsetParent !== null && !control.closest('p, [aria-hidden=true]'))
      .map((control) => ({
        text: control.textContent?.slice(0, 30) ?? '',
        box: control.getBoundingClientRect(),
      }))
      .filter(({ box }) => Math.min(box.width, box.height) < 47.5)
      .map(({ text, box }) => `${text}: ${Math.round(box.width)}×${Math.round(box.height)}`),
  )
}
