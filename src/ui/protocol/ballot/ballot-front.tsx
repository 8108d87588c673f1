import { useSpeech } from '../../i18n.ts'
import { type Layout, type Row, widthOf } from './layout.ts'
import { tenths } from './pen.ts'
import { Seal } from './seal.tsx'
import { type Face, Sheet } from './sheet.tsx'
import { Strokes } from './strokes.tsx'

/** The side with the subjects: header, a line for each, what the voter drew. */
export function BallotFront({ election, ...face }: Face & { readonly election: string }) {
  const { layout, lines, mark, words, random, ballot, own, printed } = face
  const { t } = useSpeech()
  return (
    <Sheet {...face}>
      <Header layout={layout} election={election} printed={printed} />
      {layout.rows.map((row) => (
        <Line key={row.subject} row={row} letters={layout.letters} />
      ))}
      <path class="pr-ballot-print-line" d={frame(layout)} />
      <text class="pr-ballot-print" x={left(layout)} y={layout.height - 18} font-size="9">
        {t('protocol-ballot:specimen')}
      </text>
      {mark.paper.seal === 'front' && (
        <Seal
          at={{ ...layout.foot, x: layout.foot.x + 20, width: 54 }}
          words={t('protocol-ballot:seal')}
          precinct={own}
          ballot={ballot}
          smudged={false}
        />
      )}
      <Strokes mark={mark} words={words} layout={layout} lines={lines} random={random} on="front" />
    </Sheet>
  )
}

function left({ frame: { x, width } }: Layout): number {
  return x - width / 2
}

function Header({
  layout,
  election,
  printed,
}: {
  readonly layout: Layout
  readonly election: string
  readonly printed: string
}) {
  const { t } = useSpeech()
  const [x, y] = [left(layout), layout.above]
  const right = x + layout.frame.width
  return (
    <>
      <Squeezed
        class="pr-ballot-title"
        x={x}
        y={y + 21}
        size={14}
        room={layout.frame.width - 66}
        text={t('protocol-ballot:title')}
      />
      <Squeezed
        class="pr-ballot-print"
        x={x}
        y={y + 36}
        size={11}
        room={layout.frame.width - 66}
        text={election}
      />
      <Squeezed
        class="pr-ballot-print"
        x={x}
        y={y + 53}
        size={10.5}
        room={layout.frame.width - 66}
        text={t('protocol-ballot:howToVote')}
      />
      <rect class="pr-ballot-box" x={right - 58} y={y + 10} width="58" height="42" rx="3" />
      <text class="pr-ballot-print" x={right - 29} y={y + 23} font-size="9.5" text-anchor="middle">
        {t('protocol-ballot:precinct')}
      </text>
      <text class="pr-ballot-title" x={right - 29} y={y + 45} font-size="20" text-anchor="middle">
        {printed}
      </text>
    </>
  )
}

function Line({ row, letters }: { readonly row: Row; readonly letters: number }) {
  const { subject, number, nameRows } = row
  return (
    <>
      <circle class="pr-ballot-circle" cx={tenths(number.x)} cy={tenths(number.y)} r={number.width / 2} />
      <text
        class="pr-ballot-number"
        x={tenths(number.x)}
        y={tenths(number.y + letters * 0.36)}
        font-size={letters}
        text-anchor="middle"
      >
        {subject}
      </text>
      {nameRows.map(({ text, x, y, width }) => (
        <Squeezed
          key={y}
          class="pr-ballot-print"
          x={tenths(x - width / 2)}
          y={tenths(y + letters * 0.35)}
          size={letters}
          room={width}
          text={text}
        />
      ))}
    </>
  )
}

interface SqueezedProps {
  readonly class: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly room: number
  readonly text: string
}

/** A line of print that is set narrower where it would not fit. */
function Squeezed({ class: name, x, y, size, room, text }: SqueezedProps) {
  const tight = widthOf(text, size) > room + 1
  return (
    <text
      class={name}
      x={x}
      y={y}
      font-size={size}
      {...(tight ? { textLength: tenths(room), lengthAdjust: 'spacingAndGlyphs' as const } : {})}
    >
      {text}
    </text>
  )
}

/** The rules between the lines and round them. */
function frame({ frame: { x, y, width, height }, rows }: Layout): string {
  const [from, top] = [tenths(x - width / 2), tenths(y - height / 2)]
  const rules = [...new Set(rows.map(({ line }) => tenths(line.y - line.height / 2)))].filter(
    (rule) => rule > top,
  )
  const middles = [...new Set(rows.map(({ line }) => tenths(line.x - line.width / 2)))].filter(
    (edge) => edge > from,
  )
  return [
    `M${from} ${top}h${width}v${tenths(height)}h${-width}z`,
    ...rules.map((rule) => `M${from} ${rule}h${width}`),
    ...middles.map((edge) => `M${edge} ${top}v${tenths(height)}`),
  ].join('')
}
