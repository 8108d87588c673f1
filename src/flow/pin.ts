import type { KeptPin } from '../core/profile/profile.ts'

/** So many rounds that each guess takes a moment even for somebody who has copied the phone's storage. */
const ROUNDS = 150_000

/** A PIN as it is kept: salted and hashed, so that nobody reads it off the phone. */
export async function keptPin(pin: string): Promise<KeptPin> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { salt: base64(salt), hash: await hashOf(pin, salt, ROUNDS), rounds: ROUNDS }
}

/** Whether a PIN is the one that is kept. */
export async function isPinOf({ salt, hash, rounds }: KeptPin, pin: string): Promise<boolean> {
  const bytes = Uint8Array.from(atob(salt), (letter) => letter.charCodeAt(0))
  return (await hashOf(pin, bytes, rounds)) === hash
}

/** PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), 32 bytes in base64. */
async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256)
  return base64(new Uint8Array(bits))
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
