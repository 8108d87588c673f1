import { useEffect } from 'preact/hooks'
import { useSpeech } from '../i18n.ts'
import { PATHS } from '../routes.ts'
import { markStale, verbs } from '../state.ts'

/** A section counts as reached when its heading has stood in the upper part of the screen for this long (ms). */
const DWELL = 700

/** Notes each section the reader reaches; the attempt and its outbox row are kept in one transaction. */
export function useKeepPlace(chapter: string): void {
  const { language } = useSpeech()
  useEffect(() => {
    const waiting = new Map<Element, ReturnType<typeof setTimeout>>()
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(waiting.get(target))
          if (isIntersecting)
            waiting.set(
              target,
              setTimeout(() => void keep(target.id), DWELL),
            )
        }
      },
      { rootMargin: '0px 0px -40% 0px' },
    )
    const keep = async (section: string): Promise<void> => {
      const { keepPlace, openLibrary } = await verbs()
      const library = await openLibrary(language)
      const pack = library.ok && library.value.from.onThisPhone ? library.value.from : undefined
      await markStale([PATHS.home, PATHS.guide]) // first: a phone that dies in between must not show them as they were
      await keepPlace(chapter, section, {
        language,
        pack: pack && { version: pack.version, issued: pack.issued },
      }).catch(
        () => undefined, // a place that cannot be kept (storage full) is not worth disturbing the reader
      )
      await markStale([PATHS.home, PATHS.guide])
    }
    for (const heading of document.querySelectorAll('main h2[data-place]')) watcher.observe(heading)
    return () => {
      watcher.disconnect()
      for (const timer of waiting.values()) clearTimeout(timer)
    }
  }, [chapter, language])
}
