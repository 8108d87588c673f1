/**
 * When answers were given, in the order in which they were written, by a phone whose clock may have been wrong. The largest set
 * of times that agrees with the order and lies not after `now` is believed; any other answer is put beside the believed one
 * before it (or after it, when none is before; at `now`, when none is believed). What comes back never runs backwards.
 */
export function believedTimes(written: readonly number[], now: number): number[] {
  const run = longestRise(written, now)
  const believed = new Set(run)
  let time = written[run[0] ?? -1] ?? now
  return written.map((own, place) => {
    if (believed.has(place)) time = own
    return time
  })
}

/** The places of a longest run that never falls and never exceeds `most`, found by patience sorting. */
function longestRise(times: readonly number[], most: number): number[] {
  const ends: { place: number; time: number }[] = [] // ends[n]: the earliest end of a run of n + 1
  const before: (number | undefined)[] = []
  for (const [place, time] of times.entries()) {
    if (time > most) continue
    const length = firstAbove(ends, time)
    before[place] = ends[length - 1]?.place
    ends[length] = { place, time }
  }
  const run: number[] = []
  for (let place = ends.at(-1)?.place; place !== undefined; place = before[place]) run.push(place)
  return run.reverse()
}

function firstAbove(ends: readonly { readonly time: number }[], time: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle]?.time ?? time) <= time) low = middle + 1
    else high = middle
  }
  return low
}
