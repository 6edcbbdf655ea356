/** Medicine sessions. That one has them, and when, is sealed like every word. */
import { newId } from './ids.js';
import { own, ownOf } from './library.js';
import { askToSettle } from './own-times.js';
import { keepWords, withdraw } from './writing.js';

/** date `2026-11-21`, time `14:30`, both local.
 * @typedef {{id: string, date: string, time?: string, who?: string, intention?: string, notes?: string}} Session */

/** What a person can say of a session; what else a later version keeps in one survives. */
const SAID = ['date', 'time', 'who', 'intention', 'notes'];

/** @returns {Promise<Session[]>} the latest date first */
export async function sessions() {
  const all = (await ownOf('session')).map(({ row, signed }) => {
    const { date, time, who, intention, notes } = signed.body;
    return { id: row.id, date, time, who, intention, notes };
  });
  return all.sort((a, b) => `${b.date} ${b.time ?? ''}`.localeCompare(`${a.date} ${a.time ?? ''}`));
}

/**
 * @param {{id?: string, date: string, time?: string, who?: string, intention?: string, notes?: string}} session without an id: a new one
 * @returns {Promise<{id: string}>}
 */
export async function saveSession({ id = newId(), ...said }) {
  const told = Object.fromEntries(Object.entries(said).filter(([, value]) => value));
  await keepWords(async () => {
    const before = (await own(id))?.signed?.body ?? {};
    const kept = Object.entries(before).filter(([field]) => !SAID.includes(field));
    return [{ id, body: { ...Object.fromEntries(kept), v: 1, type: 'session', ...told } }];
  });
  await askToSettle();
  return { id };
}

/** @param {string} id */
export async function removeSession(id) {
  await withdraw(id);
  await askToSettle();
}
