import { REMEDIES, type Remedy } from '../../../core/protocol/remedies.ts'
import type { Exercise } from '../../../core/protocol/exercise.ts'
import { FAULT_KINDS, type FaultKind } from '../../../core/protocol/fault-kinds.ts'

/** The causes to choose from: every kind of fault the papers of this exercise can suffer, never only the right one. */
export function causesFor({ form, base }: Exercise): FaultKind[] {
  const kinds = new Set([...form.faults, ...(base?.faults ?? [])].map(({ kind }) => kind))
  return FAULT_KINDS.filter((kind) => kinds.has(kind))
}

/** Two things that tired people do with a signed protocol; on a draft they are no question. */
const TEMPTING: ReadonlySet<Remedy> = new Set(['overwrite', 'newProtocol'])

/** The remedies to choose from. `nothing` is said by saying that nothing is wrong. */
export function remediesFor({ original }: Exercise): Remedy[] {
  return REMEDIES.filter((remedy) => remedy !== 'nothing' && (original !== null || !TEMPTING.has(remedy)))
}
