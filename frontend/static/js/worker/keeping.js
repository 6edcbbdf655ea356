import { answerFor } from './answering.js';
import { dropOld, keepAll } from './filling.js';
import { handOverSharedText, receiveSharedText } from './shared-text.js';

/** @typedef {import('./kept.js').Kept} Kept */

/**
 * Keeps every page and file that holds nobody's words, and answers with them when there is no network.
 * @param {any} scope the service worker's global scope
 * @param {Kept} kept
 */
export function keepShells(scope, kept) {
  handOverSharedText(scope);
  scope.addEventListener('install', (/** @type {any} */ event) => {
    event.waitUntil(keepAll(kept).then(() => scope.skipWaiting()));
  });
  scope.addEventListener('activate', (/** @type {any} */ event) => {
    event.waitUntil(dropOld(kept).then(() => scope.clients.claim()));
  });
  scope.addEventListener('fetch', (/** @type {any} */ event) => {
    const url = new URL(event.request.url);
    if (url.origin !== scope.location.origin) return;
    const answer = receiveSharedText(event.request, url, kept) ?? answerFor(event.request, url, kept);
    if (answer) event.respondWith(answer);
  });
}
