import type { ComponentChildren } from 'preact'
import { Icon } from '../../parts/icon.tsx'

interface Props {
  readonly href: string
  readonly title: string
  readonly children?: ComponentChildren
}

/** A line of a list that leads somewhere; what stands below its title is small. */
export function Line({ href, title, children }: Props) {
  return (
    <li>
      <a href={href}>
        <span>
          {title}
          <small>{children}</small>
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}
