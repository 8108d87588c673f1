import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { useFloor, useWide } from './use-floor.ts'

/** A paper that lies on the table. */
export interface Paper {
  readonly id: string
  readonly title: string
  readonly draw: () => ComponentChildren
}

interface Props {
  readonly papers: readonly Paper[]
  /** A paper is looked at. */
  readonly onLook: (paper: string) => void
  /** What is done with the papers at hand. */
  readonly children: ComponentChildren
}

/**
 * The papers on the table beside what is being done: in a column of their own where there is room, else behind tabs at the
 * thumb, above the keyboard while there is one.
 */
export function WithPapers({ papers, onLook, children }: Props) {
  const wide = useWide()
  const floor = useFloor()
  const { t } = useSpeech()
  if (papers.length === 0) return <>{children}</>
  if (!wide)
    return (
      <Drawer papers={papers} onLook={onLook}>
        {children}
      </Drawer>
    )
  return (
    <div class="pr-r-beside">
      <div class="pr-r-work" style={{ '--pr-r-floor': `${floor}px` }}>
        {children}
      </div>
      <aside class="pr-r-table" aria-label={t('protocol-run:onTheTable')} tabIndex={0}>
        {papers.map(({ id, draw }) => (
          <div key={id} onPointerEnter={() => onLook(id)}>
            {draw()}
          </div>
        ))}
      </aside>
    </div>
  )
}

/** How high the tabs are (CSS px). */
const TABS = 50

function Drawer({ papers, onLook, children }: Props) {
  const { t } = useSpeech()
  const floor = useFloor()
  const [shown, setShown] = useState<string | null>(null)
  const tabs = useRef<HTMLDivElement>(null)
  const paper = papers.find(({ id }) => id === shown)
  const show = (id: string): void => {
    setShown(id === shown ? null : id)
    if (id !== shown) onLook(id)
  }
  useEffect(() => {
    if (shown === null) return
    // the box that is being filled stays in view above what has just come up
    if (document.activeElement instanceof HTMLInputElement)
      document.activeElement.scrollIntoView({ block: 'nearest' })
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      // the focus may stand in what is about to go
      if (document.activeElement?.closest('#paper-shown'))
        tabs.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
      setShown(null)
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [shown])
  return (
    <div
      class={paper ? 'pr-r-drawn pr-r-drawn-open' : 'pr-r-drawn'}
      style={{ '--pr-r-floor': `${floor + TABS}px` }}
    >
      {children}
      <div class="pr-r-drawer no-print" style={{ bottom: `${floor}px` }}>
        {paper && (
          <div id="paper-shown" class="pr-r-drawer-paper" role="region" aria-label={paper.title} tabIndex={0}>
            {paper.draw()}
          </div>
        )}
        <div ref={tabs} class="pr-r-tabs" role="group" aria-label={t('protocol-run:onTheTable')}>
          {papers.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              aria-expanded={id === shown}
              aria-controls={id === shown ? 'paper-shown' : undefined}
              onMouseDown={(event) => event.preventDefault()} // the box that is being filled keeps the keyboard
              onClick={() => show(id)}
            >
              {title}
              {id === shown && <Icon name="close" />}
            </button>
          ))}
        </div>
      </div>
    </div>
  )
}
