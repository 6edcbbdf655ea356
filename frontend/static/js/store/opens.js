/** Which page of this device a note opens, by its reminder; the server never learns it. Paths only, never anyone's words. */
const CACHE = 'notes';

/**
 * @param {string} reminder 32 hex digits
 * @param {string} path such as `/entry/#<uuid>`
 */
export async function keepOpens(reminder, path) {
  const cache = await caches.open(CACHE);
  await cache.put(placeOf(reminder), new Response(JSON.stringify(path), { headers: { 'Content-Type': 'application/json' } }));
}

/** @param {string} reminder 32 hex digits */
export async function dropOpens(reminder) {
  const cache = await caches.open(CACHE);
  await cache.delete(placeOf(reminder));
}

/** @param {string} reminder */
function placeOf(reminder) {
  return `/notes/opens/${reminder}`;
}
