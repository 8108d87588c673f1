import { createHash, timingSafeEqual } from 'node:crypto'

/*
 * Learning systems from outside, as `XAPI_CLIENTS` names them: `name:secret:scope,…`. Each sends its name and secret with every request
 * (HTTP Basic, RFC 7617).
 */

export const SCOPES = ['statements/write', 'statements/read', 'all/read', 'all'] as const
export type Scope = (typeof SCOPES)[number]

export interface XapiClient {
  readonly name: string
  readonly scopes: ReadonlySet<Scope>
  /** The secret itself is not kept. */
  readonly digest: Buffer
}

/**
 * Reads `XAPI_CLIENTS`. Several scopes of one client are written with `+`, or as several entries of the same name and secret.
 * @throws where an entry says something else: a server that let nobody in, or everybody, must not start
 */
export function readClients(said: string | undefined): readonly XapiClient[] {
  const clients = new Map<string, XapiClient>()
  for (const entry of (said ?? '').split(',').filter((each) => each.trim() !== '')) {
    const [, name = '', secret = '', scopes = ''] =
      /^\s*([^:,\s]+):([^,\s]+):([a-z/+]+)\s*$/.exec(entry) ?? []
    const named = scopes
      .split('+')
      .filter((scope): scope is Scope => (SCOPES as readonly string[]).includes(scope))
    // the entry is not repeated: there is a secret in it
    if (named.length === 0 || named.length !== scopes.split('+').length)
      throw new Error(`XAPI_CLIENTS: every entry is name:secret:scope, with a scope of ${SCOPES.join(', ')}`)
    if (name === RESERVED) throw new Error(`XAPI_CLIENTS: the name ${RESERVED} is this server's own`)
    const digest = digestOf(`${name}:${secret}`)
    const known = clients.get(name)
    if (known && !known.digest.equals(digest)) throw new Error(`XAPI_CLIENTS: two secrets for ${name}`)
    clients.set(name, { name, digest, scopes: new Set([...(known?.scopes ?? []), ...named]) })
  }
  return [...clients.values()]
}
const RESERVED = 'ubani'

/** Who asks, by an Authorization header. Every client is compared with, in the same time whether it is the one or not. */
export function clientOf(
  clients: readonly XapiClient[],
  authorization: string | undefined,
): XapiClient | undefined {
  const pair = pairIn(authorization)
  if (pair === undefined) return undefined
  const shown = digestOf(pair)
  return clients.reduce<XapiClient | undefined>(
    (found, client) => (timingSafeEqual(client.digest, shown) ? client : found),
    undefined,
  )
}

/** Which name and secret stand in an Authorization header, whether there is such a client or not. */
export function shownIn(
  authorization: string | undefined,
): { readonly name: string; readonly secret: string } | undefined {
  const pair = pairIn(authorization)
  if (pair === undefined) return undefined
  const colon = pair.indexOf(':')
  return colon < 0
    ? { name: pair, secret: '' }
    : { name: pair.slice(0, colon), secret: pair.slice(colon + 1) }
}

function pairIn(authorization: string | undefined): string | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(authorization ?? '') ?? []
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString()
}

export function mayRead({ scopes }: XapiClient): boolean {
  return scopes.has('all') || scopes.has('all/read') || scopes.has('statements/read')
}

export function mayWrite({ scopes }: XapiClient): boolean {
  return scopes.has('all') || scopes.has('statements/write')
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
