import { useSpeech } from '../../i18n.ts'
import { RegistrarSignature, Seal } from './seal.tsx'
import { type Face, Sheet } from './sheet.tsx'
import { Strokes } from './strokes.tsx'

/** The side that the registrar certifies: a line for the signature, a place for the special seal. */
export function BallotBack(face: Face) {
  const { layout, lines, mark, words, random, ballot, own } = face
  const { t } = useSpeech()
  const { signed, stamped, seal } = mark.paper
  const { x, y, height } = layout.paper
  const level = y + height / 2 - 84
  const place = { x: x + 86, y: level + 6, width: 96, height: 96 }
  const sealed = stamped && seal !== 'front'
  return (
    <Sheet {...face}>
      <path class="pr-ballot-print-line" d={`M${x - 142} ${level + 16}h136`} />
      <text class="pr-ballot-print" x={x - 142} y={level + 30} font-size="10.5">
        {t('protocol-ballot:signature')}
      </text>
      <circle class="pr-ballot-dashes" cx={place.x} cy={place.y} r="54" />
      <text class="pr-ballot-print" x={place.x} y={place.y + 70} font-size="10.5" text-anchor="middle">
        {t('protocol-ballot:seal')}
      </text>
      {signed && (
        <RegistrarSignature at={{ x: x - 76, y: level - 2, width: 96, height: 34 }} ballot={ballot} />
      )}
      {sealed && (
        <Seal
          at={place}
          words={t('protocol-ballot:seal')}
          precinct={own}
          ballot={ballot}
          smudged={seal === 'smudged'}
        />
      )}
      <Strokes mark={mark} words={words} layout={layout} lines={lines} random={random} on="back" />
    </Sheet>
  )
}
