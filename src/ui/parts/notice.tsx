import type { ComponentChildren } from 'preact'
import styles from './notice.module.css'

interface Props {
  readonly tone: 'calm' | 'attention' | 'trouble'
  readonly children: ComponentChildren
  /** Said aloud when it appears. */
  readonly live?: boolean
}

/** A framed word to the reader. */
export function Notice({ tone, children, live = false }: Props) {
  return (
    <div
      class={`${styles['notice']} ${styles[tone]}`}
      role={live ? (tone === 'trouble' ? 'alert' : 'status') : undefined}
    >
      {children}
    </div>
  )
}
