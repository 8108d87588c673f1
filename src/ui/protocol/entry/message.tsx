import { type BoxPath, fieldOf } from '../../../core/protocol/box.ts'
import { hintsFor } from '../../../core/protocol/hints.ts'
import { sectionFinder, type Told } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { fillIn } from './fill-in.ts'
import type { Frame } from './frame.ts'
import { HintLine } from './hint-line.tsx'
import { Sign } from './sign.tsx'
import { SumTable } from './sum-table.tsx'

/** Findings that say the same in the same words, told once under all their codes. */
export type Group = readonly [Told, ...Told[]]

/** Puts findings together that read alike. */
export function grouped(told: readonly Told[], { words, disclosure }: Frame): Group[] {
  const groups = new Map<string, [Told, ...Told[]]>()
  for (const one of told) {
    const said = words.checks[one.result.code]
    const { left, right } = one.result
    const text =
      disclosure === 'located'
        ? said?.exam
        : JSON.stringify([said?.coach, /\{/.test(JSON.stringify(said?.coach)) ? [left, right] : []])
    const key = `${one.gravity} ${text ?? one.result.code}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

interface Props {
  readonly frame: Frame
  readonly group: Group
  readonly id: string
  readonly accepted: boolean
}

/** One message: code, what is wrong, why it matters, the sum, what to do now, and the boxes it is about. */
export function Message({ frame, group, id, accepted }: Props) {
  const { t, formats } = useSpeech()
  const [{ gravity, result }] = group
  const said = frame.words.checks[result.code]
  const codes = [...new Set(group.map((one) => one.result.code))].join(', ')
  const located = frame.disclosure === 'located'
  const sign = (
    <Sign
      name={accepted ? 'accepted' : gravity}
      label={t(accepted ? 'protocol-entry:mark_accepted' : `protocol-entry:mark_${gravity}`, {
        codes: '',
      }).trim()}
    />
  )
  const marks = [...new Set(group.flatMap((one) => one.marks))]
  return (
    <div class="pr-e-message" id={id} data-gravity={gravity} data-accepted={accepted}>
      <p class="pr-e-title">
        {sign} <b class="pr-e-code-name">{codes}</b>{' '}
        <span>{located ? said?.exam : said && fillIn(said.coach.title, result, formats)}</span>
      </p>
      {!located && said && (
        <>
          <p>{fillIn(said.coach.why, result, formats)}</p>
          {frame.sums && <SumTable names={frame.names} result={result} />}
          {frame.disclosure === 'coached' &&
            hintsFor([result])
              .filter(({ stage }) => stage === 'now' || frame.late)
              .map((hint) => <HintLine key={hint.kind} frame={frame} hint={hint} />)}
          <p class="pr-e-now">
            <b>{t('protocol-entry:now')}</b> {fillIn(said.coach.doNow, result, formats)}
          </p>
        </>
      )}
      <Jumps frame={frame} boxes={marks} />
      {!located && frame.law && <LawNote references={referencesOf(frame, group)} law={frame.law} />}
    </div>
  )
}

interface AtBoxProps {
  readonly frame: Frame
  readonly told: Told
  readonly accepted: boolean
}

/** A message that stands at its box, which it need not name. */
export function MessageAtBox({ frame, told, accepted }: AtBoxProps) {
  const box = told.at ?? ''
  return (
    <div class="pr-e-at-box">
      <Message
        frame={frame}
        group={[{ ...told, marks: [] }]}
        id={messageId(told.result.code, box)}
        accepted={accepted}
      />
    </div>
  )
}

/** The id of a message, above a section or at a box. */
export function messageId(code: string, where: string): string {
  return `message:${where}:${code}`
}

/** From this many boxes of one field on, one link leads to the first of them. */
const MANY = 4

function Jumps({ frame, boxes }: { readonly frame: Frame; readonly boxes: readonly BoxPath[] }) {
  const { t } = useSpeech()
  const known = sectionFinder(frame.form)
  const byField = new Map<string, BoxPath[]>()
  for (const box of boxes)
    if (known(box) >= 0) byField.set(fieldOf(box), [...(byField.get(fieldOf(box)) ?? []), box])
  if (byField.size === 0) return null
  const links = [...byField].flatMap(([field, own]) => {
    const [first] = own
    if (own.length < MANY || first === undefined)
      return own.map((box) => ({ box, name: frame.names.short(box) }))
    return [{ box: first, name: frame.names.letter(field) || frame.names.label(field) }]
  })
  return (
    <p class="pr-e-jumps">
      <span>{t('protocol-entry:boxes')}</span>{' '}
      {links.map(({ box, name }) => (
        <a
          key={box}
          href={`#pr:${box}`}
          onClick={(event) => {
            event.preventDefault()
            frame.desk.jump(box)
          }}
        >
          {name}
        </a>
      ))}
    </p>
  )
}

function referencesOf({ form }: Frame, group: Group) {
  const checks = group.flatMap((one) => form.checks.find(({ code }) => code === one.result.code) ?? [])
  const ids = [...new Set(checks.flatMap(({ law }) => law))]
  return ids.flatMap((id) => form.sources[id] ?? [])
}
