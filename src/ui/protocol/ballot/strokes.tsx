import type { Mark, MarkWords, Stroke } from '../../../core/protocol/mark.ts'
import type { Random } from '../../../core/random.ts'
import { drawDamage, isAccident } from './damage.ts'
import type { Layout } from './layout.ts'
import { type Lines, regionsOf, sized } from './places.ts'
import { drawShape } from './shapes.ts'
import { Handwriting } from './handwriting.tsx'

interface Props {
  readonly mark: Mark
  readonly words: MarkWords
  readonly layout: Layout
  readonly lines: Lines
  readonly random: Random
  /** Which strokes: those on the back, those on the envelope behind the ballot, or the others. */
  readonly on: 'front' | 'back' | 'envelope'
}

/** Everything a pen and mischance have left on one side of a ballot. */
export function Strokes({ mark, words, layout, lines, random, on }: Props) {
  return (
    <>
      {mark.strokes.map((stroke, place) =>
        sideOf(stroke) === on ? (
          // a print-off is the same ring once more
          <Drawn
            key={place}
            stroke={stroke}
            word={stroke.word === undefined ? '' : (words.words[stroke.word] ?? '')}
            layout={layout}
            lines={lines}
            random={random.apart(`stroke/${stroke.shape === 'print-off' ? 0 : place}`)}
          />
        ) : null,
      )}
    </>
  )
}

function sideOf({ at }: Stroke): Props['on'] {
  return at === 'back' || at === 'envelope' ? at : 'front'
}

interface DrawnProps extends Pick<Props, 'layout' | 'lines' | 'random'> {
  readonly stroke: Stroke
  readonly word: string
}

function Drawn({ stroke, word, layout, lines, random }: DrawnProps) {
  const { shape, size } = stroke
  if (isAccident(shape))
    return (
      <>
        {drawDamage(stroke, layout, lines, random).map(({ of, path }, place) => (
          <path key={place} class={`pr-ballot-${of}`} d={path} />
        ))}
      </>
    )
  const regions = regionsOf(stroke, layout, lines).map((region) => sized(region, size))
  if (shape === 'word')
    return (
      <>
        {regions.map((region, place) => (
          <Handwriting key={place} word={word} region={region} at={stroke.at} random={random} />
        ))}
      </>
    )
  return (
    <g class={stroke.faint ? 'pr-ballot-dry' : undefined}>
      {regions.flatMap((region, place) =>
        drawShape(shape, region, random.apart(`${place}`)).map(({ of, path }, piece) => (
          <path key={`${place}/${piece}`} class={`pr-ballot-${of}`} d={path} />
        )),
      )}
    </g>
  )
}
