import { wholeCentre, type WholeCentre } from '../server/mine.ts'
import { instead } from './window.ts'

/** What the network between a phone and the centre does. */
export interface Line {
  readonly centre: WholeCentre
  /** `down`: nothing goes. `deaf`: requests arrive, answers are lost. `portal`: a login page answers. */
  state: 'up' | 'down' | 'deaf' | 'portal'
  /** Paths that were asked, in order. */
  readonly asked: string[]
  end(): Promise<void>
}

/** A real centre with its database, behind the `fetch` of this phone. */
export async function realCentre(): Promise<Line> {
  const centre = await wholeCentre('sqlite')
  const fetching = instead('fetch', async (path: string, init: RequestInit) => {
    if (line.state === 'down') throw new TypeError('Failed to fetch')
    line.asked.push(path)
    if (line.state === 'portal')
      return new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } })
    centre.clock.now += 60_000 // nobody is hurried here
    const answer = await centre.request(path, init)
    if (line.state === 'deaf') throw new TypeError('network error')
    return answer
  })
  const line: Line = {
    centre,
    state: 'up',
    asked: [],
    end: async () => {
      fetching.stop()
      await centre.end()
    },
  }
  return line
}
