import * as z from 'zod/mini'
import type { Uuid } from '../core/ids.ts'
import { withDatabase } from '../storage/open.ts'
import { dropPart, readPart, settlePart, PARTS } from '../storage/joining.ts'
import { dropForgetting, readForgetting, writeForgetting } from '../storage/wishes.ts'
import { keyIn, trainerKeyOf } from './device-key.ts'
import { joiningOf } from './join-group.ts'
import { knownPerson, presentPerson } from './present-person.ts'

/*
 * What a person asks of what the centre has of them. It needs no network: a wish is kept, and done by whatever sends next
 * (settle-wishes.ts). Who asks to be deleted has left the group in the same moment: nothing more goes there.
 */

/** How it stands with a copy of what the centre has. */
export const copySchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('asked') }),
  /** It came, and lies here until it is saved as a file. */
  z.object({ state: z.literal('here'), at: z.int(), content: z.string() }),
  /** The centre does not know this phone, or has shut it out. */
  z.object({ state: z.literal('refused') }),
])
export type CentreCopy = z.infer<typeof copySchema>

/** How it stands with what the centre has. */
export interface MyData {
  /** Whether the centre may have something: a group was joined, or is asked for. */
  readonly isJoined: boolean
  /** Whether the centre knows this phone's key as a trainer's: then it has something of a profile that is in no group, too. */
  readonly isTrainers: boolean
  readonly copy: CentreCopy | undefined
  readonly forgetting: 'asked' | 'refused' | undefined
}

/** How it stands for whoever is present. */
export async function myDataHere(): Promise<MyData> {
  const person = await knownPerson()
  if (!person) return { isJoined: false, isTrainers: false, copy: undefined, forgetting: undefined }
  const [joining, key, copy, wish] = await Promise.all([
    joiningOf(person),
    trainerKeyOf(person),
    centreCopyOf(person),
    wishOf(person),
  ])
  return {
    isJoined: joining.state === 'joined' || joining.state === 'waiting',
    isTrainers: key !== undefined,
    copy,
    forgetting: wish && (wish.refused ? 'refused' : 'asked'),
  }
}

/** Asks for a copy of what the centre has of whoever is present. */
export async function askCopy(): Promise<void> {
  const person = await presentPerson()
  await withDatabase((db) => settlePart(db, 'centre-copy', person, (): CentreCopy => ({ state: 'asked' })))
}

/** The copy that came, as a file; it does not lie on the phone any more then. */
export async function takeCopy(): Promise<{ readonly name: string; readonly file: Blob } | undefined> {
  const person = await presentPerson()
  const copy = await centreCopyOf(person)
  if (copy?.state !== 'here') return undefined
  await withDatabase((db) => dropPart(db, 'centre-copy', person))
  return {
    name: `ubani-centre-${new Date(copy.at).toISOString().slice(0, 10)}.json`,
    file: new Blob([copy.content], { type: 'application/json' }),
  }
}

/** How it stands with somebody's copy. */
export async function centreCopyOf(person: Uuid): Promise<CentreCopy | undefined> {
  const read = copySchema.safeParse(await withDatabase((db) => readPart(db, 'centre-copy', person)))
  return read.success ? read.data : undefined
}

/**
 * Asks that the centre delete everything of whoever is present. In one transaction they leave their group, so that nothing more is sent,
 * and their key goes with the wish, so that it can be done when they are not on this phone any more.
 * @returns whether there is anything to ask for: without a key the centre has nothing of this profile
 */
export async function askForget(): Promise<boolean> {
  const person = await presentPerson()
  return withDatabase((db) =>
    db.transaction('rw', [db.settings], async () => {
      const key = await readPart(db, 'device-key', person)
      if (!keyIn(key)) return false
      await writeForgetting(db, { person, key, refused: false })
      for (const part of PARTS) await dropPart(db, part, person)
      return true
    }),
  )
}

/** Puts aside a wish that the centre does not take from this phone. */
export async function dropRefusedForget(): Promise<void> {
  const person = await presentPerson()
  const wish = await wishOf(person)
  if (wish?.refused) await withDatabase((db) => dropForgetting(db, person))
}

async function wishOf(person: Uuid) {
  return (await withDatabase(readForgetting)).find((wish) => wish.person === person)
}
