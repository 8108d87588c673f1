import type { Report } from '../core/report/report.ts'
import { reached, refused, type Result } from '../core/result.ts'
import type { WaitingRoom } from '../core/sync/trainer-phone.ts'
import type { ReportAsked, ReportTrouble } from '../link/centre.ts'
import type { MineTrouble } from '../link/mine.ts'
import {
  askForWaiting,
  askOwnReport,
  askToForgetPhone,
  askToKnowPhone,
  tellDecision,
} from '../link/trainer.ts'
import { PersonWiped } from '../storage/attempts.ts'
import { dropPart, settlePart } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { carryAgain } from './carry-results.ts'
import { type DeviceKey, settleDeviceKey, trainerKeyOf } from './device-key.ts'
import { knownPerson, presentPerson } from './present-person.ts'

/*
 * A trainer makes this phone known to the centre, once, with their secret: from then on the key of their profile signs in its place. The
 * secret is kept nowhere; what is kept is that this key is known, and the centre has the last word on it.
 */

export type { WaitingRoom } from '../core/sync/trainer-phone.ts'

/**
 * Why something was not done: what a report is refused for; the centre does not know this phone, has shut it out, or takes no app so old;
 * this phone could not keep it.
 */
export type PhoneTrouble = ReportTrouble | 'unknown-phone' | 'revoked' | 'old-app' | 'storage'

/** Whether whoever is at the phone has made it known as theirs. */
export async function isPhoneKnown(): Promise<boolean> {
  return (await knownKey()) !== undefined
}

/** Makes this phone known as that of the trainer with a secret. What it brought before counts from then on. */
export async function makePhoneKnown(secret: string): Promise<Result<undefined, PhoneTrouble>> {
  const person = await presentPerson()
  const key = await settleDeviceKey(person)
  if (!key) throw new PersonWiped(person)
  const answer = await askToKnowPhone(secret.trim(), key)
  // a secret is shown here alone: nowhere else does the centre send away for many wrong ones
  if (!answer.ok) return refused(answer.problem.tooMany ? 'busy' : troubleIn(answer.problem))
  await withDatabase((db) => settlePart(db, 'trainer-phone', person, () => key.open))
  await carryAgain(person) // what waits is brought once more: its answer says that it counts
  return reached(undefined)
}

/** Takes that back, at the centre first: a phone that only forgot it itself would still open reports. */
export async function forgetPhone(): Promise<Result<undefined, PhoneTrouble>> {
  return asTrainer(async (key) => {
    const answer = await askToForgetPhone(key)
    if (answer.ok) await dropKnown()
    return answer.ok ? reached(undefined) : answer
  })
}

/** A report of this trainer's groups. */
export async function ownReport(asked: ReportAsked): Promise<Result<Report, PhoneTrouble>> {
  return asTrainer(async (key) => {
    const answer = await askOwnReport(asked, 'json', key)
    if (!answer.ok) return answer
    return answer.value.report ? reached(answer.value.report) : refused({ why: 'lost' })
  })
}

/** The same as a table for a spreadsheet. */
export async function ownTable(asked: ReportAsked): Promise<Result<string, PhoneTrouble>> {
  return asTrainer(async (key) => {
    const answer = await askOwnReport(asked, 'csv', key)
    if (!answer.ok) return answer
    return answer.value.csv === undefined ? refused({ why: 'lost' }) : reached(answer.value.csv)
  })
}

/** What phones brought that are not this trainer's, and waits for their word. */
export async function waitingRooms(): Promise<Result<readonly WaitingRoom[], PhoneTrouble>> {
  return asTrainer(askForWaiting)
}

/** Takes something of it, or leaves it; what waits no more was decided before. */
export async function decideRoom(id: string, take: boolean): Promise<Result<undefined, PhoneTrouble>> {
  return asTrainer(async (key) => {
    const answer = await tellDecision(id, take, key)
    return answer.ok || answer.problem.why === 'no-room' ? reached(undefined) : answer
  })
}

/** The key of whoever is at the phone, if the centre knows it as a trainer's. */
async function knownKey(): Promise<DeviceKey | undefined> {
  const person = await knownPerson()
  return person && trainerKeyOf(person)
}

async function asTrainer<Value>(
  work: (key: DeviceKey) => Promise<Result<Value, MineTrouble>>,
): Promise<Result<Value, PhoneTrouble>> {
  const key = await knownKey()
  if (!key) return refused('unknown-phone')
  const answer = await work(key)
  if (answer.ok) return answer
  const trouble = troubleIn(answer.problem)
  if (trouble === 'unknown-phone') await dropKnown() // it was taken from its trainer at the centre
  return refused(trouble)
}

async function dropKnown(): Promise<void> {
  const person = await knownPerson()
  if (person) await withDatabase((db) => dropPart(db, 'trainer-phone', person))
}

/** Those of the centre's codes that a person is told. */
const TOLD = ['token', 'centre-only', 'unknown-phone', 'revoked'] as const

function troubleIn({ why }: MineTrouble): PhoneTrouble {
  if (why === 'version') return 'old-app'
  if (why === 'busy') return 'not-now'
  return TOLD.find((code) => code === why) ?? 'lost'
}
