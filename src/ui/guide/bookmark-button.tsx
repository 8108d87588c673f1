import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { PATHS } from '../routes.ts'
import { announceChange, markStale, useSurroundings, verbs } from '../state.ts'

/** The places marked, looked up once for a whole page. */
export function useBookmarks(): ReadonlySet<string> {
  return new Set(useSurroundings()?.bookmarks)
}

interface Props {
  readonly place: string
  readonly marked: ReadonlySet<string>
  readonly label: string
  readonly small?: boolean
}

/** Puts a bookmark at a place or takes it away; shown as set only once it is kept. */
export function BookmarkButton({ place, marked, label, small = false }: Props) {
  const { t, language } = useSpeech()
  const set = marked.has(place)
  const toggle = async (): Promise<void> => {
    const { toggleBookmark, openLibrary } = await verbs()
    const library = await openLibrary(language)
    const shows = [PATHS.home, place.split('#')[0] ?? place]
    await markStale(shows) // first: a phone that dies in between must not show them as they were
    await toggleBookmark(place, {
      language,
      pack: library.ok
        ? { version: library.value.from.version, issued: library.value.from.issued }
        : undefined,
    })
    announceChange(shows)
  }
  return (
    <button
      type="button"
      class="button quiet"
      aria-pressed={set}
      aria-label={small ? label : undefined}
      onClick={() => void toggle()}
    >
      <Icon name="bookmark" filled={set} />
      {!small && (set ? t('guide:bookmarked') : label)}
    </button>
  )
}
