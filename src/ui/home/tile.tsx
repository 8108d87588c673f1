import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../parts/icon.tsx'
import styles from './home.module.css'

/*
 * WARNING: this module is part of the first load.
 */

interface TileProps {
  readonly href: string
  readonly icon: IconName
  readonly title: string
  readonly strong?: boolean
  readonly children?: ComponentChildren
}

/** A large link to a room. */
export function Tile({ href, icon, title, strong = false, children }: TileProps) {
  return (
    <li class={strong ? styles['strong'] : undefined}>
      <a href={href}>
        <Icon name={icon} />
        <span>
          <b>{title}</b>
          {children && <small>{children}</small>}
        </span>
      </a>
    </li>
  )
}
