import * as z from 'zod/mini'
import { readBase64Url, writeBase64Url } from '../core/base64url.ts'
import type { Uuid } from '../core/ids.ts'
import { dropPart, readPart, settlePart } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'

/*
 * The key that speaks for a profile at the centre: in the place of a password, which nobody could remember, and which could be told to
 * others. The browser makes and keeps its secret half, and gives it to nobody, not even to this app.
 */

/** The key of a profile. */
export interface DeviceKey {
  /** Its public half, 32 bytes as base64url. */
  readonly open: string
  /** Signs the UTF-8 of a text with Ed25519; the signature as base64url. */
  sign(text: string): Promise<string>
}

/** As it is kept: `secret` only where the browser lacks Ed25519 or cannot keep a key; it lies there as the PIN does (decision 016). */
type Kept = { readonly open: string } & ({ readonly key: CryptoKey } | { readonly secret: string })

const openSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** The key of somebody; nothing when none was made. */
export async function deviceKeyOf(person: Uuid): Promise<DeviceKey | undefined> {
  return keyIn(await withDatabase((db) => readPart(db, 'device-key', person)))
}

/** The key of somebody, made when there is none; of two windows that make one at once both get the first. Nothing for who was wiped. */
export async function settleDeviceKey(person: Uuid): Promise<DeviceKey | undefined> {
  const keep = (made: unknown): Promise<unknown> =>
    withDatabase((db) =>
      settlePart(db, 'device-key', person, (before) => (keptIn(before) ? undefined : made)),
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
  const kept = keptIn(stored)
  return kept && keyWith(kept)
}

/** Forgets the key of somebody: the centre knows their pseudonym by it, and takes no other in its place. */
export async function dropDeviceKey(person: Uuid): Promise<void> {
  await withDatabase((db) => dropPart(db, 'device-key', person))
}

/** A key that the browser does not give out; nothing where it does not know Ed25519. */
async function makeKey(): Promise<Kept | undefined> {
  try {
    const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    const open = await crypto.subtle.exportKey('raw', pair.publicKey)
    return { open: writeBase64Url(new Uint8Array(open)), key: pair.privateKey }
  } catch (fault) {
    if (isNamed(fault, 'NotSupportedError')) return undefined
    throw fault
  }
}

async function makeSecret(): Promise<Kept> {
  const { getPublicKeyAsync } = await import('./signatures.ts')
  const secret = crypto.getRandomValues(new Uint8Array(32))
  return { open: writeBase64Url(await getPublicKeyAsync(secret)), secret: writeBase64Url(secret) }
}

function keyWith(kept: Kept): DeviceKey {
  return {
    open: kept.open,
    sign: async (text) => {
      const bytes = new TextEncoder().encode(text)
      if ('key' in kept)
        return writeBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', kept.key, bytes)))
      const { signAsync } = await import('./signatures.ts')
      return writeBase64Url(await signAsync(bytes, readBase64Url(kept.secret) ?? new Uint8Array()))
    },
  }
}

function keptIn(stored: unknown): Kept | undefined {
  if (typeof stored !== 'object' || stored === null || !('open' in stored)) return undefined
  const open = openSchema.safeParse(stored.open)
  if (!open.success) return undefined
  if ('key' in stored && stored.key instanceof CryptoKey) return { open: open.data, key: stored.key }
  if (!('secret' in stored) || typeof stored.secret !== 'string') return undefined
  return readBase64Url(stored.secret)?.length === 32 ? { open: open.data, secret: stored.secret } : undefined
}

function isNamed(fault: unknown, name: string): boolean {
  if (typeof fault !== 'object' || fault === null) return false
  const { name: own, inner } = fault as { readonly name?: unknown; readonly inner?: unknown }
  return own === name || isNamed(inner, name)
}
