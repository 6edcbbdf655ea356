/** When one last wrote, for reminders that come only after some days without: a time, told once there is a network. */
import { changeFact, fact } from '../store/facts.js';
import { call } from '../sync/api.js';
import { store } from './desk.js';
import { askToSettle } from './own-times.js';

const KEY = 'wrote';

/** @param {string} at RFC 3339, UTC */
export async function noteWriting(at) {
  await changeFact(await store(), KEY, (known) => (known?.at >= at ? known : { at, told: false }));
  await askToSettle();
}

/** @returns {Promise<boolean>} whether there is something to tell */
export async function hasUntoldWriting() {
  return (await fact(await store(), KEY))?.told === false;
}

/** @throws {import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem} */
export async function tellWriting() {
  const db = await store();
  const known = await fact(db, KEY);
  if (!known || known.told) return;
  await call('PUT', 'reminders/wrote/', { at: known.at });
  await changeFact(db, KEY, (now) => (now?.at === known.at ? { ...now, told: true } : now));
}
