import { replay } from '../core/protocol/run.ts'
import { judgeFindings } from '../core/protocol/score.ts'
import type { Meeting } from '../core/protocol/weak.ts'
import { exerciseOf, pastPractices } from './practise-protocol.ts'
import type { ProtocolBook } from './protocols.ts'

/** So many of the newest exercises are looked back on; what is older says little about today. */
const LOOKED_BACK = 60

/**
 * Which errors were met in finished exercises, and which were found, oldest first. An error is found when every box it made
 * wrong was named; one that lies in the world and makes no figure wrong is found when its cause is.
 */
export async function errorHistory(book: ProtocolBook): Promise<Meeting[]> {
  const finished = (await pastPractices()).filter(({ result }) => result?.completion === true)
  return finished
    .slice(0, LOOKED_BACK)
    .reverse()
    .flatMap((attempt) => {
      const made = exerciseOf(attempt.subject, book)
      if (!made.ok) return []
      const exercise = made.value
      const run = replay(exercise, attempt.events)
      const { hits } = judgeFindings(exercise, run)
      return exercise.planted.map(({ fault, boxes }): Meeting => {
        const found =
          fault.layer === 'world' ? run.cause === fault.kind : boxes.every((box) => hits.includes(box))
        return { kind: fault.kind, found, level: exercise.id.level }
      })
    })
}
