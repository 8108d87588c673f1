import { useMemo } from 'preact/hooks'
import { type BoxPath, fieldOf, rowOf } from '../../../core/protocol/box.ts'
import type { OpenedForm } from '../../../core/protocol/open-form.ts'
import type { RecordSheet } from '../../../core/protocol/record-sheet.ts'
import { useSpeech } from '../../i18n.ts'
import { type Naming, namingOf } from '../entry/naming.ts'

/** What the boxes of a form and the lines of its records are called. */
export interface Names extends Naming {
  /** A box in full: its letter on the paper, then its name, or the subject of its row. */
  readonly box: (box: BoxPath) => string
  /** The same without the letter. */
  readonly plain: (box: BoxPath) => string
  readonly record: (id: string) => string
  /** A line of a record; a line for each subject goes by the subject. */
  readonly line: (record: string, line: Pick<RecordSheet['lines'][number], 'id' | 'row'>) => string
}

/** The names of a form, for a precinct with these subjects. */
export function useNames({ form, words }: OpenedForm, subjects: readonly string[]): Names {
  const { language, t } = useSpeech()
  return useMemo(() => {
    const names = namingOf(form, words, { subjects, language, t })
    const kindOf = (field: string) => form.fields.find(({ id }) => id === field)?.kind
    const plain = (box: BoxPath): string => {
      const row = rowOf(box)
      const field = fieldOf(box)
      if (row === undefined) return names.label(field)
      const subject = names.subject(row)
      return kindOf(field) === 'words' ? t('protocol-entry:inWordsOf', { label: subject }) : subject
    }
    return {
      ...names,
      plain,
      box: (box) => [names.letter(fieldOf(box)), plain(box)].filter((part) => part).join(' '),
      record: (id) => words.records[id]?.title ?? id,
      line: (record, { id, row }) =>
        row === null ? (words.records[record]?.lines[id] ?? names.label(id)) : names.subject(row),
    }
  }, [form, words, subjects, language, t])
}
