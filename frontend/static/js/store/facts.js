/** Small things to remember, by name: feed position, guides, the device's half of a key. Never words of a person unsealed. */
import { write } from './database.js';

/** @typedef {import('./database.js').Store} Store */

/**
 * @param {Store} db
 * @param {string} key
 * @returns {Promise<any>} undefined when nothing is remembered
 */
export async function fact(db, key) {
  return (await db.get('facts', key))?.value;
}

/**
 * @param {Store} db
 * @param {string} key
 * @param {any} value
 */
export async function setFact(db, key, value) {
  await write(db, ['facts'], (writing) => writing.objectStore('facts').put({ key, value }));
}

/**
 * @param {Store} db
 * @param {string} key
 */
export async function dropFact(db, key) {
  await write(db, ['facts'], (writing) => writing.objectStore('facts').delete(key));
}

/**
 * Reads and writes in one transaction, so that two tabs never undo each other.
 * @param {Store} db
 * @param {string} key
 * @param {(value: any) => any} how from what is remembered (undefined when nothing is) to what shall be; undefined forgets it
 */
export async function changeFact(db, key, how) {
  await write(db, ['facts'], async (writing) => {
    const facts = writing.objectStore('facts');
    const value = how((await facts.get(key))?.value);
    await (value === undefined ? facts.delete(key) : facts.put({ key, value }));
  });
}
