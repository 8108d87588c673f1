import { useLayoutEffect, useRef } from 'preact/hooks'

export interface Focus {
  /** Puts the cursor on a place, now or as soon as it is on the screen. */
  readonly wish: (id: string) => void
  /** Leaves the cursor where it is although another section comes onto the screen. */
  readonly stay: () => void
}

/** Leads the cursor to where one goes on: the first box of a section that was entered, a message, a box that was asked for. */
export function useFocus(section: number, arrival: () => string, atOnce: boolean): Focus {
  const wanted = useRef<string | undefined>(undefined)
  const shown = useRef<number | undefined>(undefined)
  const staying = useRef(false)
  const try_ = (): void => {
    if (wanted.current !== undefined && focusOn(wanted.current)) wanted.current = undefined
  }
  useLayoutEffect(() => {
    if (shown.current === undefined) {
      shown.current = section
      // a keypad that opens by itself would hide what one has not read yet
      if (atOnce && matchMedia('(hover: hover) and (pointer: fine)').matches) focusOn(arrival())
      return
    }
    if (shown.current !== section) {
      shown.current = section
      if (!staying.current) wanted.current ??= arrival()
      staying.current = false
    }
    try_()
  })
  return {
    wish: (id) => {
      wanted.current = id
      try_()
    },
    stay: () => {
      staying.current = true
    },
  }
}

/** Focuses a place and brings it into view with the heading above it, if there is room; false while it is not on the screen. */
function focusOn(id: string): boolean {
  const place = document.getElementById(id)
  if (!place || place.getClientRects().length === 0) return false
  place.closest('section')?.querySelector('h2')?.scrollIntoView({ block: 'nearest' })
  enter(place)
  return true
}

/** Focuses a place and brings it, with what belongs to it, into view. */
export function enter(place: HTMLElement): void {
  place.focus({ preventScroll: true })
  const whole = place.closest('label') ?? place
  whole.scrollIntoView({ block: 'nearest' })
}
