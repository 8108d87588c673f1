import {
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OpenKey, OpenMeans } from '../../core/room/seal.ts'

/** The key pair of a training centre: the file with its secret half is made for its owner alone, and never written over. */
export function makeRoomKey(path: string): KeyObject {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  return publicKey
}

/** Reads the secret half; it throws what is wrong with the file in a sentence. */
export function readRoomKey(path: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path} cannot be read as a private key`, { cause })
  }
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new Error(`${path} is not an EC key on P-256`)
  return key
}

/** Opening with the secret half. */
export function openingWith(secret: KeyObject): OpenMeans {
  return {
    own: pointOf(createPublicKey(secret)),
    digest: (bytes) => Promise.resolve(sha256(bytes)),
    agree: (from) => Promise.resolve(agreed(secret, from)),
    unlock: ({ secret: shared, salt, info, iv, said }, locked) => {
      const key = Buffer.from(hkdfSync('sha256', shared, salt, info, 32))
      const opening = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
        .setAAD(said)
        .setAuthTag(locked.subarray(-TAG))
      try {
        const plain = Buffer.concat([opening.update(locked.subarray(0, -TAG)), opening.final()])
        return Promise.resolve(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain))
      } catch {
        return Promise.resolve(undefined) // changed on the way, or no text
      }
    },
  }
}

/** The uncompressed point of a public key. */
export function pointOf(open: KeyObject): OpenKey {
  const { x = '', y = '' } = open.export({ format: 'jwk' })
  return Uint8Array.of(4, ...Buffer.from(x, 'base64url'), ...Buffer.from(y, 'base64url'))
}

/** SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(bytes).digest())
}

const TAG = 16

function agreed(privateKey: KeyObject, from: OpenKey): Uint8Array | undefined {
  const [x, y] = [from.subarray(1, 33), from.subarray(33)].map((half) =>
    Buffer.from(half).toString('base64url'),
  )
  if (from[0] !== 4 || x === undefined || y === undefined) return undefined
  try {
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
    return Uint8Array.from(diffieHellman({ privateKey, publicKey }))
  } catch {
    return undefined // no point of the curve
  }
}
