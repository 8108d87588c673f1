import type { Page } from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import { showGroupCode } from '../../src/core/sync/group-code.ts'
import { type Centre, expect, word } from './centre.ts'
import { attemptsOn } from './kept.ts'

/* What a member does to have their results at the centre, and sees of it. */

/** Joins a group by its code. */
export async function join(page: Page, language: Language, code: string): Promise<void> {
  if (!(await page.locator('#group-code').isVisible())) await page.goto('/group')
  await page.locator('#group-code').fill(showGroupCode(code).toLowerCase())
  await page.getByRole('button', { name: word(language, 'group:join'), exact: true }).click()
  await expect(page.locator('#group-code')).toHaveCount(0)
}

/** So many results stand at a place, on the page that tells where they are. */
export async function expectAt(
  page: Page,
  place: 'phone' | 'trainer' | 'centre',
  count: number,
): Promise<void> {
  await expect(page.locator(`.gr-places [data-place=${place}] dd`)).toHaveText(String(count))
}

/** Presses the button that sends. */
export async function send(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: word(language, 'group:send') }).click()
}

/** What lies on the phone is at the centre, each thing once, with everything that was done in it. */
export async function expectSame(page: Page, centre: Centre): Promise<void> {
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1)
  expect(await centre.attempts()).toEqual((await attemptsOn(page)).sort(byId))
}
