import { useEffect, useState } from 'preact/hooks'
import { type GroupClock, freshClock, readGroupClock, type Worked, writeGroupClock } from './group-clock.ts'

/** Clocks in use, by plan and block: whoever looks at another block in between finds this one's running. */
const clocks = new Map<string, GroupClock>()

/**
 * The clock of the block that the address names, or of the first; and how to turn it, which the address then says.
 * @param plan whose blocks they are
 */
export function useGroupClock(
  plan: string,
  blocks: readonly [Worked, ...Worked[]],
): readonly [GroupClock, (next: GroupClock) => void] {
  const here = (): GroupClock => named(plan, blocks)
  const [clock, setClock] = useState(here)
  const turn = (next: GroupClock): void => {
    clocks.set(`${plan}/${next.block}`, next)
    const planned = blocks.find(({ id }) => id === next.block)?.work
    // no new step back in the history for each press of a button
    history.replaceState(history.state, '', `#${writeGroupClock(next, planned)}`)
    setClock(next)
  }
  useEffect(() => {
    const follow = (): void => turn(here())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [plan])
  return [clock, turn]
}

function named(plan: string, blocks: readonly [Worked, ...Worked[]]): GroupClock {
  const read = readGroupClock(location.hash, blocks, Date.now()) ?? freshClock(blocks[0])
  const known = clocks.get(`${plan}/${read.block}`)
  return location.hash.includes('@') ? read : (known ?? read)
}
