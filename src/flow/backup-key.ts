/** What a secret comes to: the key that locks, and a few bytes by which a wrong one is told from a broken file. */
export interface BackupKey {
  readonly key: CryptoKey
  readonly check: Uint8Array
}

/** Derives both: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), then HKDF (RFC 5869) for each, so that one says nothing of the other. */
export async function backupKey(secret: string, salt: Uint8Array, rounds: number): Promise<BackupKey> {
  const { subtle } = crypto
  const bytes = new TextEncoder().encode(secret)
  const typed = await subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits'])
  const slow = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: rounds }
  const root = await subtle.importKey('raw', await subtle.deriveBits(slow, typed, 256), 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ])
  const aes = { name: 'AES-GCM', length: 256 }
  return {
    key: await subtle.deriveKey(purpose('key'), root, aes, false, ['encrypt', 'decrypt']),
    check: new Uint8Array(await subtle.deriveBits(purpose('check'), root, 64)),
  }
}

function purpose(name: 'key' | 'check'): HkdfParams {
  const info = new TextEncoder().encode(`ubani backup ${name}`)
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
}
