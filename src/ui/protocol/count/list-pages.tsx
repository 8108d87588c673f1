import { useState } from 'preact/hooks'
import { formatNumber } from '../../../core/format/format.ts'
import { readNumber } from '../../../core/protocol/read-number.ts'
import { LINES_ON_PAGE, type ListPage, type VoterList } from '../../../core/protocol/voter-list.ts'
import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly list: VoterList
  /** Called with the sum of the learner's notes in pencil, other people's sheaves included; 0 while there are none. */
  readonly onNoted: (sum: number) => void
}

/** A voter list after the last voter: what others have counted, then the pages to count, each with a place for a note. */
export function ListPages({ list, onNoted }: Props) {
  const { t, formats } = useSpeech()
  const [notes, setNotes] = useState<ReadonlyMap<number, string>>(new Map())
  const { sheaves, pages, listed } = list
  const note = (page: number, typed: string): void => {
    const next = new Map(notes).set(page, typed)
    setNotes(next)
    const read = [...next.values()].flatMap((text) => {
      const number = readNumber(text)
      return number.ok ? number.value : []
    })
    const counted = sheaves.reduce((sum, { signed }) => sum + signed, 0)
    onNoted(read.length === 0 ? 0 : read.reduce((sum, value) => sum + value, counted))
  }
  if (listed === 0) return <p>{t('protocol-count:emptyList')}</p>
  return (
    <>
      <p class="small">
        {t('protocol-count:listText', {
          voters: formatNumber(listed, 0, formats),
          pages: formatNumber(pages.at(-1)?.number ?? 0, 0, formats),
        })}
      </p>
      {sheaves.length > 0 && (
        <>
          <p>{t('protocol-count:sheavesText')}</p>
          <ul class="plain pr-sheaves">
            {sheaves.map(({ from, to, signed }) => (
              <li key={from}>
                <span>{t('protocol-count:sheaf', { from, to })}</span>
                <b>{formatNumber(signed, 0, formats)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      <ol class="plain pr-pages">
        {pages.map((page) => (
          <li key={page.number}>
            <PagePicture page={page} />
            <label class="pr-pencil">
              <span>{t('protocol-count:pageNote', { page: page.number })}</span>
              <input
                type="text"
                inputMode="numeric"
                autocomplete="off"
                maxLength={2}
                value={notes.get(page.number) ?? ''}
                onInput={({ currentTarget }) => note(page.number, currentTarget.value)}
              />
            </label>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Hands that sign, none of them anybody's. */
const SIGNATURES = [
  'M2 8c5-9 8-8 7-2s5 4 7-1 5-4 6 0 4 3 8-1',
  'M3 9c2-8 6-9 5-3s3 3 5-2 4 6 7 1 5-3 9 0',
  'M2 5c4-4 6 0 3 3s4 2 7-2 3-3 4 1 6 3 12-2',
  'M4 9C4 1 9 0 8 5s6-3 8 0 3 4 6-1 3 2 8 1',
  'M2 7c6 3 5-7 9-4s0 6 5 2 4-3 6-1 4 1 7-3',
]

const ROW = 12
const COLUMN = 92

function PagePicture({ page }: { readonly page: ListPage }) {
  const { t } = useSpeech()
  const half = LINES_ON_PAGE / 2
  const first = (page.number - 1) * LINES_ON_PAGE
  return (
    <svg
      class="pr-page"
      viewBox={`0 0 ${2 * COLUMN + 12} ${half * ROW + 16}`}
      role="img"
      aria-label={t('protocol-count:page', { page: page.number, count: page.signed })}
    >
      <rect class="pr-page-sheet" width={2 * COLUMN + 12} height={half * ROW + 16} rx="2" />
      <text class="pr-page-number" x={COLUMN + 6} y={half * ROW + 13} text-anchor="middle">
        {page.number}
      </text>
      {page.lines.map((signed, at) => {
        const x = 4 + Math.floor(at / half) * (COLUMN + 4)
        const y = 3 + (at % half) * ROW
        return (
          <g key={at} transform={`translate(${x} ${y})`}>
            <path class="pr-page-rule" d={`M0 ${ROW}H${COLUMN}`} />
            <text class="pr-page-line" x="13" y="9" text-anchor="end">
              {first + at + 1}
            </text>
            <path class="pr-page-name" d={`M18 7h${22 + (((first + at) * 7) % 13)}`} />
            {signed && (
              <path
                class="pr-page-signature"
                transform={`translate(58 ${(at * 3) % 2})`}
                d={SIGNATURES[((first + at) * 11 + 3) % SIGNATURES.length]}
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}
