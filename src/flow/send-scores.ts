import type { Uuid } from '../core/ids.ts'
import { neverHappens } from '../core/result.ts'
import {
  hopeful,
  isOfLine,
  isShutToStrangers,
  type Outcome,
  type Standing,
  waitLeft,
  writeBatch,
} from '../core/sync/outbox.ts'
import { postBatch } from '../link/sync.ts'
import { storageProblem, unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { clearAside, sendingIn } from '../storage/outbox.ts'
import { readSenders, type Sender } from '../storage/joining.ts'
import {
  changeStandings,
  readStanding,
  readStandings,
  readWaiting,
  type SendingStore,
} from '../storage/sending.ts'
import { hasWish } from '../storage/wishes.ts'
import { carryAgain, carryResults, hasToCarry } from './carry-results.ts'
import { deviceKeyOf, trainerKeyOf } from './device-key.ts'
import { type Confirming, confirmJoining, joinAgain, joiningOf } from './join-group.ts'
import { fold, nextBatch } from './one-batch.ts'
import { asOnlySender, type Renew } from './one-sender.ts'
import { knownPerson } from './present-person.ts'
import { noteRefusal } from './watch-outbox.ts'

/*
 * What was done travels home, of everybody on this phone who has joined a group, whoever is at it, and after it what they collected of others
 * in rooms. Each batch that was answered is durable before the next one goes, so whatever ends this ends it between two batches.
 */

/** Why it is tried now. `looked`: somebody looks at the app, or it has a network; `wished`: it was started, or somebody asked for it. */
export type Occasion = 'due' | 'looked' | 'wished'

/**
 * Sends what may go now, and asks the centre for those who wait for their group.
 * @returns in how many ms it should be tried again by itself; nothing when nothing waits
 */
export async function sendScores(occasion: Occasion): Promise<number | undefined> {
  try {
    const sent = await asOnlySender(async (renew) => {
      if (occasion !== 'due') await hope(occasion === 'wished')
      await sendAll(renew)
      return true
    })
    const rest = sent ? await restLeft() : ELSEWHERE
    noteRefusal(false)
    return rest
  } catch (fault) {
    if (!storageProblem(fault)) throw fault
    noteRefusal(true) // nothing is lost: what could not be struck off is sent once more
    return REFUSED
  }
}

/** Sends on the wish of whoever is at the phone; what the centre would not have is offered once more, too. */
export async function sendNow(): Promise<void> {
  const person = await knownPerson()
  if (person) await unlessRefused(offerAgain(person), undefined)
  await sendScores('wished')
}

async function offerAgain(person: Uuid): Promise<void> {
  await withDatabase((db) => clearAside(db, person))
  await carryAgain(person)
}

/** Another window has it in hand: after so many ms there is something to do here only if it has died. */
const ELSEWHERE = 10_000
/** A phone that does not let anything be noted down is asked again after so many ms. */
const REFUSED = 60_000
/** Never sooner than this (ms), whatever the clock says. */
const SOONEST = 1_000

async function hope(wished: boolean): Promise<void> {
  await withStore(async (store) => {
    if ((await readStandings(store)).size > 0)
      await changeStandings(store, (standing) => hopeful(standing, wished))
  })
}

async function sendAll(renew: Renew): Promise<void> {
  // who asked to be deleted at the centre is deleted before anything more goes there
  const wishes = await wishesHere()
  const leaving = await wishes?.settleForgetting()
  for (const sender of await withDatabase(readSenders))
    if (!leaving?.has(sender.person) && !(await sendFor(sender, renew))) return
  await wishes?.settleWishes()
}

/** What does the wishes of people, a file of its own; nothing where nobody has asked for anything, or it is not on this phone. */
async function wishesHere() {
  if (!(await withDatabase(hasWish))) return undefined
  return import('./settle-wishes.ts').catch(() => undefined) // it is asked for again with the next sending
}

/** @returns whether there is a line, so that others' can be sent as well */
async function sendFor({ person, isTrainer }: Sender, renew: Renew): Promise<boolean> {
  if (waitLeft(await waitingOf(person), Date.now()) > 0) return true
  let entry = await enter(person)
  for (let again = true; entry === 'in'; ) {
    const key = await deviceKeyOf(person)
    if (!key) return true
    const batch = await withStore((store) => nextBatch(store, person))
    if (batch && !(await renew())) return false
    const outcome = batch
      ? await postBatch(writeBatch(batch, Date.now()), key)
      : await carryResults(person, key, renew)
    if (!outcome) return true
    if (outcome.kind === 'not-joined' && again) {
      // the centre was set up anew, perhaps: it is asked for the group once more
      again = false
      await joinAgain(person)
      entry = await enter(person)
      continue
    }
    const { goesOn } = await withStore((store) => fold(store, person, batch ?? [], outcome))
    if (!goesOn) return !isOfLine(outcome)
  }
  return entry === 'out' && isTrainer ? carryAlone(person, renew) : entry !== 'no-line'
}

/**
 * Brings what somebody collected of others who is in no group: the centre knows the phone of a trainer without one. What they did themselves
 * stays here.
 * @returns whether there is a line
 */
async function carryAlone(person: Uuid, renew: Renew): Promise<boolean> {
  const key = await trainerKeyOf(person)
  const outcome = key && (await carryResults(person, key, renew))
  if (!outcome) return true
  await withStore((store) => fold(store, person, [], outcome))
  return !isOfLine(outcome)
}

/** How somebody's standing is looked at: a door shut to strangers does not count for who has just brought another code. */
async function waitingOf(person: Uuid): Promise<Pick<Standing, 'wait'>> {
  const standing = await withStore((store) => readStanding(store, person))
  return isShutToStrangers(standing) && (await joiningOf(person)).state === 'waiting' ? {} : standing
}

/** Whether somebody is in a group; who gave a code without a network is told so by the centre first, which may not answer or be shut. */
async function enter(person: Uuid): Promise<'in' | 'out' | 'shut' | 'no-line'> {
  const confirming = await confirmJoining(person)
  if (confirming.state === 'joined') return 'in'
  if (confirming.state !== 'later') return 'out'
  const outcome = outcomeOf(confirming)
  await withStore((store) => fold(store, person, [], outcome))
  return isOfLine(outcome) ? 'no-line' : 'shut'
}

function outcomeOf({ why, after }: Extract<Confirming, { state: 'later' }>): Outcome {
  switch (why) {
    case 'busy':
      return { kind: 'busy', after: after && after * 1000 }
    case 'version':
      return { kind: 'old-app' }
    case 'portal':
      return { kind: 'portal' }
    case 'lost':
      return { kind: 'unknown', offline: !navigator.onLine }
    default:
      return neverHappens(why)
  }
}

/** In how many ms somebody's may go who has something that waits; nothing when nobody has. */
async function restLeft(): Promise<number | undefined> {
  const rests = await Promise.all(
    (await withDatabase(readSenders)).map(async (sender) =>
      (await waits(sender)) ? waitLeft(await waitingOf(sender.person), Date.now()) : Infinity,
    ),
  )
  const least = Math.min(...rests)
  return least === Infinity ? undefined : Math.max(SOONEST, least)
}

async function waits({ person, isTrainer }: Sender): Promise<boolean> {
  const { state } = await joiningOf(person)
  if (state === 'waiting') return true
  if (state !== 'joined') return isTrainer && (await trainerKeyOf(person)) !== undefined && hasToCarry(person)
  return (
    (await withStore((store) => readWaiting(store, person, '', 1, ({ id }) => id))).length > 0 ||
    hasToCarry(person)
  )
}

function withStore<Value>(action: (store: SendingStore) => Promise<Value>): Promise<Value> {
  return withDatabase((db) => action(sendingIn(db)))
}
