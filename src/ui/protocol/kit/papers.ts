import { recordsOfRun } from '../../../core/protocol/own-piles.ts'
import type { Sheet } from '../../../core/protocol/paper.ts'
import type { RecordSheet } from '../../../core/protocol/record-sheet.ts'
import { stagesOf } from '../../../core/protocol/run.ts'
import { givenFields } from '../../../core/protocol/typed.ts'
import type { Words } from '../../i18n.ts'
import type { RunView } from '../run/view.ts'

/** One paper of the night, as it lies on a group's table. */
export type Evidence = { readonly id: string; readonly name: string } & (
  | { readonly kind: 'protocol'; readonly sheet: Sheet }
  | { readonly kind: 'record'; readonly record: RecordSheet }
  | { readonly kind: 'control' }
  | { readonly kind: 'ballots' }
)

/** The papers of an exercise in the order in which they are handed out. A night that is counted by hand brings its ballots. */
export function evidenceOf({ exercise, base, run }: RunView, t: Words): Evidence[] {
  const protocol = exercise.original ?? (exercise.filled ? exercise.draft : null)
  const counted = stagesOf(exercise).includes('count')
  return [
    ...(protocol
      ? [
          {
            id: 'protocol',
            kind: 'protocol' as const,
            name: t(exercise.original ? 'protocol-count:kitSigned' : 'protocol-count:kitDraft'),
            sheet: protocol,
          },
        ]
      : []),
    ...recordsOfRun(exercise, run).map((record) => ({
      id: record.id,
      kind: 'record' as const,
      name: base.words.records[record.id]?.title ?? record.id,
      record,
    })),
    ...(counted
      ? [
          { id: 'control-sheets', kind: 'control' as const, name: t('protocol-count:kitControl') },
          { id: 'ballots', kind: 'ballots' as const, name: t('protocol-count:kitBallots') },
        ]
      : []),
  ]
}

/** A blank with what nobody practises copying already on it. */
export function blankOf({ exercise: { form, truth } }: RunView): Sheet {
  const given = givenFields(form)
  return {
    subjects: truth.subjects,
    values: Object.fromEntries(Object.entries(truth.values).filter(([field]) => given.has(field))),
  }
}
