/** What every answer that is no page carries: it is taken for nothing else, and by no other site. */
export const PLAIN = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** An error as problem details (RFC 9457) with a stable code. */
export function problem(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', status, code }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...PLAIN,
      ...headers,
    },
  })
}
