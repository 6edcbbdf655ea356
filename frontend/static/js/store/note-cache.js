/**
 * What the service worker and the pages keep together: one entry of the Cache `notes` for each thing, so that nobody
 * writes over what the other has just written.
 */
const CACHE = 'notes';

/** @param {string} key such as `/notes/texts/` @param {unknown} value anything that JSON holds */
export async function keepAt(key, value) {
  const cache = await caches.open(CACHE);
  await cache.put(key, new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } }));
}

/** @param {string} key @returns {Promise<any>} null when nothing is kept */
export async function readAt(key) {
  const cache = await caches.open(CACHE);
  return (await cache.match(key))?.json() ?? null;
}

/** @param {string} key */
export async function dropAt(key) {
  await (await caches.open(CACHE)).delete(key);
}

/**
 * @param {string} folder such as `/notes/seen/`
 * @returns {Promise<string[]>} the keys below it, what was kept longest ago first
 */
export async function keysBelow(folder) {
  const kept = await (await caches.open(CACHE)).keys();
  return kept.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith(folder));
}

/** Drops the oldest below `folder` until `most` are left. @param {string} folder @param {number} most */
export async function keepAtMost(folder, most) {
  const keys = await keysBelow(folder);
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map(dropAt));
}

/** @param {string} id a UUID @returns {string} its 32 hex digits, as a push message has them */
export function plainId(id) {
  return id.replaceAll('-', '').toLowerCase();
}
