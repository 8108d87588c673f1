import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Box, BoxPath } from '../../../core/protocol/box.ts'
import type { Sheet } from '../../../core/protocol/paper.ts'
import { rawIn } from '../../../core/protocol/typed.ts'

/** Texts between the fingers and the store. */
export interface Drafts {
  readonly type: (box: BoxPath, text: string) => void
  /** Stores what was typed and is not stored yet. */
  readonly flush: () => void
  /** What stands in a box although the values do not say so yet. */
  readonly unstored: (box: BoxPath) => string | undefined
  /** Whether the values say everything that was typed. */
  readonly settled: () => boolean
}

/**
 * Keeps what is typed until the values from outside say the same, however late that is. Every key is handed on as soon as its
 * own drawing is done, so that a phone that dies costs no figure, and no key waits for the store.
 */
export function useDrafts(values: Sheet['values'], store: (box: BoxPath, text: string) => void): Drafts {
  const latest = useRef({ values, store })
  latest.current = { values, store }
  const drafts = useMemo(() => makeDrafts(latest), [])
  useEffect(() => {
    const put = (): void => {
      if (document.visibilityState === 'hidden') drafts.flush()
    }
    document.addEventListener('visibilitychange', put)
    addEventListener('pagehide', drafts.flush)
    return () => {
      document.removeEventListener('visibilitychange', put)
      removeEventListener('pagehide', drafts.flush)
      drafts.flush()
    }
  }, [])
  return drafts
}

export interface Latest {
  readonly current: { readonly values: Sheet['values']; readonly store: (box: BoxPath, text: string) => void }
}

/** The drafts by themselves; `latest` holds what the values say now, and who stores. */
export function makeDrafts(latest: Latest): Drafts {
  const typed = new Map<BoxPath, string>()
  const handedOn = new Map<BoxPath, string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const stands = (box: BoxPath): string => textOf(rawIn(latest.current.values, box))
  const tidy = (): void => {
    for (const [box, text] of handedOn) if (stands(box) === text) handedOn.delete(box)
  }
  const flush = (): void => {
    clearTimeout(timer)
    tidy()
    const texts = [...typed]
    typed.clear()
    for (const [box, text] of texts) {
      if ((handedOn.get(box) ?? stands(box)) === text) continue
      handedOn.set(box, text)
      latest.current.store(box, text)
    }
  }
  return {
    type: (box, text) => {
      typed.set(box, text)
      clearTimeout(timer)
      timer = setTimeout(flush, 0)
    },
    flush,
    unstored: (box) => {
      tidy()
      return typed.get(box) ?? handedOn.get(box)
    },
    settled: () => {
      tidy()
      return typed.size === 0 && handedOn.size === 0
    },
  }
}

/** What stands in a box as text; ticks have none. */
export function textOf(raw: Box): string {
  return typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : ''
}
