import { visit } from '../htmx/visiting.js';
import { scriptUrl } from '../worker/policy.js';

/** Registers the service worker, which keeps every page of ours for use without a network. */
export async function keepPages() {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(scriptUrl('/sw.js'), { type: 'module', updateViaCache: 'none' });
}

/** A note that was tapped opens its page in the one that is open already; the keys in its memory stay. */
export function followNotes() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (typeof data?.open === 'string') follow(data.open);
    if (data?.renew) void catchUp();
  });
  void catchUp();
}

const LEFT = /\/notes\/(waiting|stale-address)\//;

/** What notes left to do is fetched where they left something: an answer that waits, an address that went stale. */
async function catchUp() {
  const kept = (await caches.has('notes')) ? await (await caches.open('notes')).keys() : [];
  if (!kept.some(({ url }) => LEFT.test(url))) return;
  const notes = await import('./notes.js').catch(() => null);
  await notes?.catchUp();
}

/** @param {string} path of ours, such as `/write/` or `/later/#…` */
function follow(path) {
  const { origin, pathname, hash } = new URL(path, location.href);
  const there = location.pathname === pathname && (!hash || location.hash === hash);
  if (origin === location.origin && !there) visit(path);
}
