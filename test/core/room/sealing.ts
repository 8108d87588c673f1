import {
  createCipheriv,
  createECDH,
  createPrivateKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Lock, OpenMeans, SealMeans } from '../../../src/core/room/seal.ts'
import { openingWith, sha256 } from '../../../src/server/admin/room-key.ts'

/** A centre of the tests: what it tells everybody, and what it keeps. */
export interface Centre {
  readonly open: Uint8Array
  readonly secret: KeyObject
  readonly means: OpenMeans
}

/** The centre with a secret number of 32 bytes in hex. */
export function centreOf(number: string): Centre {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(number, 'hex')
  const open = Uint8Array.from(pair.getPublicKey())
  const half = (from: number, to: number): string =>
    Buffer.from(open.subarray(from, to)).toString('base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: half(1, 33),
    y: half(33, 65),
    d: Buffer.from(number, 'hex').toString('base64url'),
  }
  const secret = createPrivateKey({ key: jwk, format: 'jwk' })
  return { open, secret, means: openingWith(secret) }
}

/** A centre nobody has met. */
export function newCentre(): Centre {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return centreOf(pair.getPrivateKey('hex').padStart(64, '0'))
}

/** A phone that seals; with a number and a vector of its own the same file each time. */
export function sealing(own?: { readonly number: string; readonly iv: Uint8Array }): SealMeans {
  return {
    digest: (bytes) => Promise.resolve(sha256(bytes)),
    chance: (length) => own?.iv ?? Uint8Array.from(randomBytes(length)),
    agree: (centre) => {
      const pair = createECDH('prime256v1')
      if (own) pair.setPrivateKey(own.number, 'hex')
      else pair.generateKeys()
      const secret = Uint8Array.from(pair.computeSecret(centre))
      return Promise.resolve({ from: Uint8Array.from(pair.getPublicKey()), secret })
    },
    lock: (lock, text) => Promise.resolve(lockedBytes(lock, Buffer.from(text, 'utf8'))),
  }
}

/** Any bytes, locked. */
export function lockedBytes({ secret, salt, info, iv, said }: Lock, plain: Uint8Array): Uint8Array {
  const key = Buffer.from(hkdfSync('sha256', secret, salt, info, 32))
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(said)
  return Uint8Array.from(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
}
