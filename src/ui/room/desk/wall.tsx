import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import { useAwake } from '../../parts/use-awake.ts'
import { FullScreen } from './full-screen.tsx'
import { Signs } from './signs.tsx'

interface Props {
  /** What hangs there, for whoever cannot see it. */
  readonly label: string
  /** What to do with the code or the square. */
  readonly how: string
  /** Without dashes; nothing where only the link leads there. */
  readonly code?: string
  readonly link: string
  /** What the square opens. */
  readonly square: string
  readonly children?: ComponentChildren
}

/** A code and its square for the wall of a room, to be read in its last row. */
export function Wall({ label, how, code, link, square, children }: Props) {
  const { t } = useSpeech()
  const wall = useRef<HTMLElement>(null)
  useAwake()
  return (
    <section ref={wall} class="rd-wall rd-light" aria-label={label}>
      <div>
        <p>{t('desk:wallOpen', { address: location.host })}</p>
        <p>{how}</p>
        {code !== undefined && <Signs code={code} />}
        <p class="rd-aside">{t('desk:wallOffline')}</p>
        {children}
        <FullScreen of={wall} />
      </div>
      <InSquares>{({ QrPicture }) => <QrPicture text={link} label={square} />}</InSquares>
    </section>
  )
}
