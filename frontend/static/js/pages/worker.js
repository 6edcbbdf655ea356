import { visit } from '../htmx/visiting.js';
import { scriptUrl } from '../worker/policy.js';

/** Registers the service worker, which keeps every page of ours for use without a network. */
export async function keepPages() {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(scriptUrl('/sw.js'), { type: 'module', updateViaCache: 'none' });
}

/** A note that was tapped opens Write in the page that is open already; the keys in its memory stay. */
export function followNotes() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', (event) => {
    if (event.data?.open === '/write/' && location.pathname !== '/write/') visit('/write/');
  });
}
