import { join } from 'node:path'
import { decideWaiting, type DecideProblem, waitingFor } from '../store/room-waiting.ts'
import { dropPhone, listTrainerPhones } from '../store/trainer-phones.ts'
import { askedIn } from './bank.ts'
import {
  type AtCentre,
  type CentreCall,
  CallProblem,
  dayOf,
  nothingIn,
  onlyOf,
  rowOf,
} from './centre-call.ts'

/** Prints the phones that trainers made known. */
export async function printTrainerPhones(call: CentreCall, { database, say }: AtCentre): Promise<number> {
  nothingIn(call)
  say(rowOf(['key', 'trainer', 'since', 'pseudonym', 'name']))
  for (const { key, trainer, knownAt, person, name } of await listTrainerPhones(database))
    say(rowOf([key, trainer, dayOf(knownAt), person, name]))
  return 0
}

/** Takes one phone from its trainer. */
export async function revokeTrainerPhone(
  call: CentreCall,
  { database, warn, now }: AtCentre,
): Promise<number> {
  const key = onlyOf(call, 'key of a phone (trainer-phones prints them)')
  if (!(await database.transaction((queries) => dropPhone(queries, key, { by: 'command', now }))))
    throw new CallProblem(`No trainer has a phone with the key ${key}`)
  warn(
    'It opens no report any more, and what it brings waits. Its owner’s own results are taken as before: revoke-device.',
  )
  return 0
}

/** Prints what phones brought that are not the trainer’s. */
export async function printWaiting(call: CentreCall, { database, say }: AtCentre): Promise<number> {
  nothingIn(call)
  say(rowOf(['waiting', 'room', 'came', 'seats', 'state', 'group', 'title']))
  for (const { id, head, receivedAt, seats, leftAt, group } of await waitingFor(database, undefined))
    say(
      rowOf([
        id,
        head.id,
        dayOf(receivedAt),
        seats,
        leftAt === undefined ? 'open' : 'left',
        group,
        head.title,
      ]),
    )
  return 0
}

const SENTENCES: Readonly<Record<DecideProblem, string>> = {
  'no-room': 'Nothing waits under this name (rooms-waiting prints them)',
  'other-room': 'It says it is of a room that is here already, and asks other questions',
  'too-big': 'The room would hold more than any room does',
}

/** Takes what waits into its room, or leaves it. */
export async function decideRoom(
  call: CentreCall,
  take: boolean,
  { database, warn, now, root }: AtCentre & { readonly root: string },
): Promise<number> {
  const id = onlyOf(call, 'name of what waits (rooms-waiting prints them)')
  const packs = ['dist/packs', 'out/packs'].map((folder) => join(root, folder))
  const deciding = {
    trainer: undefined,
    findItems: (head: Parameters<typeof askedIn>[1]) => askedIn(packs, head)?.items.map(({ item }) => item),
    now,
  }
  const done = await database.transaction((queries) => decideWaiting(queries, { id, take }, deciding))
  if (!done.ok) throw new CallProblem(SENTENCES[done.problem])
  warn(
    take ? 'It counts from now on.' : 'It stays as it is and counts nowhere; room-take takes it after all.',
  )
  return 0
}
