import { useSpeech } from '../i18n.ts'

interface Props {
  readonly title: string
  readonly head: readonly string[]
  /** Line by line; the first of each names it. */
  readonly lines: readonly (readonly (string | number)[])[]
}

/** The same as a drawing, in figures: folded away, and read well by a screen reader. */
export function AsTable({ title, head, lines }: Props) {
  const { t } = useSpeech()
  return (
    <details class="mi-fold">
      <summary>
        {t('mine:asTable')}
        <span class="hidden">: {title}</span>
      </summary>
      <table class="mi-table">
        <caption class="hidden">{title}</caption>
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
          {lines.map(([name, ...figures], line) => (
            <tr key={line}>
              <th scope="row">{name}</th>
              {figures.map((figure, at) => (
                <td key={at}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
