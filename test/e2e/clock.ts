import { expect, type Page } from '@playwright/test'

/** What a phone has whose clock is off by so many days, to be run in its pages. */
export function clockOff(days: number): string {
  return `{
    const Real = Date
    const now = () => Real.now() + ${days * 86_400_000}
    Date = class extends Real {
      constructor(...given) {
        if (given.length === 0) super(now())
        else super(...given)
      }
      static now() {
        return now()
      }
    }
  }`
}

/** The page's clock is off by so many days, give or take an hour. */
export async function expectClockOff(page: Page, days: number): Promise<void> {
  const shown = await page.evaluate(() => Date.now())
  expect(Math.round((shown - Date.now()) / 3_600_000)).toBe(days * 24)
}
