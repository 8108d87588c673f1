import { readBase64Url, writeBase64Url } from '../core/base64url.ts'
import type { Uuid } from '../core/ids.ts'
import { dropPart, readPart, settlePart } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { browserKey, type DeviceKey, type KeptKey, keptKeyIn } from './kept-key.ts'

/*
 * The key that speaks for a profile at the centre: in the place of a password, which nobody could remember, and which could be told to
 * others. The browser makes and keeps its secret half, and gives it to nobody, not even to this app.
 */

export type { DeviceKey } from './kept-key.ts'

/** The key of somebody; nothing when none was made. */
export async function deviceKeyOf(person: Uuid): Promise<DeviceKey | undefined> {
  return keyIn(await withDatabase((db) => readPart(db, 'device-key', person)))
}

/** The key of somebody, if the centre knows it as a trainer's: a new key in its place is not known. */
export async function trainerKeyOf(person: Uuid): Promise<DeviceKey | undefined> {
  const key = await deviceKeyOf(person)
  const known = key && (await withDatabase((db) => readPart(db, 'trainer-phone', person)))
  return known === key?.open ? key : undefined
}

/** The key of somebody, made when there is none; of two windows that make one at once both get the first. Nothing for who was wiped. */
export async function settleDeviceKey(person: Uuid): Promise<DeviceKey | undefined> {
  const keep = (made: unknown): Promise<unknown> =>
    withDatabase((db) =>
      settlePart(db, 'device-key', person, (before) => (keptKeyIn(before) ? undefined : made)),
    )
  return (await deviceKeyOf(person)) ?? makeKeyIn(keep)
}

/** Makes a key and has it kept. @param keep gives what is kept then */
export async function makeKeyIn(keep: (made: unknown) => Promise<unknown>): Promise<DeviceKey | undefined> {
  const made = await makeKey()
  try {
    return keyIn(await keep(made ?? (await makeSecret())))
  } catch (fault) {
    if (!made || !isNamed(fault, 'DataCloneError')) throw fault
    return keyIn(await keep(await makeSecret())) // a browser that knows such keys and cannot keep them
  }
}

/** The key in what was kept of it. */
export function keyIn(stored: unknown): DeviceKey | undefined {
  const kept = keptKeyIn(stored)
  return kept && keyWith(kept)
}

/** Forgets the key of somebody: the centre knows their pseudonym by it, and takes no other in its place. */
export async function dropDeviceKey(person: Uuid): Promise<void> {
  await withDatabase((db) => dropPart(db, 'device-key', person))
}

/** A key that the browser does not give out; nothing where it does not know Ed25519. */
async function makeKey(): Promise<KeptKey | undefined> {
  try {
    const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    const open = await crypto.subtle.exportKey('raw', pair.publicKey)
    return { open: writeBase64Url(new Uint8Array(open)), key: pair.privateKey }
  } catch (fault) {
    if (isNamed(fault, 'NotSupportedError')) return undefined
    throw fault
  }
}

async function makeSecret(): Promise<KeptKey> {
  const { getPublicKeyAsync } = await import('./signatures.ts')
  const secret = crypto.getRandomValues(new Uint8Array(32))
  return { open: writeBase64Url(await getPublicKeyAsync(secret)), secret: writeBase64Url(secret) }
}

function keyWith(kept: KeptKey): DeviceKey {
  if ('key' in kept) return browserKey(kept)
  return {
    open: kept.open,
    sign: async (text) => {
      const { signAsync } = await import('./signatures.ts')
      const secret = readBase64Url(kept.secret) ?? new Uint8Array()
      return writeBase64Url(await signAsync(new TextEncoder().encode(text), secret))
    },
  }
}

function isNamed(fault: unknown, name: string): boolean {
  if (typeof fault !== 'object' || fault === null) return false
  const { name: own, inner } = fault as { readonly name?: unknown; readonly inner?: unknown }
  return own === name || isNamed(inner, name)
}
