import { setAddressStale } from '../store/notes.js';
import { markSeen } from '../store/seen-notes.js';
import { show, tellPages } from './showing.js';
import { tapped } from './tapping.js';

/**
 * Notes on this device: they show, they can be answered, and a changed push address is noticed.
 * @param {any} scope the service worker's global scope
 */
export function listenForPush(scope) {
  scope.addEventListener('push', (/** @type {any} */ event) => event.waitUntil(show(scope, event.data)));
  scope.addEventListener('notificationclick', (/** @type {any} */ event) => {
    event.waitUntil(tapped(scope, event.notification, event.action));
  });
  scope.addEventListener('notificationclose', (/** @type {any} */ event) => event.waitUntil(putAway(event.notification)));
  scope.addEventListener('pushsubscriptionchange', (/** @type {any} */ event) => event.waitUntil(addressChanged(scope)));
}

/** Put away without an answer: a push that comes again stays away too. @param {any} notification */
async function putAway({ data }) {
  if (data?.note) await markSeen(data.note, { over: true }).catch(() => undefined);
}

/** Only a page can tell the server a new address, as that takes its session: one that is open does it now, or the next. @param {any} scope */
async function addressChanged(scope) {
  await setAddressStale(true).catch(() => undefined);
  await tellPages(scope, { renew: true });
}
