import type { Page } from '@playwright/test'

/** From now on the phone refuses to write, as a full one does; the browser's own quota lets small writes by for a while. */
export async function fillDisk(page: Page): Promise<void> {
  await page.evaluate(() => {
    const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {}
    addEventListener('disk-freed', () => Object.defineProperty(IDBObjectStore.prototype, 'put', real), {
      once: true,
    })
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    }
  })
}

/** Gives the phone room again. */
export async function freeDisk(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('disk-freed')))
}
