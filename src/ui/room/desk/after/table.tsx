import type { ComponentChildren } from 'preact'

interface Props {
  readonly title: string
  /** Whether the first of each line is a sentence. */
  readonly sentences?: boolean
  readonly head: readonly string[]
  /** Line by line; the first of each names it. */
  readonly lines: readonly (readonly ComponentChildren[])[]
}

/** A table under its heading. */
export function Table(props: Props) {
  return (
    <section>
      <h2>{props.title}</h2>
      <WideTable {...props} />
    </section>
  )
}

/** Where it is wider than the screen it is moved sideways, with the keys too. */
export function WideTable({ title, sentences = false, head, lines }: Props) {
  return (
    <div class="rb-wide" role="region" aria-label={title} tabIndex={0}>
      <table class="rb-table" aria-label={title} data-sentences={sentences}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, ...cells], line) => (
            <tr key={line}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
