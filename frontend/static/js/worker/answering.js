import { cacheName, keyOf } from './filling.js';
import { language, rememberLanguage } from './language.js';

/** @typedef {import('./kept.js').Kept} Kept */

/**
 * What the service worker answers; nothing for what it leaves to the network, such as everything of the API.
 * @param {Request} request
 * @param {URL} url
 * @param {Kept} kept
 * @returns {Promise<Response> | undefined}
 */
export function answerFor(request, url, kept) {
  if (request.method === 'POST' && url.pathname.startsWith('/language/')) return changeLanguage(request, url);
  if (request.method !== 'GET') return undefined;
  if (url.pathname.startsWith(kept.staticPrefix)) return kept.fresh ? networkFirst(request) : keptFirst(request);
  if (kept.texts.includes(url.pathname)) return kept.fresh ? networkFirst(request) : keptFirst(request);
  if (kept.guides.includes(url.pathname + url.search)) return networkFirst(request);
  if (kept.shells.includes(url.pathname)) return kept.fresh ? networkOrShell(request, url, kept) : shell(request, url, kept);
  const page = request.mode === 'navigate' || request.headers.has('HX-Request');
  return page ? networkOrSorry(request, kept) : undefined;
}

/** A kept shell, at once; the network is asked behind it whether there is a newer version or another language. */
async function shell(/** @type {Request} */ request, /** @type {URL} */ url, /** @type {Kept} */ kept) {
  const found = await keptShell(url.pathname, kept);
  if (!found) return networkOrSorry(request, kept);
  lookBehind(url.pathname, kept);
  return found;
}

/** @param {string} path @param {Kept} kept */
async function keptShell(path, kept) {
  const cache = await caches.open(cacheName(kept));
  const spoken = (await language()) ?? kept.languages[0];
  return (await cache.match(keyOf(path, spoken))) ?? cache.match(keyOf(path, kept.languages[0]));
}

/** @param {string} path @param {Kept} kept */
async function lookBehind(path, kept) {
  try {
    const answer = await fetch(path, { cache: 'no-store' });
    const spoken = answer.headers.get('Content-Language');
    if (spoken) await rememberLanguage(spoken);
    const version = answer.headers.get('Shell-Version');
    if (version && version !== kept.version) await /** @type {any} */ (globalThis).registration.update();
  } catch {
    // No network: what is kept is what there is.
  }
}

/** @param {Request} request */
async function keptFirst(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** For what may be newer on the server: the guides; and every file while building. @param {Request} request */
async function networkFirst(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(request, { ignoreVary: true });
    if (found) return found;
    throw error;
  }
}

/** @param {Request} request @param {URL} url @param {Kept} kept */
async function networkOrShell(request, url, kept) {
  try {
    return await fetch(request);
  } catch {
    return (await keptShell(url.pathname, kept)) ?? Response.error();
  }
}

/** A page of the server's records can't show without a network, and says so. @param {Request} request @param {Kept} kept */
async function networkOrSorry(request, kept) {
  try {
    return await fetch(request);
  } catch {
    const part = request.headers.get('HX-Request-Type') === 'partial';
    return (await keptShell(part ? kept.offlinePart : kept.offline, kept)) ?? Response.error();
  }
}

/** @param {Request} request @param {URL} url */
async function changeLanguage(request, url) {
  const answer = await fetch(request);
  if (answer.ok) await rememberLanguage(url.pathname.split('/')[2]);
  return answer;
}
