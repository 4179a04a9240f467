// After the first visit the course works without a network. Registered once the page has what it needs, so that nothing is fetched twice.
export function offline(address) {
  if ('serviceWorker' in navigator) navigator.serviceWorker.register(address).catch(() => { /* a host without https: the page works all the same */ });
}
