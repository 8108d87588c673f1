import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { boxOf, type BoxPath } from '../../../core/protocol/box.ts'
import { type Asked, type Block, blocksOf, stopsOf } from '../../../core/protocol/entry-order.ts'
import type { Told } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import { Elsewhere } from './elsewhere.tsx'
import { type Frame, idOf } from './frame.ts'
import { type BoxState, Line } from './line.tsx'
import { memo } from './memo.tsx'
import { Messages } from './messages.tsx'

/** What a section does with what happens in it. The same object as long as the entry is on the screen. */
export interface Way {
  /** The cursor is in a section. */
  readonly enter: (section: number) => void
  /** A key was pressed in a section with these stops. */
  readonly key: (event: KeyboardEvent, stops: readonly string[]) => void
  readonly go: (section: number) => void
}

interface Props {
  readonly frame: Frame
  readonly index: number
  readonly here: boolean
  /** Whether its boxes can be read only. */
  readonly given: boolean
  /** Whether somebody may write in it already. */
  readonly open: boolean
  readonly amended: boolean
  readonly boxes: ReadonlyMap<BoxPath, BoxState>
  /** What is told in this section. */
  readonly told: readonly Told[]
  /** What is told in others and marks boxes here. */
  readonly away: readonly Told[]
  readonly accepted: boolean
  readonly changed: boolean
  /** Whether messages stand below the boxes: they come while one types, and must not push the boxes away. */
  readonly messagesBelow: boolean
  readonly way: Way
  /** What is added up while one types, above the boxes. */
  readonly running: ComponentChildren
  /** The way on, below them. */
  readonly foot: ComponentChildren
}

/** A section as on the paper: its heading, its lines and tables. One a screen on a phone, under each other on a wide one. */
export const Section = memo(function Section({
  frame,
  index,
  here,
  given,
  open,
  boxes,
  way,
  ...rest
}: Props) {
  const { t } = useSpeech()
  const { form, subjects } = frame
  const blocks = useMemo(() => blocksOf(form, index), [form, index])
  const stops = useMemo(() => stopsOf(form, index, subjects).map(idOf), [form, index, subjects])
  const section = form.sections[index]
  if (!section) return null
  const title = sectionHeadingId(section.id)
  const last = [...boxes.keys()].at(-1)
  const lineOf = (asked: Asked, row?: string, headed?: string) => {
    const figure = boxes.get(boxOf(asked.field.id, row))
    return (
      figure && (
        <Line
          key={boxOf(asked.field.id, row)}
          frame={frame}
          asked={asked}
          row={row}
          headed={headed}
          figure={figure}
          inWords={asked.words && boxes.get(boxOf(asked.words.id, row))}
          last={last}
          given={given || !open}
          amended={rest.amended}
        />
      )
    )
  }
  const messages = (
    <Messages
      frame={frame}
      told={rest.told}
      section={section.id}
      accepted={rest.accepted}
      changed={rest.changed}
    />
  )
  return (
    <section class="pr-e-section" data-here={here} data-open={open} aria-labelledby={title}>
      <div onKeyDownCapture={(event) => way.key(event, stops)} onFocusCapture={() => way.enter(index)}>
        <h2 id={title} tabIndex={-1}>
          {section.paperRef && <span class="pr-e-ref">{section.paperRef}</span>}
          <span>{frame.words.sections[section.id] ?? section.id}</span>
        </h2>
        {given && here && <p class="small no-print">{t('protocol-entry:given')}</p>}
        {!rest.messagesBelow && messages}
        <Elsewhere frame={frame} told={rest.away} onGo={way.go} />
        {rest.running}
        {blocks.map((block) =>
          block.kind === 'line' ? (
            lineOf(block.asked)
          ) : (
            <Table key={block.columns[0]?.field.id} frame={frame} block={block}>
              {(headed) =>
                subjects.flatMap((row) =>
                  block.columns.map((asked) => lineOf(asked, row, headed(asked.field.id))),
                )
              }
            </Table>
          ),
        )}
        {rest.messagesBelow && messages}
        {rest.foot}
      </div>
    </section>
  )
})

interface TableProps {
  readonly frame: Frame
  readonly block: Extract<Block, { kind: 'table' }>
  /** Gives the id of the heading of a column. */
  readonly children: (headed: (field: string) => string) => ComponentChildren
}

/** Rows of one or several repeated fields; each field's letter and label stand once, above. */
function Table({ frame, block, children }: TableProps) {
  const headed = (field: string): string => `head:${field}`
  return (
    <div class="pr-e-table" data-columns={block.columns.length}>
      {block.columns.map(({ field }) => (
        <p key={field.id} class="pr-e-label pr-e-table-head" id={headed(field.id)}>
          <span class="pr-e-letter">{frame.names.letter(field.id)}</span>
          <span>{frame.names.label(field.id)}</span>
        </p>
      ))}
      {children(headed)}
    </div>
  )
}

/** The id of the heading of a section. */
export function sectionHeadingId(section: string): string {
  return `section:${section}`
}
