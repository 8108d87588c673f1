import type { ComponentChildren } from 'preact'
import { useSpeech } from '../../i18n.ts'
import type { RunView } from '../run/view.ts'

interface Props {
  readonly view: RunView
  /** What the sheet is, at its head. */
  readonly name: string
  readonly children: ComponentChildren
}

/** One sheet of the kit, on paper of its own, with a line at its head that says to which exercise it belongs. */
export function KitSheet({ view, name, children }: Props) {
  const { t } = useSpeech()
  return (
    <section class="pr-kit-sheet new-sheet" aria-label={name}>
      <p class="pr-kit-head">
        <span>
          {t('protocol-count:kitHead', {
            code: view.exercise.code,
            precinct: view.exercise.night.texts.precinct,
          })}
        </span>
        <b>{name}</b>
      </p>
      {children}
    </section>
  )
}
