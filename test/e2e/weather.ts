import type { Page } from '@playwright/test'
import type { Weather } from './stage.ts'

/** What hotels, cafés and operators answer until one has signed in: 200 and a page of their own, whatever was asked. */
export const portal: Weather = async () =>
  new Response('<!doctype html><title>Wi-Fi</title><h1>Please sign in to go on</h1>', {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'max-age=31536000' },
  })

/** The addresses under which any cache holds a login page. */
export function storedLoginPages(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        if ((await (await cache.match(request))?.text())?.includes('Please sign in')) found.push(request.url)
    }
    return found
  })
}

/** Sends everybody elsewhere. */
export const redirectTo =
  (address: string): Weather =>
  async () =>
    Response.redirect(address, 302)

/** Never answers. */
export const silent: Weather = () => new Promise(() => undefined)

/** Answers as the server did, and breaks off in the middle. */
export const cut: Weather = async (_request, onward, hangUp) => {
  const answer = await onward()
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const half = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.slice(0, bytes.length / 2)),
    pull: () => {
      hangUp()
      return new Promise(() => undefined)
    },
  })
  return new Response(half, answer)
}

/** Something that begins well and never ends; `onEnd` hears when nobody listens any more. */
export const endless =
  (onEnd: () => void): Weather =>
  async () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new TextEncoder().encode('{"payload":"'.repeat(4096))),
        cancel: onEnd,
      }),
      { headers: { 'content-type': 'application/json' } },
    )

/** Does something to some addresses only. */
export const on =
  (addresses: RegExp, weather: Weather): Weather =>
  (request, onward, hangUp) =>
    addresses.test(new URL(request.url).pathname) ? weather(request, onward, hangUp) : onward()
