import type { Random } from '../../random.ts'
import type { BoxPath } from '../box.ts'
import type { Beside } from '../evaluate.ts'
import type { Fault, Form } from '../form.ts'
import type { Night } from '../night.ts'
import type { Sheet } from '../paper.ts'
import type { RecordSheet } from '../record-sheet.ts'

/** What a fault is planted in: a night, and the form and the records as honest people wrote them. */
export interface Ground {
  readonly form: Form
  readonly night: Night
  readonly truth: Sheet
  readonly records: readonly RecordSheet[]
  /** What lies beside the form: for an amendment the original and the rows that change it. */
  readonly beside: Beside
}

/** One way in which a fault can show: the paper and the records with it, and the boxes that are wrong. */
export interface Slip {
  readonly draft: Sheet
  readonly records: readonly RecordSheet[]
  readonly boxes: readonly BoxPath[]
}

/**
 * The ways in which a kind of fault can befall a ground, in an order drawn by chance; none when this night cannot suffer it.
 * Every slip changes something (but for faults of the world, where the paper is right).
 */
export type Planter = (fault: Fault, ground: Ground, random: Random) => Iterable<Slip>
