import { writeBase64Url } from '../core/base64url.ts'
import type { SignProblem } from '../core/coded-signs.ts'
import type { Uuid } from '../core/ids.ts'
import { MOST_PROFILES } from '../core/profile/name.ts'
import { nameless, type Profile } from '../core/profile/profile.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { RECOVER_PROBLEMS, type RecoverAnswer, type RecoverProblem } from '../core/sync/mine.ts'
import { readRecoveryCode } from '../core/sync/recovery-code.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { askToRecover } from '../link/mine.ts'
import { attemptTables } from '../storage/attempts.ts'
import { choose, dropOwn } from '../storage/choose-person.ts'
import type { Database } from '../storage/db.ts'
import { dropJoining, partKey } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { noteWiped, readPeople, writeProfiles } from '../storage/people.ts'
import { forgetWiped, giveAttempts } from '../storage/restore.ts'
import { roomsOf } from '../storage/rooms.ts'
import { readSetting, settleSetting, writeSetting } from '../storage/settings.ts'
import { BEGINNING, comingBackOf, dropComingBack } from './bring-back.ts'
import { keyIn, makeKeyIn } from './device-key.ts'
import { handingOver } from './handing-over.ts'
import { type Joining, joiningOf } from './join-group.ts'
import { openHere, setOpenHere } from './open-here.ts'
import { looksOf } from './preferences.ts'
import { knownPerson, presentPerson } from './present-person.ts'

/*
 * Another phone: with the card of the one before, this one becomes the same person at the centre. Whoever was at this phone stays a
 * profile of its own, with what it did, until they say that it was them.
 */

/** Where the key lies with which it is tried: an answer that was lost is asked for again with the same. */
const PENDING = 'recovering-key'

/** Why it did not come to that. `full`: there are twelve people on this phone. */
export type RecoverTrouble = SignProblem | RecoverProblem | 'full' | 'portal' | 'lost'

/** Becomes whoever the card is of. @param keep whether the phones before stay joined; else the centre takes nothing more from them */
export async function recoverPerson(typed: string, keep: boolean): Promise<Result<Uuid, RecoverTrouble>> {
  const read = readRecoveryCode(typed)
  if (!read.ok) return read
  const { profiles } = await withDatabase(readPeople)
  if (profiles.length >= MOST_PROFILES) return refused('full')
  const key = await pendingKey()
  if (!key) return refused('lost')
  const secret = writeBase64Url(read.value)
  const answer = await askToRecover({ version: SYNC_VERSION, key: key.open, secret, keep }, key)
  if (!answer.ok) return refused(troubleIn(answer.problem.why))
  const { person } = answer.value
  await handingOver(async () => {
    const isChosen = openHere() !== person
    await withDatabase((db) => settlePerson(db, answer.value))
    if (isChosen) setOpenHere(undefined)
  })
  return reached(person)
}

/** How far the results have come back of whoever is present, and whom they were before on this phone. */
export async function recoveredHere(): Promise<
  | {
      readonly person: Uuid
      readonly back: Exclude<Awaited<ReturnType<typeof comingBackOf>>, undefined>
      /** A nameless profile with results that the centre never had: theirs, perhaps. */
      readonly before: { readonly person: Uuid; readonly results: number } | undefined
    }
  | undefined
> {
  const person = await knownPerson()
  const back = person && (await comingBackOf(person))
  return person && back && { person, back, before: await namelessBefore(person) }
}

/** It was looked at; nothing more is said of it. */
export async function endRecovery(): Promise<void> {
  const person = await knownPerson()
  if (person) await dropComingBack(person)
}

/**
 * What the nameless profile did becomes that of whoever is present, because they say so; the profile goes, unless it holds rooms. In one
 * transaction.
 */
export async function takeOver(from: Uuid): Promise<number> {
  const to = await presentPerson()
  return handingOver(() =>
    withDatabase((db) =>
      db.transaction('rw', [...attemptTables(db), db.rooms, db.entries], async () => {
        const given = await giveAttempts(db, { from, to }, Date.now())
        const { profiles } = await readPeople(db)
        if ((await roomsOf(db, from)).length > 0) return given
        await writeProfiles(
          db,
          profiles.filter(({ person }) => person !== from),
        )
        await dropOwn(db, from)
        await dropJoining(db, from)
        await noteWiped(db, from)
        return given
      }),
    ),
  )
}

/** A nameless profile without a PIN that never joined a group, and has done something. */
async function namelessBefore(person: Uuid): Promise<{ person: Uuid; results: number } | undefined> {
  const { profiles } = await withDatabase(readPeople)
  for (const each of profiles) {
    if (each.person === person || each.name !== '' || each.pin) continue
    // the centre would not take from another what it has of them
    if ((await joiningOf(each.person)).state !== 'none') continue
    const results = await withDatabase((db) =>
      db.attempts.filter((attempt) => attempt.person === each.person).count(),
    )
    if (results > 0) return { person: each.person, results }
  }
  return undefined
}

/** The key with which it is tried, made when there is none; of two windows both get the first. */
async function pendingKey() {
  const stored = await withDatabase((db) => readSetting(db, PENDING))
  return (
    keyIn(stored) ??
    makeKeyIn((made) =>
      withDatabase((db) => settleSetting(db, PENDING, (before) => (keyIn(before) ? before : made))),
    )
  )
}

/**
 * Puts whoever came back at the phone, with their key and group, in one transaction; their results come page by page after it. Who was
 * here stays, but for a nameless one who has done nothing.
 */
async function settlePerson(db: Database, { person, group, code }: RecoverAnswer): Promise<void> {
  await db.transaction('rw', [...attemptTables(db), db.rooms], async () => {
    const key = await readSetting(db, PENDING)
    await forgetWiped(db, person)
    const { profiles } = await readPeople(db)
    const blank = await blankAmong(db, profiles)
    const stay = profiles.filter((profile) => !blank.includes(profile.person))
    const isHere = profiles.some((profile) => profile.person === person)
    await writeProfiles(db, isHere ? profiles : [...stay, nameless(person)])
    await choose(db, person, looksOf)
    if (!isHere) for (const each of blank) await dropOwn(db, each)
    await dropJoining(db, person)
    await writeSetting(db, partKey('device-key', person), key)
    await db.settings.delete(PENDING)
    await writeSetting(db, partKey('coming-back', person), BEGINNING)
    if (!group || !code) return
    const joined: Joining = { state: 'joined', code, about: {}, group }
    await writeSetting(db, partKey('group', person), joined)
  })
}

/** Nameless ones without a PIN, a group, a room or anything done; called inside a transaction. */
async function blankAmong(db: Database, profiles: readonly Profile[]): Promise<readonly Uuid[]> {
  const blank: Uuid[] = []
  for (const { person, name, pin } of profiles) {
    const joining = await readSetting(db, partKey('device-key', person))
    if (name !== '' || pin || joining !== undefined) continue
    const attempts = await db.attempts.filter((attempt) => attempt.person === person).count()
    const rooms = await db.rooms.where('id').startsWith(`${person}/`).count()
    if (attempts + rooms === 0) blank.push(person)
  }
  return blank
}

function troubleIn(why: string): RecoverTrouble {
  return RECOVER_PROBLEMS.find((problem) => problem === why) ?? (why === 'portal' ? 'portal' : 'lost')
}
