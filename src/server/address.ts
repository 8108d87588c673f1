import { isIPv6 } from 'node:net'
import type { Context } from 'hono'

/*
 * Where a request comes from, for counting and for nothing else: it is kept in memory only, and written nowhere. A header that anybody can
 * send is believed only as far as there are proxies of our own before us.
 */

/** The address a request came from; of an IPv6 one the network (/64), since each house has one. @param proxies of our own, before us */
export function addressOf(context: Context, proxies: number): string {
  const { incoming } = (context.env ?? {}) as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
  }
  const near = incoming?.socket?.remoteAddress ?? ''
  if (proxies === 0) return networkOf(near)
  const passed = (context.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim())
  // each proxy adds whom it heard at the end; what stands before that was said by the client itself
  return networkOf(passed.at(-proxies) || near)
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const [before, after] = [head, tail ?? ''].map((half) => half.split(':').filter(Boolean))
  const gap = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0)
  const groups = [...(before ?? []), ...Array<string>(Math.max(0, gap)).fill('0'), ...(after ?? [])]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
