import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import { Ask } from '../../parts/ask.tsx'

interface Words {
  readonly title: string
  readonly text: string
  readonly yes: string
}

/**
 * Asks before a page is left on which something stands that is kept nowhere: by a link, by the way back, by closing. Gives
 * the question, to be drawn on the page.
 */
export function useLeaveGuard(guarded: boolean, words: Words): VNode {
  const { route } = useLocation()
  const dialog = useRef<HTMLDialogElement>(null)
  const onward = useRef<() => void>(() => undefined)
  useEffect(() => {
    if (!guarded) return
    let going = false
    const ask = (go: () => void): void => {
      onward.current = () => {
        going = true
        go()
      }
      dialog.current?.showModal()
    }
    const closing = (event: BeforeUnloadEvent): void => event.preventDefault()
    const clicking = (event: MouseEvent): void => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link?.href || link.origin !== location.origin || link.getAttribute('href')?.startsWith('#')) return
      event.preventDefault()
      event.stopPropagation()
      ask(() => {
        addEventListener('popstate', () => route(link.href.slice(location.origin.length)), { once: true })
        history.back()
      })
    }
    // The way back takes an entry off the history; one that was put there for it is given up, and the page stays.
    history.pushState(history.state, '')
    const goingBack = (): void => {
      if (going) return
      history.pushState(history.state, '')
      ask(() => history.go(-2))
    }
    addEventListener('beforeunload', closing)
    addEventListener('popstate', goingBack)
    document.addEventListener('click', clicking, true)
    return () => {
      removeEventListener('beforeunload', closing)
      removeEventListener('popstate', goingBack)
      document.removeEventListener('click', clicking, true)
    }
  }, [guarded])
  const { title, text, yes } = words
  return (
    <Ask
      dialog={dialog}
      id="leave-title"
      title={title}
      text={text}
      yes={yes}
      onYes={() => onward.current()}
    />
  )
}
