import * as z from 'zod/mini'
import { type Uuid, uuidSchema } from '../ids.ts'

/*
 * Several people can share a phone. Each is a pseudonym, named or nameless, with a PIN or without. A PIN hides what somebody
 * did from the next one; it does not encrypt it.
 */

/** How a PIN is kept: never itself. Salt and hash are base64; `rounds` of PBKDF2 with SHA-256. */
const pinSchema = z.object({ salt: z.string(), hash: z.string(), rounds: z.int().check(z.positive()) })
export type KeptPin = z.infer<typeof pinSchema>

/** Somebody who uses this phone; what a newer version adds stays when it is written again. */
const profileSchema = z.looseObject({
  /** The pseudonym under which results are kept; never the name. */
  person: uuidSchema,
  /** What they are called on this phone; empty when nameless. */
  name: z.string(),
  pin: z.optional(pinSchema),
})
export type Profile = z.infer<typeof profileSchema>

/** Who uses this phone, and who was chosen last. */
export interface People {
  readonly chosen: Uuid | undefined
  readonly profiles: readonly Profile[]
}

/**
 * Who uses this phone, by what is remembered. A phone on which nobody has made a profile has one nameless person, or none
 * before anything was done on it.
 */
export function peopleIn(chosen: unknown, profiles: unknown): People {
  const known = uuidSchema.safeParse(chosen)
  const person = known.success ? known.data : undefined
  if (!Array.isArray(profiles)) return { chosen: person, profiles: person ? [nameless(person)] : [] }
  const read = profiles.map((each) => profileSchema.safeParse(each))
  return { chosen: person, profiles: read.flatMap((each) => (each.success ? [each.data] : [])) }
}

/** A profile without name and PIN. */
export function nameless(person: Uuid): Profile {
  return { person, name: '' }
}

/**
 * Who is at the phone: the one chosen last, unless a PIN was not given in this window (`open` is whose PIN was); then the
 * first nameless one without a PIN, if there is one. A locked person's things are neither shown nor written to.
 */
export function presentIn({ chosen, profiles }: People, open: Uuid | undefined): Profile | undefined {
  const last = profiles.find(({ person }) => person === chosen)
  if (last && (!last.pin || last.person === open)) return last
  return profiles.find(({ name, pin }) => name === '' && !pin)
}
