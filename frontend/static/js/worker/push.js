import { noteArrived, noteTexts } from '../store/notes.js';

const WRITE = '/write/';
const ICON = new URL('../../icons/icon-192.png', import.meta.url).href;
// The browser demands that every message shows something, also when this device has lost its texts.
const SPARE = { title: 'Notes', texts: { 2: 'Your page is ready.' } };

/**
 * Shows the note that a push message names by number, in words that lie on this device; a tap opens Write.
 * @param {any} scope the service worker's global scope
 */
export function listenForPush(scope) {
  scope.addEventListener('push', (/** @type {any} */ event) => event.waitUntil(show(scope, event.data)));
  scope.addEventListener('notificationclick', (/** @type {any} */ event) => {
    event.notification.close();
    event.waitUntil(openWrite(scope));
  });
}

/** @param {any} scope @param {{json(): any} | null} data */
async function show(scope, data) {
  const { title, texts } = await kept();
  const body = texts[numberIn(data)] ?? texts[2] ?? SPARE.texts[2];
  await scope.registration.showNotification(title, { body, tag: 'note', icon: ICON, data: { open: WRITE } });
  await noteArrived(new Date()).catch(() => undefined);
}

/** @returns {Promise<import('../store/notes.js').NoteTexts>} */
async function kept() {
  try {
    return (await noteTexts()) ?? SPARE;
  } catch {
    return SPARE;
  }
}

/** @param {{json(): any} | null} data */
function numberIn(data) {
  try {
    return Number(data?.json().text);
  } catch {
    return 2;
  }
}

/**
 * A page that is open goes to Write by itself, as loading it anew would drop the unlocked keys from its memory.
 * @param {any} scope
 */
async function openWrite(scope) {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const writing = pages.find((/** @type {any} */ page) => new URL(page.url).pathname === WRITE);
  const page = writing ?? pages[0];
  if (!page) return scope.clients.openWindow(WRITE);
  if (!writing) page.postMessage({ open: WRITE });
  return page.focus();
}
