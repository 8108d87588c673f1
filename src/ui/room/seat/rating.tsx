import { BEST_RATING } from '../../../core/room/evaluation.ts'

interface Props {
  /** Unlike any other group on the page. */
  readonly name: string
  /** The statement. */
  readonly says: string
  readonly chosen: number | undefined
  readonly onChoose: (rating: number) => void
}

/** How far one agrees with a statement, 1…5; what the figures mean is said once above all (`scale`). */
export function Rating({ name, says, chosen, onChoose }: Props) {
  return (
    <fieldset class="rs-rating" aria-describedby="scale">
      <legend>{says}</legend>
      {Array.from({ length: BEST_RATING }, (_, at) => at + 1).map((rating) => (
        <label key={rating}>
          <input
            type="radio"
            name={name}
            value={rating}
            checked={chosen === rating}
            onChange={() => onChoose(rating)}
          />
          <span>{rating}</span>
        </label>
      ))}
    </fieldset>
  )
}
