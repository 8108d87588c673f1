import { readBase64Url } from '../core/base64url.ts'
import { writeRecord } from '../core/room/hand-over.ts'
import { type OpenKey, seal, type SealMeans } from '../core/room/seal.ts'
import type { HostedRoom } from './hosted-room.ts'
import { localDay } from './local-day.ts'

/** The training centre's public key as it was when the app was built, base64url of its point; '' where none was given. */
declare const __CENTRE_KEY__: string

/** The key of the training centre that this app knows; nothing where it was built without one. */
export function centreKey(): OpenKey | undefined {
  return __CENTRE_KEY__ === '' ? undefined : readBase64Url(__CENTRE_KEY__)
}

/**
 * The whole room as a file that only the training centre can open, the names of the seats included. It rejects where the app knows no
 * centre: there is `centreKey` to ask.
 */
export async function sealRoom({
  head,
  entries,
}: HostedRoom): Promise<{ readonly name: string; readonly file: Blob }> {
  const centre = centreKey()
  if (!centre) throw new Error('This app was built without a key of a training centre')
  const sealed = await seal(writeRecord({ head, entries }), centre, MEANS)
  return {
    name: `ubani-room-${head.code}-${localDay(head.openedAt)}.sealed.json`,
    file: new Blob([sealed], { type: 'application/json' }),
  }
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/** Sealing by what every browser of this app has. */
const MEANS: SealMeans = {
  digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))),
  chance: (length) => crypto.getRandomValues(new Uint8Array(length)),
  async agree(centre) {
    const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
    const other = await crypto.subtle.importKey('raw', new Uint8Array(centre), CURVE, false, [])
    const [from, secret] = await Promise.all([
      crypto.subtle.exportKey('raw', own.publicKey),
      crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own.privateKey, 256),
    ])
    return { from: new Uint8Array(from), secret: new Uint8Array(secret) }
  },
  async lock({ secret, salt, info, iv, said }, text) {
    const raw = await crypto.subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveKey'])
    const key = await crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(salt), info: new Uint8Array(info) },
      raw,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt'],
    )
    const way = { name: 'AES-GCM', iv: new Uint8Array(iv), additionalData: new Uint8Array(said) }
    return new Uint8Array(await crypto.subtle.encrypt(way, key, new TextEncoder().encode(text)))
  },
}
