import { verifyAsync } from '@noble/ed25519'
import type { Checks } from '../core/pack/manifest.ts'

/** The public keys whose packs this app trusts (base64url), compiled in at build. */
declare const __PACK_KEYS__: readonly string[]

/** Checking by what the phone has: SHA-256 of the browser, Ed25519 of a library, since older phones' browsers lack it. */
export const checks: Checks = {
  // read when asked for, not when this module is: tests give a phone keys of its own
  get trusted() {
    return __PACK_KEYS__
  },
  async sha256(text) {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
  },
  async verify(text, signature, key) {
    try {
      return await verifyAsync(fromBase64Url(signature), new TextEncoder().encode(text), fromBase64Url(key))
    } catch {
      return false // a malformed signature is a wrong one
    }
  },
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}
