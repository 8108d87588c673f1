import { bundlesOf } from '../../../core/protocol/bundles.ts'
import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly count: number
  /** How many ballots are in a whole book; 0 where papers are loose. */
  readonly book?: number
  /** What lies there, for a person who cannot see it; the bundles are told by themselves. */
  readonly name?: string
}

const [WIDE, HIGH, GAP] = [44, 30, 8]
const [PAPER_WIDE, PAPER_HIGH] = [26, 30]
const ACROSS = 5

/** Papers on the table as hands stack them: whole books, bundles of ten, and the rest side by side. */
export function Stack({ count, book = 0, name }: Props) {
  const { t } = useSpeech()
  const { books, tens, rest } = bundlesOf(count, book)
  const bundles = [...Array.from({ length: books }, () => book), ...Array.from({ length: tens }, () => 10)]
  const rows = Math.ceil(bundles.length / ACROSS)
  const restTop = rows * (HIGH + GAP) + GAP
  const papersAcross = 8
  const restRows = Math.ceil(rest / papersAcross)
  const width = ACROSS * (WIDE + GAP) + GAP + 12
  const height = Math.max(restTop + restRows * (PAPER_HIGH + GAP), HIGH)
  const told = [
    ...(name === undefined ? [] : [name]),
    ...(count === 0 ? [t('protocol-count:nothingThere')] : []),
    ...(books > 0 ? [t('protocol-count:books', { count: books, book })] : []),
    ...(tens > 0 ? [t('protocol-count:tens', { count: tens })] : []),
    ...(rest > 0 ? [t('protocol-count:rest', { count: rest })] : []),
  ].join('. ')
  if (count === 0) return <p class="pr-stack-none">{told}</p>
  return (
    <svg class="pr-stack" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={told}>
      {bundles.map((size, at) => {
        const x = GAP + (at % ACROSS) * (WIDE + GAP)
        const y = GAP + Math.floor(at / ACROSS) * (HIGH + GAP)
        return (
          <g key={at} transform={`translate(${x} ${y})`}>
            <rect class="pr-stack-under" x="4" y="-3" width={WIDE} height={HIGH} rx="2" />
            <rect class="pr-stack-under" x="2" y="-1.5" width={WIDE} height={HIGH} rx="2" />
            <rect class="pr-stack-paper" width={WIDE} height={HIGH} rx="2" />
            <path
              class={size === 10 ? 'pr-stack-band' : 'pr-stack-spine'}
              d={size === 10 ? `M0 ${HIGH / 2}H${WIDE}` : `M3.5 0V${HIGH}`}
            />
            <text
              class="pr-stack-size"
              x={WIDE / 2 + (size === 10 ? 0 : 2)}
              y={HIGH / 2 + 5}
              text-anchor="middle"
            >
              {size}
            </text>
          </g>
        )
      })}
      {Array.from({ length: rest }, (_, at) => (
        <rect
          key={`rest${at}`}
          class="pr-stack-paper"
          x={GAP + (at % papersAcross) * (PAPER_WIDE + 6)}
          y={restTop + Math.floor(at / papersAcross) * (PAPER_HIGH + GAP)}
          width={PAPER_WIDE}
          height={PAPER_HIGH}
          rx="2"
        />
      ))}
    </svg>
  )
}
