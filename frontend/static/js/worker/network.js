import { openStore } from '../store/database.js';
import { pending } from '../store/outbox.js';
import { person } from '../store/person.js';
import { call, Offline } from '../sync/api.js';
import { push } from '../sync/push.js';
import { NETWORK } from '../sync/when-back.js';
import { sendWaiting } from './answers.js';

/**
 * What waited for a network goes up when there is one again, though no page is open: answers to notes, and what was
 * written. All of it is sealed already, so no key is needed.
 * @param {any} scope the service worker's global scope
 */
export function listenForNetwork(scope) {
  scope.addEventListener('sync', (/** @type {any} */ event) => event.tag === NETWORK && event.waitUntil(sendAll()));
}

/** @throws {Error} while something still waits, so that the browser tries again */
async function sendAll() {
  const backingUp = navigator.locks.request('afterword-sync', backUp);
  const [answered, backedUp] = await Promise.allSettled([sendWaiting(), backingUp]);
  if (answered.status === 'rejected' || !answered.value || backedUp.status === 'rejected') throw new Offline();
}

/** A page that is open next does what needs keys: it fetches, and looks at what the server has in another version. */
async function backUp() {
  try {
    const me = await person();
    const db = me && (await openStore(me.userId));
    if (!db || !(await pending(db)).length) return;
    // Words of one person must never go up under another's session.
    if ((await call('GET', 'me/')).json.id === me.userId) await push(db);
  } catch (error) {
    if (error instanceof Offline) throw error;
  }
}
