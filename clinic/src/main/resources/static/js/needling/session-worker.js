// Keeps the open session page, its emergency page and their files for a reload without a network. Nothing else of a patient is kept,
// and a page of another session replaces it.
const CACHE = 'tautband-open-session';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const { keep, files } = event.data ?? {};
  if (typeof keep !== 'string' || !/^\/patients\/[^/]+\/sessions\/[^/]+$/.test(keep)) return;
  event.waitUntil(
    (async () => {
      await caches.delete(CACHE);
      const cache = await caches.open(CACHE);
      await Promise.all(
        [keep, `${keep}/emergency`, ...files].map(async (path) => {
          const answer = await fetch(path, { credentials: 'same-origin' });
          if (answer.ok && !answer.redirected) await cache.put(path, answer);
        }),
      );
      for (const client of await self.clients.matchAll()) client.postMessage({ kept: keep });
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname === '/login' || url.pathname === '/today') {
    // Signed out or away from the session: nothing of it stays on the tablet.
    event.waitUntil(caches.delete(CACHE));
    return;
  }
  const session = /^\/patients\/[^/]+\/sessions\/[^/]+(\/emergency)?$/.test(url.pathname);
  const file = /^\/(css|js|fonts|favicon)/.test(url.pathname);
  if (!session && !file) return;
  event.respondWith(
    fetch(event.request).catch(async () => {
      const kept = await caches.open(CACHE).then((cache) => cache.match(url.pathname + (file ? url.search : ''), { ignoreSearch: session }));
      return kept ?? Response.error();
    }),
  );
});
