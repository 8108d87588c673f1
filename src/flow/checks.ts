import type { Checks } from '../core/pack/manifest.ts'

/** The public keys whose packs this app trusts (base64url), compiled in at build. */
declare const __PACK_KEYS__: readonly string[]

/** Checking by what the phone has: SHA-256 and Ed25519 of the browser; older ones get Ed25519 from a library. */
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
      return await verified(fromBase64Url(signature), new TextEncoder().encode(text), fromBase64Url(key))
    } catch {
      return false // a malformed signature is a wrong one
    }
  },
}

async function verified(
  signature: Uint8Array<ArrayBuffer>,
  text: Uint8Array<ArrayBuffer>,
  key: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']).catch(lacking)
  if (imported) return crypto.subtle.verify('Ed25519', imported, signature, text)
  const { verifyAsync } = await import('./signatures.ts')
  return verifyAsync(signature, text, key)
}

/** Nothing, where the browser does not know Ed25519 at all; a key that it refuses is a wrong one. */
function lacking(fault: unknown): undefined {
  if (fault instanceof DOMException && fault.name === 'NotSupportedError') return undefined
  throw fault
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}
