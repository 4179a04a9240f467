// Everything of one version of the site under one name; VERSION and FILES are written by ./course web. Another site may share the origin.
const name = `headroom ${registration.scope} ${VERSION}`;

// Names hold what is in the file, so that the browser's own copy is as good as the host's; pages have names for people.
const request = file => new Request(file, { cache: /\.html$|\/$/.test(file) ? 'no-cache' : 'force-cache' });

addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(name);
  await cache.addAll(FILES.map(request));
  await skipWaiting();
})()));

addEventListener('activate', event => event.waitUntil((async () => {
  for (const other of await caches.keys()) if (other.startsWith(`headroom ${registration.scope} `) && other !== name) await caches.delete(other);
  await clients.claim();
})()));

addEventListener('fetch', event => {
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== location.origin) return;
  event.respondWith((async () => {
    const cache = await caches.open(name);
    const path = new URL(event.request.url);
    path.search = '';
    const known = await cache.match(path.href) ?? await cache.match(`${path.href}index.html`);
    return known ?? fetch(event.request);
  })());
});
