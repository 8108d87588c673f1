import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface Props {
  readonly title: string
  readonly text: string
  /** Drawn only while it is open: squares take an old phone its time. */
  readonly children: ComponentChildren
}

/** Squares that are not always wanted, folded away under what they are for. */
export function Fold({ title, text, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="rb-fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      <p>{text}</p>
      {isOpen && children}
    </details>
  )
}
