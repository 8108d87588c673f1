/*
 * The way out: served in place of sw.js (KILL_WORKER=1, or copied over it on a static host) when a bad worker is out. It
 * removes itself and every cached file; what people have done lies in IndexedDB and is not touched.
 */
declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', () => void self.skipWaiting())

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name)
      await self.registration.unregister()
      for (const client of await self.clients.matchAll({ type: 'window' })) await client.navigate(client.url)
    })(),
  )
})

export {}
