import { faultsFound } from '../core/protocol/found.ts'
import { replay } from '../core/protocol/run.ts'
import type { Meeting } from '../core/protocol/weak.ts'
import { exerciseOf, pastPractices } from './practise-protocol.ts'
import type { ProtocolBook } from './protocols.ts'

/** So many of the newest exercises are looked back on; what is older says little about today. */
const LOOKED_BACK = 60

/** Which errors were met in finished exercises, and which were found, oldest first. */
export async function errorHistory(book: ProtocolBook): Promise<Meeting[]> {
  const finished = (await pastPractices()).filter(({ result }) => result?.completion === true)
  return finished
    .slice(0, LOOKED_BACK)
    .reverse()
    .flatMap((attempt) => {
      const made = exerciseOf(attempt.subject, book)
      if (!made.ok) return []
      const exercise = made.value
      const { level } = exercise.id
      return faultsFound(exercise, replay(exercise, attempt.events)).map(
        (each): Meeting => ({ ...each, level }),
      )
    })
}
