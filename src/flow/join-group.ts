import * as z from 'zod/mini'
import type { SignProblem } from '../core/coded-signs.ts'
import type { Uuid } from '../core/ids.ts'
import { languageSchema } from '../core/language-schema.ts'
import { neverHappens, reached, type Result } from '../core/result.ts'
import { enrolRequestSchema, groupSchema, type Group } from '../core/sync/enrolment.ts'
import { readGroupCode } from '../core/sync/group-code.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { enrol, type EnrolTrouble } from '../link/enrol.ts'
import { PersonWiped } from '../storage/attempts.ts'
import { dropPart, readPart, settlePart } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { settleDeviceKey } from './device-key.ts'
import { readPreferences } from './preferences.ts'
import { knownPerson, presentPerson } from './present-person.ts'

/*
 * Joining a group of the centre. It needs no network: the code is kept, and the centre is asked when there is one. No name is asked for,
 * and none is sent.
 */

const { role, gender, ageBand } = enrolRequestSchema.shape

/** What a member says of themselves, each only if they want to: the centre counts readiness by it. */
const aboutSchema = z.object({ role, gender, ageBand })
export type AboutMe = z.infer<typeof aboutSchema>

/** Why a group cannot be joined; the member has to do something, or ask the trainer. */
export const JOIN_REFUSALS = ['no-group', 'full', 'expired', 'key-taken', 'revoked', 'broken'] as const
export type JoinRefusal = (typeof JOIN_REFUSALS)[number]

const asked = {
  /** The code, eight signs. */
  code: z.string(),
  about: aboutSchema,
  language: z.optional(languageSchema),
}

/** How it stands with somebody's group. */
const joiningSchema = z.discriminatedUnion('state', [
  /** No code was given, or the group was left. */
  z.object({ state: z.literal('none') }),
  /** The centre has not been asked, or has not answered. */
  z.object({ state: z.literal('waiting'), ...asked }),
  z.object({ state: z.literal('joined'), ...asked, group: groupSchema }),
  /** The centre said no. */
  z.object({ state: z.literal('refused'), ...asked, why: z.enum(JOIN_REFUSALS) }),
])
export type Joining = z.infer<typeof joiningSchema>

/** What asking the centre came to. `later`: ask again, not sooner than after so many seconds where the centre said so. */
export type Confirming =
  | { readonly state: 'none' }
  | { readonly state: 'joined'; readonly group: Group }
  | { readonly state: 'refused'; readonly why: JoinRefusal }
  | {
      readonly state: 'later'
      /** `version`: this app is too old for the centre, and has to be updated. */
      readonly why: 'busy' | 'version' | 'portal' | 'lost'
      readonly after?: number
    }

const NONE = { state: 'none' } as const

/** How it stands with the group of whoever is present; `none` on a phone where nobody has done anything yet. */
export async function joiningHere(): Promise<Joining> {
  const person = await knownPerson()
  return person ? joiningOf(person) : NONE
}

/** How it stands with somebody's group. */
export async function joiningOf(person: Uuid): Promise<Joining> {
  return joiningIn(await withDatabase((db) => readPart(db, 'group', person)))
}

/**
 * Joins whoever is present to a group: keeps the code, durably, and asks nobody; the next sending does (`confirmJoining`).
 * @param typed the code as it was typed, or a scanned link with it
 */
export async function joinGroup(typed: string, about: AboutMe): Promise<Result<Joining, SignProblem>> {
  const read = readGroupCode(typed)
  if (!read.ok) return read
  const person = await presentPerson()
  if (!(await settleDeviceKey(person))) throw new PersonWiped(person)
  const { language } = await readPreferences()
  const waiting = { state: 'waiting', code: read.value, about, language } as const
  return reached(await settleJoining(person, () => waiting))
}

/** Leaves the group: from now on nothing more is sent. What the centre has it keeps, until it is asked to delete it. */
export async function leaveGroup(): Promise<void> {
  const person = await knownPerson()
  if (person) await withDatabase((db) => dropPart(db, 'group', person))
}

/** Asks the centre once for whoever waits for it. Called before anything is sent for them; where nothing waits it asks nobody. */
export async function confirmJoining(person: Uuid): Promise<Confirming> {
  const waiting = await joiningOf(person)
  if (waiting.state !== 'waiting') return confirmed(waiting)
  const key = await settleDeviceKey(person)
  if (!key) return NONE
  const { code, about, language } = waiting
  const request = { version: SYNC_VERSION, person, key: key.open, group: code, ...about, language } as const
  const answer = await enrol(request, key)
  const refusal = answer.ok ? undefined : refusalIn(answer.problem)
  if (!answer.ok && !refusal) return laterAfter(answer.problem)
  const outcome: Joining = answer.ok
    ? { state: 'joined', code, about, language, group: answer.value }
    : { state: 'refused', code, about, language, why: refusal ?? 'broken' }
  // whoever left, or gave another code, while the centre was asked has had the last word
  return confirmed(
    await settleJoining(person, (now) =>
      now.state === 'waiting' && now.code === code ? outcome : undefined,
    ),
  )
}

/** The centre does not know the key of somebody who had joined (it was set up anew, perhaps): the group is asked for again. */
export async function joinAgain(person: Uuid): Promise<void> {
  await settleJoining(person, (before) =>
    before.state === 'joined'
      ? { state: 'waiting', code: before.code, about: before.about, language: before.language }
      : undefined,
  )
}

async function settleJoining(
  person: Uuid,
  settle: (before: Joining) => Joining | undefined,
): Promise<Joining> {
  return joiningIn(
    await withDatabase((db) => settlePart(db, 'group', person, (stored) => settle(joiningIn(stored)))),
  )
}

function joiningIn(stored: unknown): Joining {
  const read = joiningSchema.safeParse(stored)
  return read.success ? read.data : NONE
}

function confirmed(joining: Joining): Confirming {
  switch (joining.state) {
    case 'none':
      return NONE
    case 'joined':
      return { state: 'joined', group: joining.group }
    case 'refused':
      return { state: 'refused', why: joining.why }
    case 'waiting':
      return { state: 'later', why: 'lost', after: 0 } // another code was given while the centre was asked
    default:
      return neverHappens(joining)
  }
}

/** The centre's no; nothing where asking again may bring a yes. */
function refusalIn({ why }: EnrolTrouble): JoinRefusal | undefined {
  return JOIN_REFUSALS.find((refusal) => refusal === why)
}

function laterAfter({ why, after }: EnrolTrouble): Confirming {
  return {
    state: 'later',
    why: why === 'busy' || why === 'version' || why === 'portal' ? why : 'lost',
    ...(after === undefined ? {} : { after }),
  }
}
