import type { ComponentChildren } from 'preact'
import type { Line } from '../../core/guide/text.ts'
import { addressOf } from '../routes.ts'

/** The one renderer of pack prose: text stays text, links lead only inside the app. */
export function RichText({ line }: { readonly line: Line }) {
  return (
    <>
      {line.map((run, place): ComponentChildren => {
        if (typeof run === 'string') return run
        if ('t' in run) {
          const link = (
            <a key={place} href={addressOf(run.to)} class={run.to.startsWith('term:') ? 'term' : undefined}>
              {run.t}
            </a>
          )
          return run.b ? <strong key={place}>{link}</strong> : link
        }
        return <strong key={place}>{run.b}</strong>
      })}
    </>
  )
}
