import type { RoomRecord } from '../../../../core/room/record.ts'
import type { Item } from '../../../../core/question/question.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'

/** What every page about one room is given, and how it gives the room on when something has come to it. */
export interface RoomPageProps {
  readonly room: HostedRoom
  readonly onRoom: (room: HostedRoom) => void
}

/** The record of a room, for the folds of the core. */
export function recordOf({ head, entries }: HostedRoom): RoomRecord {
  return { head, entries }
}

/** The questions of a room by place, without their words. */
export function itemsOf({ items }: HostedRoom): readonly Item[] {
  return items.map(({ item }) => item)
}
