import { formatDate } from '../../../core/format/format.ts'
import type { LocaleData } from '../../../core/format/locale-data.ts'
import type { RoomHead } from '../../../core/room/record.ts'
import type { Speech } from '../../i18n.ts'

/** The day on which a quiz was opened, by this phone's calendar. */
export function dayOf({ openedAt }: Pick<RoomHead, 'openedAt'>, formats: LocaleData): string {
  return formatDate(openedAt, -new Date(openedAt).getTimezoneOffset(), formats)
}

/** What a quiz is called: as its trainer calls it, else by its day. */
export function titleOf(
  head: Pick<RoomHead, 'title' | 'openedAt'>,
  { t, formats }: Pick<Speech, 't' | 'formats'>,
): string {
  return head.title || t('desk:untitled', { day: dayOf(head, formats) })
}
