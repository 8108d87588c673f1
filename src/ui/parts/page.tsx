import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { BRAND } from './brand.tsx'

interface Props {
  readonly title: string
  readonly children: ComponentChildren
  readonly lead?: string | undefined
  /** For work that has things lying beside it. */
  readonly wide?: boolean
}

let drawn: string | undefined

/** The title of the page drawn last, for the prerendering, where there is no window to write it on. */
export function titleDrawn(): string | undefined {
  return drawn
}

/** Whether the reader has gone from the page first opened to another: from then on each new heading takes the focus. */
let moved = false

/** Puts the focus on the heading, so that a screen reader says where one is. */
export function focusHeading(): void {
  moved = true
  if (location.hash === '') document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
}

/** A page: its one h1, which takes the focus after a change of route, and the title of the window. */
export function Page({ title, lead, wide = false, children }: Props) {
  drawn = title
  useEffect(() => {
    document.title = `${title} · ${BRAND}`
  }, [title])
  useEffect(() => {
    // The heading that had the focus stood on the page shown while this one was loading.
    if (moved && document.activeElement === document.body) focusHeading()
  }, [])
  return (
    <article class={wide ? 'page wide' : 'page'}>
      <h1 tabIndex={-1}>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </article>
  )
}
