import { scriptUrl } from '../worker/policy.js';

/** Registers the service worker, which keeps every page of ours for use without a network. */
export async function keepPages() {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(scriptUrl('/sw.js'), { type: 'module', updateViaCache: 'none' });
}
