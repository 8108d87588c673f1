import type { Form } from './form.ts'
import type { Night } from './night.ts'
import type { RecordForm } from './record.ts'
import { factOf } from './truth.ts'

/** A record as it lies on the table: every line with the number that stands there. */
export interface RecordSheet {
  readonly id: string
  readonly style: RecordForm['style']
  readonly lines: readonly RecordLine[]
}

/** One number on a record. */
export interface RecordLine {
  readonly id: string
  /** The subject of a repeated line. */
  readonly row: string | null
  /** Null when the record leaves it open. */
  readonly value: number | null
}

/** The records of a form on a night, as honest people wrote them. */
export function recordsOf(form: Form, night: Night): RecordSheet[] {
  return form.records.map(({ id, style, lines }) => ({
    id,
    style,
    lines: lines.flatMap(({ id, says, repeat }): RecordLine[] =>
      repeat
        ? night.subjects.map((row) => ({ id, row, value: factOf(says, night, row) }))
        : [{ id, row: null, value: factOf(says, night) }],
    ),
  }))
}
