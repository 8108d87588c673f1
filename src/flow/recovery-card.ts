import * as z from 'zod/mini'
import { readBase64Url, writeBase64Url } from '../core/base64url.ts'
import type { Uuid } from '../core/ids.ts'
import { RECOVERY_BYTES, writeRecoveryCode } from '../core/sync/recovery-code.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import type { RecoveryRequest } from '../core/sync/mine.ts'
import { dropPart, readPart, settlePart } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { joiningOf } from './join-group.ts'
import { presentPerson } from './present-person.ts'

/*
 * The recovery card: a secret that the phone makes, shown as a square and as signs to write down. The centre knows its hash; with the card
 * a new phone takes the place of this one, once.
 */

const cardSchema = z.object({
  /** 16 bytes, base64url. */
  secret: z.string().check(z.refine((text) => readBase64Url(text)?.length === RECOVERY_BYTES)),
  /** Whether the centre knows it: before that it opens nothing. */
  told: z.boolean(),
  /** The secret before it, which shall open nothing any more. */
  instead: z.optional(z.string()),
})
export type KeptCard = z.infer<typeof cardSchema>

/** A card as it is shown. */
export interface Card {
  /** 28 signs. */
  readonly code: string
  /** Whether it helps already: the centre has been told of it. */
  readonly isKnown: boolean
}

/** The card of whoever is present, made when there is none; nothing for who has joined no group. */
export async function recoveryCard(): Promise<Card | undefined> {
  const person = await presentPerson()
  const { state } = await joiningOf(person)
  if (state !== 'joined' && state !== 'waiting') return undefined
  return shown(await settled(person, (before) => before ?? freshCard()))
}

/** A new card in the place of the one there is: it was lost, or somebody has seen it. */
export async function replaceCard(): Promise<Card | undefined> {
  const person = await presentPerson()
  return shown(
    await settled(person, (before) => ({
      ...freshCard(),
      // one that the centre was never told of is simply not told
      ...(before?.told ? { instead: before.secret } : before?.instead && { instead: before.instead }),
    })),
  )
}

/** Somebody's card as it is kept; nothing when none was made. */
export async function cardOf(person: Uuid): Promise<KeptCard | undefined> {
  return cardIn(await withDatabase((db) => readPart(db, 'recovery-card', person)))
}

/** The card that the centre is still to be told of. */
export async function untoldCard(person: Uuid): Promise<KeptCard | undefined> {
  const card = await cardOf(person)
  return card && !card.told ? card : undefined
}

/** What the centre is told of a card. */
export async function tellingOf({ secret, instead }: KeptCard): Promise<RecoveryRequest> {
  return {
    version: SYNC_VERSION,
    hash: await hashOf(secret),
    ...(instead === undefined ? {} : { instead: await hashOf(instead) }),
  }
}

/** Notes that the centre knows a card; or, where another phone was set up with it, drops it, so that the next look makes a new one. */
export async function cardTold(person: Uuid, card: KeptCard, outcome: 'known' | 'used'): Promise<void> {
  if (outcome === 'used') {
    await withDatabase((db) => dropPart(db, 'recovery-card', person))
    return
  }
  await settled(person, (now) =>
    now?.secret === card.secret ? { secret: card.secret, told: true } : undefined,
  )
}

async function settled(
  person: Uuid,
  settle: (before: KeptCard | undefined) => KeptCard | undefined,
): Promise<KeptCard | undefined> {
  return cardIn(
    await withDatabase((db) => settlePart(db, 'recovery-card', person, (stored) => settle(cardIn(stored)))),
  )
}

function shown(card: KeptCard | undefined): Card | undefined {
  const secret = card && readBase64Url(card.secret)
  return card && secret ? { code: writeRecoveryCode(secret), isKnown: card.told } : undefined
}

function freshCard(): KeptCard {
  return { secret: writeBase64Url(crypto.getRandomValues(new Uint8Array(RECOVERY_BYTES))), told: false }
}

function cardIn(stored: unknown): KeptCard | undefined {
  const read = cardSchema.safeParse(stored)
  return read.success ? read.data : undefined
}

async function hashOf(secret: string): Promise<string> {
  const bytes = new Uint8Array(readBase64Url(secret) ?? [])
  return writeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
