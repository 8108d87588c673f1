import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { AsTable } from './as-table.tsx'

/** So much of one room of the app. */
export interface Done {
  readonly href: string
  readonly name: string
  /** The share that is done, 0 to 1. */
  readonly share: number
  /** In words: how much of how much, then what else is worth saying. */
  readonly said: readonly string[]
}

/** What was done in each room: a drawn bar, and the same in words. */
export function DoneList({ rows }: { readonly rows: readonly Done[] }) {
  const { t } = useSpeech()
  return (
    <>
      <ul class="plain mi-list">
        {rows.map(({ href, name, share, said }) => (
          <li key={href}>
            <a href={href}>
              {name} <Icon name="next" />
            </a>
            <span class="mi-bar" style={{ '--part': share }} aria-hidden="true" />
            {said.map((line) => (
              <small key={line}>{line}</small>
            ))}
          </li>
        ))}
      </ul>
      <AsTable
        title={t('mine:doneTitle')}
        head={[t('mine:what'), t('mine:howMuch')]}
        lines={rows.map(({ name, said }) => [name, said.join(' · ')])}
      />
    </>
  )
}
