/** The name of the wait, in the browser's Background Sync. */
export const NETWORK = 'network';

/** Has the service worker send what waits once there is a network, also when no page is open then. Not every browser can. */
export async function sendWhenBack() {
  try {
    const here = /** @type {any} */ (globalThis);
    const registration = here.registration ?? (await navigator.serviceWorker?.getRegistration());
    await registration?.sync?.register(NETWORK);
  } catch {
    // A person may have switched it off; the next opening sends what waits.
  }
}
