import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'

/**
 * The public key of the training centre as the app carries it: CENTRE_KEY (PEM of an EC key on P-256, or a path to one) as base64url of its
 * uncompressed point; '' where none is given, and then the app seals nothing.
 */
export function centreKey(environment: NodeJS.ProcessEnv): string {
  const given = environment['CENTRE_KEY']
  if (!given) return ''
  const key = openKeyFrom(given.includes('-----BEGIN') ? given : readFileSync(given, 'utf8'))
  const { crv, x, y } = key.export({ format: 'jwk' })
  if (crv !== 'P-256' || !x || !y)
    throw new Error(`CENTRE_KEY must be an EC key on P-256, not ${crv ?? key.asymmetricKeyType}`)
  const point = [Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return Buffer.concat(point).toString('base64url')
}

/** The half that goes out with the app must not be the one that opens. */
function openKeyFrom(pem: string): KeyObject {
  if (pem.includes('PRIVATE KEY'))
    throw new Error('CENTRE_KEY is a private key; give its public half (npm run admin -- room-key prints it)')
  return createPublicKey(pem)
}
