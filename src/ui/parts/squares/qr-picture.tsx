import { correction, generate } from 'lean-qr'
import { useMemo } from 'preact/hooks'

/** Empty modules round the square, as readers expect (ISO/IEC 18004, 6.3.8). */
const QUIET = 4

interface Props {
  readonly text: string
  /** What the square is, for whoever cannot see it. */
  readonly label: string
  /** How much of it may be spoilt (ISO/IEC 18004, 6.5.1): L 7 %, M 15 %. Less makes a coarser square, read from farther away. */
  readonly level?: 'L' | 'M'
}

/** A text as a QR square, always dark on light, since readers fail on the reverse. */
export function QrPicture({ text, label, level = 'M' }: Props) {
  const { size, path } = useMemo(() => drawn(text, level), [text, level])
  const side = size + 2 * QUIET
  return (
    <svg
      class="square"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/**
 * One path for all dark modules, a row's neighbours joined into one stroke. Digits and capitals alone take fewer modules than
 * bytes (ISO/IEC 18004, 7.4.4): the square of a quiz is made of them. None is smaller than version 2, the first with a mark at its
 * fourth corner, which tells a camera how it is tilted.
 */
function drawn(text: string, level: 'L' | 'M'): { readonly size: number; readonly path: string } {
  const square = generate(text, { minCorrectionLevel: correction[level], minVersion: 2 })
  const { size } = square
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!square.get(x, y)) continue
      const from = x
      while (square.get(x + 1, y)) x++
      path += `M${from + QUIET} ${y + QUIET}h${x + 1 - from}v1h${from - x - 1}z`
    }
  }
  return { size, path }
}
