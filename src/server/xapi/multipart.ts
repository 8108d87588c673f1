import { createHash, randomBytes } from 'node:crypto'

/*
 * Statements with their attachments in one body: multipart/mixed (RFC 2046 section 5.1), first the statements as JSON, then each file under
 * its hash.
 */

/** A file that belongs to a statement. */
export interface File {
  readonly sha2: string
  readonly contentType: string
  readonly content: Buffer
}

/** Parts of one body at most. */
const PARTS = 64

/** The boundary that a content type names; nothing when it is not multipart/mixed. */
export function boundaryIn(contentType: string): string | undefined {
  const [, rest] = /^\s*multipart\/mixed\s*(;.*)$/is.exec(contentType) ?? []
  const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(rest ?? '') ?? []
  return quoted ?? bare
}

/** Takes a body apart; nothing when it is broken, says twice which file it is, or a file is not the one that its hash names. */
export function readMultipart(
  body: Buffer,
  boundary: string,
): { readonly json: Buffer; readonly files: ReadonlyMap<string, File> } | undefined {
  const [first, ...rest] = partsOf(body, boundary) ?? []
  if (!first || !/^application\/json\b/i.test(first.headers.get('content-type') ?? '')) return undefined
  const files = new Map<string, File>()
  for (const { headers, content } of rest) {
    const sha2 = (headers.get('x-experience-api-hash') ?? '').toLowerCase()
    if (headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary') return undefined
    if (!isHashOf(sha2, content)) return undefined
    const contentType = headers.get('content-type') ?? 'application/octet-stream'
    files.set(sha2, { sha2, contentType, content })
  }
  return { json: first.content, files }
}

/** SHA-2 in each of its lengths, in hexadecimal digits. */
const ALGORITHMS: Readonly<Record<number, string>> = {
  56: 'sha224',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
}

function isHashOf(sha2: string, content: Buffer): boolean {
  const algorithm = ALGORITHMS[sha2.length]
  return algorithm !== undefined && createHash(algorithm).update(content).digest('hex') === sha2
}

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly content: Buffer
}

function partsOf(body: Buffer, boundary: string): readonly Part[] | undefined {
  const whole = Buffer.concat([Buffer.from('\r\n'), body])
  const line = Buffer.from(`\r\n--${boundary}`)
  const parts: Part[] = []
  let start = whole.indexOf(line)
  while (start >= 0 && parts.length <= PARTS) {
    const after = start + line.length
    if (whole.subarray(after, after + 2).toString('latin1') === '--') return parts
    const next = whole.indexOf(line, after)
    const part = next < 0 ? undefined : partIn(whole.subarray(after, next))
    if (!part) return undefined
    parts.push(part)
    start = next
  }
  return undefined
}

/** A part behind its boundary: the rest of that line, the headers, an empty line, and what it holds. */
function partIn(bytes: Buffer): Part | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const lines = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = new Map<string, string>()
  for (const line of lines.slice(1)) {
    const [, name, value] = /^([!-9;-~]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (name === undefined || value === undefined || headers.has(name.toLowerCase())) return undefined
    headers.set(name.toLowerCase(), value)
  }
  return { headers, content: bytes.subarray(end + 4) }
}

/** Puts a body together. */
export function writeMultipart(
  json: string,
  files: readonly File[],
): { readonly contentType: string; readonly body: Buffer } {
  const boundary = randomBytes(24).toString('hex')
  const part = (headers: readonly string[], content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\n${headers.map((each) => `${each}\r\n`).join('')}\r\n`),
      content,
      Buffer.from('\r\n'),
    ])
  const parts = files.map(({ sha2, contentType, content }) =>
    part(
      [
        `Content-Type: ${contentType}`,
        'Content-Transfer-Encoding: binary',
        `X-Experience-API-Hash: ${sha2}`,
        `Content-Length: ${content.length}`,
      ],
      content,
    ),
  )
  const body = [
    part(['Content-Type: application/json'], Buffer.from(json)),
    ...parts,
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return { contentType: `multipart/mixed; boundary=${boundary}`, body: Buffer.concat(body) }
}
