import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A signing key of the test's own; `open` is its public half as an app would carry it. */
export interface Seal {
  readonly open: string
  readonly secret: KeyObject
  readonly sign: (text: string) => string
}

/** An Ed25519 private key as a centre would keep it. */
export function newPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function newSeal(): Seal {
  const secret = createPrivateKey(newPem())
  const { x = '' } = createPublicKey(secret).export({ format: 'jwk' })
  return { open: x, secret, sign: (text) => sign(null, Buffer.from(text), secret).toString('base64url') }
}
