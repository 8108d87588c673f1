import type { ItemOf } from '../../../core/question/question.ts'
import { SpotDrawing, spotPlaces } from '../drawing/spot-drawing.tsx'

/** How the number of a spot looks: before marking taken or not, afterwards how it came out. */
export type SpotTone = 'on' | 'off' | 'yoursSo' | 'yours' | 'so' | 'rest'

interface Props {
  readonly item: ItemOf<'spot'>
  /** The spots in the order of their numbers. */
  readonly shown: readonly string[]
  readonly toneOf: (id: string) => SpotTone
  readonly onTap?: ((id: string) => void) | undefined
}

/**
 * A drawing with the numbers of its spots. It is for eye and finger only: the list beside it says and does the same, so neither
 * the keyboard nor a screen reader stops here.
 */
export function SpotPicture({ item: { drawing, spots }, shown, toneOf, onTap }: Props) {
  const places = spotPlaces(drawing, spots)
  return (
    <div class="ts-picture" aria-hidden="true">
      <SpotDrawing drawing={drawing} spots={spots} />
      {shown.map((id, at) => {
        const place = places.get(id)
        return (
          place && (
            <button
              key={id}
              type="button"
              tabIndex={-1}
              class="ts-dot"
              data-tone={toneOf(id)}
              style={{ left: `${place.x}%`, top: `${place.y}%` }}
              disabled={!onTap}
              onMouseDown={(event) => event.preventDefault()} // what is hidden from a screen reader takes no focus
              onClick={() => onTap?.(id)}
            >
              <span>{at + 1}</span>
            </button>
          )
        )
      })}
    </div>
  )
}
