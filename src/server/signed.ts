import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'

/** What a phone signs: `POST /api/sync 1800000000000`, a line feed, and the body as it was before it was packed; in version 1 without the moment. */
export interface SignedWords {
  readonly request: string
  readonly body: string
}

/** 32 bytes and 64 as base64url, in the one way of writing each: the bits that are left over are zero. */
const KEY = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
const SIGNATURE = /^[A-Za-z0-9_-]{85}[AQgw]$/

/** Whether a phone's key signed it (Ed25519). It is reckoned beside what else the server does. */
export async function isSigned(
  { request, body }: SignedWords,
  signature: string,
  key: string,
): Promise<boolean> {
  if (!KEY.test(key) || !SIGNATURE.test(signature)) return false
  const open = openKey(key)
  return (
    open !== undefined &&
    (await verified(null, Buffer.from(`${request}\n${body}`), open, Buffer.from(signature, 'base64url')))
  )
}
const verified = promisify(verify)

function openKey(key: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
  } catch {
    return undefined // 32 bytes that are no point of the curve
  }
}
