import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { BookmarkButton } from './bookmark-button.tsx'
import { ShareButton } from './share-button.tsx'

interface Props {
  readonly place: string
  readonly title: string
  readonly marked: ReadonlySet<string>
}

/** What can be done with a page: mark it, share it, print it. */
export function PageTools({ place, title, marked }: Props) {
  const { t } = useSpeech()
  return (
    <div class="row no-print">
      <BookmarkButton place={place} marked={marked} label={t('guide:bookmark')} />
      <ShareButton place={place} title={title} />
      <button type="button" class="button quiet" onClick={() => print()}>
        <Icon name="print" />
        {t('common:print')}
      </button>
    </div>
  )
}
