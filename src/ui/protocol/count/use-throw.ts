import type { RefObject, TargetedPointerEvent } from 'preact'
import { useRef } from 'preact/hooks'
import { aim, SHORTEST_THROW, type Spot } from './aim.ts'

type Pointer = TargetedPointerEvent<HTMLElement>

/** What has to be put on the element that holds a ballot, so that it can be dragged, flicked and tapped. */
export interface Throwing {
  readonly paper: RefObject<HTMLDivElement | null>
  readonly on: {
    readonly onPointerDown: (event: Pointer) => void
    readonly onPointerMove: (event: Pointer) => void
    readonly onPointerUp: (event: Pointer) => void
    readonly onPointerCancel: (event: Pointer) => void
  }
}

interface Hands {
  readonly onPile: (pile: string) => void
  readonly onTap: () => void
}

/**
 * Lets a ballot be carried to a pile, or flicked towards it. The paper follows the finger without being drawn anew; piles are
 * the elements that bear `data-pile`.
 */
export function useThrow({ onPile, onTap }: Hands): Throwing {
  const paper = useRef<HTMLDivElement>(null)
  const held = useRef<{ id: number; from: Spot; lit: Element | null } | undefined>(undefined)

  const drop = (): void => {
    held.current?.lit?.removeAttribute('data-aimed')
    held.current = undefined
    paper.current?.classList.remove('pr-carried')
    paper.current?.style.removeProperty('transform')
  }

  return {
    paper,
    on: {
      onPointerDown: (event) => {
        if (!event.isPrimary || event.button !== 0) return
        held.current = { id: event.pointerId, from: spotOf(event), lit: null }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event) => {
        const { current } = held
        if (!current || current.id !== event.pointerId || !paper.current) return
        const [x, y] = [event.clientX - current.from.x, event.clientY - current.from.y]
        if (Math.hypot(x, y) < SHORTEST_THROW && !paper.current.classList.contains('pr-carried')) return
        paper.current.classList.add('pr-carried')
        paper.current.style.transform = `translate(${x}px, ${y - LIFT}px) scale(0.4)`
        light(current, aim(current.from, spotOf(event), pileAt))
      },
      onPointerUp: (event) => {
        const { current } = held
        if (!current || current.id !== event.pointerId) return
        const to = spotOf(event)
        const short = Math.hypot(to.x - current.from.x, to.y - current.from.y) < SHORTEST_THROW
        const pile = aim(current.from, to, pileAt)
        drop()
        if (pile !== undefined) onPile(pile)
        else if (short) onTap()
      },
      onPointerCancel: drop,
    },
  }
}

/** So far above the finger (pixels) the paper is carried, that the pile under it stays in sight. */
const LIFT = 72

function spotOf({ clientX, clientY }: PointerEvent): Spot {
  return { x: clientX, y: clientY }
}

function pileAt({ x, y }: Spot): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-pile]')?.dataset['pile']
}

/** Shows to which pile the ballot would go if it were let go now. */
function light(held: { lit: Element | null }, pile: string | undefined): void {
  const aimed = pile === undefined ? null : document.querySelector(`[data-pile="${CSS.escape(pile)}"]`)
  if (aimed === held.lit) return
  held.lit?.removeAttribute('data-aimed')
  aimed?.setAttribute('data-aimed', '')
  held.lit = aimed
}
