import type { OtherStart } from '../../../core/room/other-start.ts'
import { PATHS } from '../../routes.ts'

/** The pages of one quiz, besides its desk. */
export const ROOM_PAGES = ['wall', 'lead', 'collect', 'seats', 'cards', 'report', 'kit', 'hand-over'] as const
export type RoomPage = (typeof ROOM_PAGES)[number]

/** Whether an address names a page of a quiz. */
export function isRoomPage(page: string): page is RoomPage {
  return (ROOM_PAGES as readonly string[]).includes(page)
}

/** Where a quiz has its desk, or one of its pages. */
export function hostPath(id: string, page?: RoomPage): string {
  return page ? `${PATHS.host}/${id}/${page}` : `${PATHS.host}/${id}`
}

/** Where what a group does besides a quiz hangs on the wall. */
export function startPath({ kind, name }: OtherStart): string {
  return `${PATHS.host}/start/${kind}/${encodeURIComponent(name)}`
}
