import type { ComponentChildren } from 'preact'
import { boxOf } from '../../../core/protocol/box.ts'
import { type Asked, blocksOf } from '../../../core/protocol/entry-order.ts'
import type { Field, Form } from '../../../core/protocol/form.ts'
import type { Sheet } from '../../../core/protocol/paper.ts'
import { rawIn } from '../../../core/protocol/typed.ts'
import type { FormWords } from '../../../core/protocol/voice.ts'
import { useSpeech } from '../../i18n.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { useDocument } from '../../state.ts'
import { certaintyIn, isUnsure, namingOf } from './naming.ts'
import { ticksIn } from './ticks-box.tsx'
import { Sign } from './sign.tsx'
import { useWritten } from './written.tsx'

interface Props {
  readonly form: Form
  readonly words: FormWords
  readonly subjects: readonly string[]
  /** What is written on it; null for a blank form. */
  readonly values: Sheet['values'] | null
  readonly title: string
}

/**
 * A form for paper: letters, labels and boxes in the order of the real one, and on it what it is: a form for practice whose
 * labels and rules are only as sure as their sources.
 */
export function PaperForm({ form, words, subjects, values, title }: Props) {
  const { language, t } = useSpeech()
  const law = useDocument('law')
  const names = namingOf(form, words, { subjects, language, t })
  // what holds for all names is said once; a star stands where one of them is less sure than the others
  const starred = (field: string): boolean =>
    isUnsure(words, field) && certaintyIn(words, field) !== words.labels
  const stars = form.fields.some(({ id }) => starred(id))
  const boxFor = (field: Field, row?: string) => (
    <PaperBox
      words={words}
      field={field}
      value={values && rawIn(values, boxOf(field.id, row))}
      filled={values !== null}
    />
  )
  const line = ({ field, words: spelt }: Asked, label: ComponentChildren, row?: string) => (
    <tr key={boxOf(field.id, row)} class="keep">
      <td class="pr-e-letter">{row === undefined ? names.letter(field.id) : ''}</td>
      <th scope="row">{label}</th>
      <td class="pr-e-paper-side">
        {boxFor(field, row)}
        {spelt && boxFor(spelt, row)}
      </td>
    </tr>
  )
  const labelOf = ({ field }: Asked): ComponentChildren => (
    <>
      {names.label(field.id)}
      {starred(field.id) && ' *'}
      {!field.printed && <small> ({t('protocol-entry:paperBeside')})</small>}
    </>
  )
  return (
    <div class="pr-e-paper">
      <p class="pr-e-paper-kind">{t('protocol-entry:paperPractice')}</p>
      <h2>{title}</h2>
      {form.sections.map((section, index) => (
        <table key={section.id}>
          <caption>
            {section.paperRef && <span class="pr-e-ref">{section.paperRef}</span>}{' '}
            {words.sections[section.id]}
          </caption>
          {blocksOf(form, index).map((block) =>
            block.kind === 'line' ? (
              <tbody key={block.asked.field.id}>{line(block.asked, labelOf(block.asked))}</tbody>
            ) : (
              block.columns.map((asked) => (
                <tbody key={asked.field.id}>
                  <tr>
                    <td class="pr-e-letter">{names.letter(asked.field.id)}</td>
                    <th scope="rowgroup" colSpan={2}>
                      {labelOf(asked)}
                    </th>
                  </tr>
                  {subjects.map((row) => line(asked, names.subject(row), row))}
                </tbody>
              ))
            ),
          )}
        </table>
      ))}
      <div class="pr-e-paper-foot">
        <p>{words.about}</p>
        <p>
          {t('protocol-entry:paperLabels', { certainty: t(`guide:certainty_${words.labels}`) })}{' '}
          {stars && t('protocol-entry:paperUnsure')}
        </p>
        {law.state === 'ready' && <LawNote references={Object.values(form.sources)} law={law.value} />}
      </div>
    </div>
  )
}

interface BoxProps {
  readonly words: FormWords
  readonly field: Field
  readonly value: ReturnType<typeof rawIn>
  readonly filled: boolean
}

/** A box on paper: a frame for a number, a line for words, squares to tick. */
function PaperBox({ words, field, value, filled }: BoxProps) {
  const { t } = useSpeech()
  const text = useWritten({ words }, field, value)
  if (field.kind === 'ticks')
    return (
      <span class="pr-e-paper-ticks">
        {field.options.map((option) => (
          <span key={option} class="pr-e-ticked">
            <span class="pr-e-square">{ticksIn(value).includes(option) && <Sign name="clean" />}</span>
            {words.options[field.id]?.[option] ?? option}
          </span>
        ))}
      </span>
    )
  return (
    <span class="pr-e-paper-box" data-kind={field.kind}>
      {field.kind === 'words' && <small>{t('protocol-entry:inWords')}: </small>}
      {filled ? text : ''}
    </span>
  )
}
