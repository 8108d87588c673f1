import type { Mac } from '../core/room/square.ts'

/** HMAC-SHA-256 (RFC 2104) by the browser: by it squares and codes of one room are told from those of another. */
export const mac: Mac = async (key, message) => {
  const imported = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, new Uint8Array(message)))
}
