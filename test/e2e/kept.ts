import type { Attempt } from '../../src/core/attempt/attempt.ts'

/** A page of whichever browser. */
interface Page {
  evaluate<Value>(work: () => Promise<Value>): Promise<Value>
}

/** The attempts that lie on the phone, in the order in which they were begun. */
export async function attemptsOn(page: Page): Promise<Attempt[]> {
  const all = await page.evaluate(async () => {
    // a page that is just being left may never be answered: whoever asks asks again
    const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error ?? new Error('The storage refused'))
        setTimeout(() => failed(new Error('The storage did not answer')), 3_000)
      })
    const db = await answerOf(indexedDB.open('ubani'))
    const found = await answerOf<unknown[]>(db.transaction('attempts').objectStore('attempts').getAll())
    db.close()
    return found as Attempt[]
  })
  return all.sort((a, b) => a.startedAt - b.startedAt)
}
