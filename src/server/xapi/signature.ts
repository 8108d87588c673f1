import { verify, X509Certificate } from 'node:crypto'
import { readJson, readText } from '../read-json.ts'
import type { File } from './multipart.ts'
import { sameStatement } from './same-statement.ts'
import type { Attachment, Statement } from './schema.ts'

/*
 * Signed statements (1.0.3 part two, section 2.6): a JSON Web Signature over the statement among its attachments. Who signed is for the
 * reader to judge; here only what is no signature of this statement is turned away.
 */

const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature'
const ALGORITHMS: Readonly<Record<string, string>> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' }

/** Whether every signature that came with a statement is one of it. */
export function isSignedRightly(statement: Statement, files: ReadonlyMap<string, File>): boolean {
  const attachments = (statement.attachments ?? []) as readonly (Attachment & {
    readonly usageType: string
  })[]
  return attachments
    .filter(({ usageType }) => usageType === SIGNATURE)
    .every(({ contentType, sha2 }) => {
      const file = files.get(sha2.toLowerCase())
      if (!/^application\/octet-stream\b/i.test(contentType)) return false
      return file === undefined || isSignatureOf(statement, file.content.toString('latin1'))
    })
}

function isSignatureOf(statement: Statement, jws: string): boolean {
  const [, head = '', payload = '', signature = ''] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(jws.trim()) ?? []
  const [header, signed] = [objectIn(head), objectIn(payload)]
  const algorithm = ALGORITHMS[String(header?.['alg'])]
  if (!header || !signed || algorithm === undefined) return false
  const { attachments: _, ...bare } = statement
  const { attachments: __, ...said } = signed as unknown as Statement
  if (!('actor' in said) || !sameStatement(bare, said)) return false
  const chain = header['x5c']
  if (chain === undefined) return true // nobody said by whose key
  const key = Array.isArray(chain) ? keyIn(String(chain[0])) : undefined
  return (
    key !== undefined &&
    verify(algorithm, Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))
  )
}

function objectIn(encoded: string): Readonly<Record<string, unknown>> | undefined {
  const text = readText(Buffer.from(encoded, 'base64url'))
  const value = text === undefined ? undefined : readJson(text)?.value
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}

function keyIn(certificate: string) {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'))
    return publicKey.asymmetricKeyType === 'rsa' ? publicKey : undefined
  } catch {
    return undefined // no certificate
  }
}
