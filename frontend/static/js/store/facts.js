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
