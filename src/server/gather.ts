/** What waits to be done, and whoever waits for it. */
interface Waiting<Item, Outcome> {
  readonly item: Item
  readonly done: (outcome: Outcome) => void
  readonly failed: (fault: unknown) => void
}

/** How items are done together. */
export interface Gathering<Item, Outcome> {
  /** Does them all or none, and says what came of each, in their order. */
  readonly work: (items: readonly Item[]) => Promise<readonly Outcome[]>
  /** What two items may not have in common if they are to be done together. */
  readonly claims: (item: Item) => readonly string[]
  /** What an item weighs, and what a group may. */
  readonly weight: (item: Item) => number
  readonly most: number
  /** So many groups are done at the same time; one when left out. */
  readonly lanes?: number
}

/**
 * Whatever arrives while something is being done is done together afterwards: the more there is to do, the less each costs. An item alone
 * waits for nobody. Where a group fails each of it is tried by itself, so that one never falls with another. What two items claim is done
 * one after the other, also where there are several lanes.
 */
export function gather<Item, Outcome>(gathering: Gathering<Item, Outcome>): (item: Item) => Promise<Outcome> {
  const { claims, lanes = 1 } = gathering
  const busy = new Set<string>()
  let waiting: Waiting<Item, Outcome>[] = []
  let working = 0

  const doTogether = async (group: readonly Waiting<Item, Outcome>[]): Promise<void> => {
    try {
      const outcomes = await gathering.work(group.map(({ item }) => item))
      for (const [place, outcome] of outcomes.entries()) group[place]?.done(outcome)
    } catch (fault) {
      if (group.length === 1) group[0]?.failed(fault)
      else for (const each of group) await doTogether([each])
    }
  }
  const serve = async (): Promise<void> => {
    working++
    for (;;) {
      // everything that lies in the sockets is read first
      await new Promise((done) => setImmediate(done))
      const [group, rest] = firstGroup(waiting, gathering, busy)
      if (group.length === 0) break
      waiting = rest
      const claimed = group.flatMap(({ item }) => claims(item))
      for (const claim of claimed) busy.add(claim)
      await doTogether(group)
      for (const claim of claimed) busy.delete(claim)
    }
    working--
  }
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (working < lanes) void serve()
    })
}

/** Those that are done together next, in the order of their coming, and the others. @param busy claims of what is being done */
function firstGroup<Item, Outcome>(
  waiting: readonly Waiting<Item, Outcome>[],
  { claims, weight, most }: Gathering<Item, Outcome>,
  busy: ReadonlySet<string>,
): [Waiting<Item, Outcome>[], Waiting<Item, Outcome>[]] {
  const [group, rest]: [Waiting<Item, Outcome>[], Waiting<Item, Outcome>[]] = [[], []]
  const claimed = new Set(busy)
  let load = 0
  for (const each of waiting) {
    const wants = claims(each.item)
    const fits = load === 0 || load + weight(each.item) <= most
    if (fits && !wants.some((claim) => claimed.has(claim))) {
      group.push(each)
      load += weight(each.item)
    } else rest.push(each)
    for (const claim of wants) claimed.add(claim)
  }
  return [group, rest]
}
