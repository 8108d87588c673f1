addEventListener('install', (event) => event.waitUntil(caches.open('1').then((cache) => cache.add('/'))))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate')
    event.respondWith(caches.match('/').then((kept) => kept || fetch(event.request)))
})
