/** What the service worker needs to show a note by itself: its texts, kept on this device. Nothing here is anyone's words. */

/** @typedef {{title: string, texts: Record<string, string>}} NoteTexts */

const CACHE = 'notes';
const TEXTS = '/notes/texts/';
const WANTED = '/notes/wanted/';
const ARRIVED = '/notes/arrived/';

/** @param {NoteTexts} kept */
export function keepNoteTexts({ title, texts }) {
  return put(TEXTS, { title, texts });
}

/** @returns {Promise<NoteTexts | null>} */
export function noteTexts() {
  return get(TEXTS);
}

/** Whether the person asked to be told on this device. @param {boolean} wanted */
export function setNotesWanted(wanted) {
  return put(WANTED, wanted);
}

/** @returns {Promise<boolean>} */
export async function notesWanted() {
  return (await get(WANTED)) === true;
}

/** @param {Date} at */
export function noteArrived(at) {
  return put(ARRIVED, at.toISOString());
}

/** @returns {Promise<Date | null>} when a note last reached this device */
export async function lastArrival() {
  const at = await get(ARRIVED);
  return at ? new Date(at) : null;
}

/** @param {string} key @param {unknown} value */
async function put(key, value) {
  const cache = await caches.open(CACHE);
  await cache.put(key, new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } }));
}

/** @param {string} key @returns {Promise<any>} null when nothing is kept */
async function get(key) {
  const cache = await caches.open(CACHE);
  return (await cache.match(key))?.json() ?? null;
}
