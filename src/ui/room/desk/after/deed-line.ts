import type { HostedRoom } from '../../../../flow/host-room.ts'

/** Something that is done to a room: gives the room after it and whatever is to be told of it. */
export type Deed<Told> = (room: HostedRoom) => Promise<{ readonly room: HostedRoom; readonly told: Told }>

/** Does a deed after those before it; gives nothing when the phone refused to keep it. */
export type RunDeed = <Told>(deed: Deed<Told>) => Promise<Told | undefined>

interface Hands {
  /** The room as it is now. */
  readonly room: () => HostedRoom
  /** Takes the room as a deed left it. */
  readonly give: (room: HostedRoom) => void
  /** Hears whether the phone refused the last deed. */
  readonly refused: (isRefused: boolean) => void
}

/** A line in which deeds wait for one another, each done to the room as the one before left it. */
export function makeDeedLine({ room, give, refused }: Hands): RunDeed {
  let last: Promise<unknown> = Promise.resolve()
  return (deed) => {
    const turn = last.then(async () => {
      try {
        const done = await deed(room())
        give(done.room)
        refused(false)
        return done.told
      } catch {
        refused(true) // a full disk or a closed storage: the screen says so, and what was shown can be shown again
        return undefined
      }
    })
    last = turn
    return turn
  }
}
