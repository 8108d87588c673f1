import type { ComponentChildren } from 'preact'
import type { Mark, MarkWords } from '../../../core/protocol/mark.ts'
import type { Random } from '../../../core/random.ts'
import { useSpeech } from '../../i18n.ts'
import { Envelope } from './envelope.tsx'
import type { Layout, Region } from './layout.ts'
import type { Lines } from './places.ts'
import { Strokes } from './strokes.tsx'

/** What both faces of a ballot need to be drawn. */
export interface Face {
  readonly layout: Layout
  readonly lines: Lines
  readonly mark: Mark
  readonly words: MarkWords
  readonly random: Random
  /** The ballot's id. */
  readonly ballot: number
  /** The number of the precinct that counts. */
  readonly own: string
  /** The number printed on the ballot. */
  readonly printed: string
}

/** The table, the envelope and the blank paper on it; what is on the paper comes as children. */
export function Sheet({
  layout,
  lines,
  mark,
  words,
  random,
  children,
}: Pick<Face, 'layout' | 'lines' | 'mark' | 'words' | 'random'> & { readonly children: ComponentChildren }) {
  const { t } = useSpeech()
  const { envelope } = mark.paper
  return (
    <>
      <rect class="pr-ballot-table" width={layout.width} height={layout.height} />
      <Envelope
        envelope={envelope}
        name={t('protocol-ballot:envelope')}
        ballotTitle={t('protocol-ballot:title')}
        random={random.apart('envelope')}
      />
      <Strokes mark={mark} words={words} layout={layout} lines={lines} random={random} on="envelope" />
      <path class="pr-ballot-shadow" d={outline(layout.paper, 2.5)} />
      <path class="pr-ballot-paper" d={outline(layout.paper, 0)} />
      {children}
    </>
  )
}

function outline({ x, y, width, height }: Region, off: number): string {
  const [left, top] = [x - width / 2 + off, y - height / 2 + off]
  return `M${left} ${top}h${width}v${height}h${-width}z`
}
