import { rememberLanguage } from './language.js';

const PREFIX = 'afterword-';
/** A file with its hash in its name never changes: what the page fetched a moment ago need not be asked for again. */
const UNCHANGING = /\.[0-9a-f]{12}\.\w+$/;

/** @param {{version: string}} kept */
export function cacheName(kept) {
  return PREFIX + kept.version;
}

/**
 * The kept page in one language. Words of the address's query never get here, as only paths are kept.
 * @param {string} path
 * @param {string} language
 */
export function keyOf(path, language) {
  return `${path}?language=${language}`;
}

/**
 * Fetches one whole version into its own cache: all of it or nothing, so that a page never meets another version's modules.
 * @param {import('./kept.js').Kept} kept
 */
export async function keepAll(kept) {
  const cache = await caches.open(cacheName(kept));
  await Promise.all([...kept.static, ...kept.texts, ...kept.guides].map((url) => keep(cache, url, url)));
  for (const language of kept.languages) {
    await Promise.all(kept.shells.map((path) => keep(cache, path, keyOf(path, language), language)));
  }
  await rememberLanguage(await spokenHere(kept));
}

/**
 * A page still open may ask for modules of the version before, so that one is kept too.
 * @param {import('./kept.js').Kept} kept
 */
export async function dropOld(kept) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cacheName(kept));
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

/**
 * @param {Cache} cache
 * @param {string} url
 * @param {string} key
 * @param {string} [language] asked for without cookies, so that the page is nobody's
 */
async function keep(cache, url, key, language) {
  const headers = language ? { 'Accept-Language': language } : undefined;
  const answer = await fetch(url, { credentials: 'omit', cache: UNCHANGING.test(url) ? 'default' : 'no-cache', headers });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  await cache.put(key, answer);
}

/** The language that the server takes for this person, by cookie or browser. @param {import('./kept.js').Kept} kept */
async function spokenHere(kept) {
  const answer = await fetch(kept.offline, { cache: 'no-store' });
  return answer.headers.get('Content-Language') ?? kept.languages[0];
}
