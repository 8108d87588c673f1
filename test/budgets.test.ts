import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { budgetsOf, isKept, used } from '../bench/budgets.ts'

/* What was built, weighed: dist/ must be there (`npm run build`). What the same bytes cost in time, `npm run bench` measures. */

const pages = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.html'),
)

describe('what a phone is asked to fetch is within its budget', () => {
  test.each(budgetsOf('dist').map((budget) => [budget.what, budget] as const))('%s', (_what, budget) => {
    const parts = [...budget.parts].map(([path, size]) => `${size} ${path}`).join(', ')
    expect(used(budget), parts).toBeGreaterThan(0)
    expect(isKept(budget), `${used(budget)} of ${budget.limit}: ${parts}`).toBe(true)
  })
})

test('no page asks for anything but files of this build', () => {
  expect(pages.length).toBeGreaterThan(4 * 50)
  expect(pages.flatMap(strayAddresses)).toEqual([])
})

/** What a page has the browser fetch without being tapped, where that is on another host or not in the build. */
function strayAddresses(path: string): string[] {
  const page = readFileSync(join('dist', path), 'utf8')
  const asked = [...page.matchAll(/<(?:link|script|img|source|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"/g)]
  const painted = [...page.matchAll(/url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)/g)]
  const addresses = [...asked, ...painted].map(([, one, other]) => one ?? other ?? '')
  expect(addresses.length, path).toBeGreaterThan(0)
  return addresses
    .filter((address) => !/^\/[^/]/.test(address) || !existsSync(join('dist', address)))
    .map((address) => `${path}: ${address}`)
}
