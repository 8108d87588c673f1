/**
 * Lets so many things be done at the same time; whatever comes beyond that waits for its turn, in the order of its coming. What waits should
 * be small: it is for work that takes much more memory than what it is made of.
 */
export function turns(most: number): <Outcome>(work: () => Promise<Outcome>) => Promise<Outcome> {
  const waiting: (() => void)[] = []
  let working = 0
  return async (work) => {
    if (working >= most) await new Promise<void>((done) => waiting.push(done))
    else working++
    try {
      return await work()
    } finally {
      // a turn is handed on, so that nobody who comes just now goes before those who wait
      const next = waiting.shift()
      if (next) next()
      else working--
    }
  }
}
