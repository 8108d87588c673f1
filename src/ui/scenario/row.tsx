import type { ComponentChildren } from 'preact'
import { Icon } from '../parts/icon.tsx'

interface Props {
  readonly href: string
  readonly title: string
  /** Whether it was done. */
  readonly done?: boolean
  readonly children?: ComponentChildren
}

/** A line of a list that leads somewhere; what stands below its title is small. */
export function Row({ href, title, done = false, children }: Props) {
  return (
    <li>
      <a href={href}>
        {done && <Icon name="done" />}
        <span>
          {title}
          {children && <small>{children}</small>}
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}
