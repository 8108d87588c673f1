import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A word that stands where work was until now: it takes the focus, so that nobody is left standing nowhere. */
export function Arrived({ children }: { readonly children: ComponentChildren }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), [])
  return (
    <div ref={here} class="pr-arrived" tabIndex={-1}>
      {children}
    </div>
  )
}
