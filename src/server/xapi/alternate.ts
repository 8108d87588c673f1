/*
 * The way in for senders that can only POST a form (1.0.3 part three, section 1.3): the method stands in the address, headers and
 * parameters are fields, and the body is the field `content`. 2.0 has it no more.
 */

const HEADERS = [
  'authorization',
  'x-experience-api-version',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
]

/** Whether a request says that it is another one. */
export function isAlternate(request: Request): boolean {
  return (
    request.method === 'POST' &&
    new URL(request.url).searchParams.has('method') &&
    /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '')
  )
}

/** The request that is meant, as the routes behind /xapi know it; nothing where it is not said as it must be. */
export async function alternateOf(request: Request): Promise<Request | undefined> {
  const url = new URL(request.url)
  const method = url.searchParams.get('method') ?? ''
  if ([...url.searchParams.keys()].length !== 1 || !/^(GET|HEAD|PUT|POST|DELETE)$/.test(method))
    return undefined
  const fields = new URLSearchParams(await request.text())
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  const parameters = new URLSearchParams()
  for (const [name, value] of fields)
    if (HEADERS.includes(name.toLowerCase())) {
      if (/[^\t\x20-\x7e]/.test(value)) return undefined
      if (name.toLowerCase() !== 'content-length') headers.set(name, value)
    } else if (name !== 'content') parameters.append(name, value)
  url.search = parameters.toString()
  url.pathname = url.pathname.replace(/^\/xapi(?=\/)/, '')
  const content = fields.get('content')
  const hasBody = method === 'PUT' || method === 'POST'
  if (hasBody && content === null) return undefined
  return new Request(url, { method, headers, ...(hasBody ? { body: content } : {}) })
}
