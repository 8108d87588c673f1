import { readCarried } from '../storage/carried.ts'
import { roomIdsOf } from '../storage/rooms.ts'
import { asPresent } from './present-person.ts'

/** Whether something that whoever is at the phone brought of others waits at the centre for a trainer to take it. */
export async function broughtWaits(): Promise<boolean> {
  return asPresent(async (db, person) => {
    if (!person) return false
    const rooms = await Promise.all((await roomIdsOf(db, person)).map((room) => readCarried(db, room)))
    return rooms.some(({ waits }) => waits === true)
  })
}
