interface Props {
  /** The best first: its place, which alike ones share, and what is said of it. */
  readonly lines: readonly (readonly [place: number | undefined, says: string])[]
}

/** Who has which place; whoever has none stands there without a number, and where nobody stands there is a dash. */
export function Places({ lines }: Props) {
  if (lines.length === 0) return <p>–</p>
  return (
    <ol>
      {lines.map(([place, says]) => (
        <li key={says} class={place ? undefined : 'plain'} value={place}>
          {says}
        </li>
      ))}
    </ol>
  )
}
