import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A key that signs packs, and its public half as the app carries it (base64url of 32 bytes). */
export interface SigningKey {
  readonly secret: KeyObject
  readonly open: string
}

/**
 * The pack signing key: PACK_SIGNING_KEY (PKCS#8 PEM or a path to one), else a development key kept under `dataFolder`,
 * made on the first build.
 */
export function signingKey(environment: NodeJS.ProcessEnv, dataFolder: string): SigningKey {
  const given = environment['PACK_SIGNING_KEY']
  if (given) return keyFrom(given.includes('-----BEGIN') ? given : readFileSync(given, 'utf8'))
  const path = join(dataFolder, 'pack-signing-key.pem')
  if (!existsSync(path)) {
    mkdirSync(dataFolder, { recursive: true })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    console.warn(
      `Made a development key for signing packs: ${path}. Set PACK_SIGNING_KEY for packs that go out.`,
    )
  }
  return keyFrom(readFileSync(path, 'utf8'))
}

/** Signs a text; base64url. */
export function signText(text: string, key: SigningKey): string {
  return sign(null, Buffer.from(text, 'utf8'), key.secret).toString('base64url')
}

function keyFrom(pem: string): SigningKey {
  const secret = createPrivateKey(pem)
  if (secret.asymmetricKeyType !== 'ed25519')
    throw new Error(`PACK_SIGNING_KEY must be an Ed25519 key, not ${secret.asymmetricKeyType}`)
  const { x } = createPublicKey(secret).export({ format: 'jwk' })
  if (!x) throw new Error('The signing key has no public half')
  return { secret, open: x }
}
