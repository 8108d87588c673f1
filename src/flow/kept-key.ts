import * as z from 'zod/mini'
import { readBase64Url, writeBase64Url } from '../core/base64url.ts'

/*
 * A key as the phone keeps it (device-key.ts): beside the browser's own, for which alone no code of ours is needed.
 */

/** The key of a profile. */
export interface DeviceKey {
  /** Its public half, 32 bytes as base64url. */
  readonly open: string
  /** Signs the UTF-8 of a text with Ed25519; the signature as base64url. */
  sign(text: string): Promise<string>
}

/** Kept and used by the browser. */
export interface BrowserKey {
  readonly open: string
  readonly key: CryptoKey
}

/** As it is kept: `secret` only where the browser lacks Ed25519 or cannot keep a key; it lies there as the PIN does (decision 016). */
export type KeptKey = BrowserKey | { readonly open: string; readonly secret: string }

const openSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** What was kept, if it is a key. */
export function keptKeyIn(stored: unknown): KeptKey | undefined {
  if (typeof stored !== 'object' || stored === null || !('open' in stored)) return undefined
  const open = openSchema.safeParse(stored.open)
  if (!open.success) return undefined
  if ('key' in stored && stored.key instanceof CryptoKey) return { open: open.data, key: stored.key }
  if (!('secret' in stored) || typeof stored.secret !== 'string') return undefined
  return readBase64Url(stored.secret)?.length === 32 ? { open: open.data, secret: stored.secret } : undefined
}

/** A key that the browser signs with. */
export function browserKey({ open, key }: BrowserKey): DeviceKey {
  return {
    open,
    sign: async (text) =>
      writeBase64Url(
        new Uint8Array(await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(text))),
      ),
  }
}
