import type { Attempt } from '../../src/core/attempt/attempt.ts'

/** A page of whichever browser. */
interface Page {
  evaluate<Value>(work: () => Promise<Value>): Promise<Value>
}

/** The attempts that lie on the phone, in the order in which they were begun. */
export async function attemptsOn(page: Page): Promise<Attempt[]> {
  const all = await page.evaluate(async () => {
    const open = indexedDB.open('ubani')
    const db = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result)
    })
    const every = db.transaction('attempts').objectStore('attempts').getAll()
    const found = await new Promise<unknown[]>((done) => {
      every.onsuccess = () => done(every.result)
    })
    db.close()
    return found as Attempt[]
  })
  return all.sort((a, b) => a.startedAt - b.startedAt)
}
