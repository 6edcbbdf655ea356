/** The sealed keyring, once for each way of unlocking, kept here so that unlocking works with no network. */
import { write } from './database.js';

/** @typedef {import('./database.js').Store} Store */
/** @typedef {{id: string, kind: 'passkey' | 'recovery' | 'passphrase', sealed: Uint8Array, credential_id: string, created_at: string}} Wrap */

/**
 * @param {Store} db
 * @returns {Promise<Wrap[]>} oldest first
 */
export async function wraps(db) {
  const all = await db.getAll('wraps');
  return all.sort((/** @type {Wrap} */ a, /** @type {Wrap} */ b) => a.created_at.localeCompare(b.created_at));
}

/**
 * Replaces the whole list by what the server has; an empty list is never taken, it can only be a mistake.
 * @param {Store} db
 * @param {Wrap[]} list
 */
export async function keepWraps(db, list) {
  if (!list.length) return;
  await write(db, ['wraps'], async (writing) => {
    const kept = writing.objectStore('wraps');
    kept.clear();
    await Promise.all(list.map((wrap) => kept.put(wrap)));
  });
}

/**
 * @param {Store} db
 * @param {Wrap} wrap
 */
export async function keepWrap(db, wrap) {
  await write(db, ['wraps'], (writing) => writing.objectStore('wraps').put(wrap));
}

/**
 * @param {Store} db
 * @param {string} id
 */
export async function dropWrap(db, id) {
  await write(db, ['wraps'], (writing) => writing.objectStore('wraps').delete(id));
}
