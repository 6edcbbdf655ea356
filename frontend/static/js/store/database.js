/** One IndexedDB database a person. Every write is one transaction with strict durability: all of it is on the disk, or none. */
import { deleteDB, openDB } from '../../vendor/idb@8.0.4/idb.js';
import { FullError } from './errors.js';

/** @typedef {import('../../vendor/idb@8.0.4/idb.js').IDBPDatabase<any>} Store */
/** @typedef {import('../../vendor/idb@8.0.4/idb.js').IDBPTransaction<any, string[], 'readwrite'>} Writing */

/** @type {Map<string, Promise<Store>>} */
const open = new Map();

/**
 * The store of one person on this device.
 * @param {string} userId
 * @returns {Promise<Store>}
 */
export function openStore(userId) {
  return opened(`afterword-${userId}`, (db) => {
    db.createObjectStore('documents', { keyPath: 'id' });
    db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true }).createIndex('id', 'id');
    db.createObjectStore('drafts', { keyPath: 'id' });
    db.createObjectStore('wraps', { keyPath: 'id' });
    db.createObjectStore('facts', { keyPath: 'key' });
  });
}

/**
 * What this device knows before anyone's store is open: who is here, and how to stay unlocked.
 * @returns {Promise<Store>}
 */
export function openDevice() {
  return opened('afterword-device', (db) => db.createObjectStore('facts', { keyPath: 'key' }));
}

/**
 * Runs `work` in one strict transaction. Nothing but requests to this transaction may be awaited inside.
 * @template T
 * @param {Store} db
 * @param {string[]} names the object stores that `work` touches
 * @param {(writing: Writing) => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {FullError} when the disk or the quota is full
 */
export async function write(db, names, work) {
  try {
    const writing = db.transaction(names, 'readwrite', { durability: 'strict' });
    const [done] = await Promise.all([attempted(writing, work), writing.done]);
    return done;
  } catch (error) {
    throw isFull(error) ? new FullError() : error;
  }
}

/**
 * @template T
 * @param {Writing} writing
 * @param {(writing: Writing) => Promise<T>} work
 */
async function attempted(writing, work) {
  try {
    return await work(writing);
  } catch (error) {
    writing.done.catch(() => undefined);
    try {
      writing.abort();
    } catch {
      // It had already ended; the first error is the one to tell.
    }
    throw error;
  }
}

/** @param {unknown} error */
function isFull(error) {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/**
 * @param {string} name
 * @param {(db: Store) => void} lay
 */
function opened(name, lay) {
  const known = open.get(name);
  if (known) return known;
  const opening = openDB(name, 1, {
    upgrade: (db) => lay(db),
    blocking: (_current, _blocked, event) => /** @type {IDBDatabase} */ (event.target).close(),
    terminated: () => open.delete(name),
  }).then((db) => {
    db.addEventListener('close', () => open.delete(name));
    return db;
  });
  opening.catch(() => open.delete(name));
  open.set(name, opening);
  return opening;
}

/**
 * Deletes everything of one person from this device.
 * @param {string} userId
 */
export async function deleteStore(userId) {
  const name = `afterword-${userId}`;
  (await open.get(name))?.close();
  open.delete(name);
  await deleteDB(name);
}
