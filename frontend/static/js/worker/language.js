const CACHE = 'language';
const KEY = '/language/';

/** @param {string} code */
export async function rememberLanguage(code) {
  const cache = await caches.open(CACHE);
  await cache.put(KEY, new Response(code));
}

/** @returns {Promise<string | undefined>} */
export async function language() {
  const cache = await caches.open(CACHE);
  return (await cache.match(KEY))?.text();
}
