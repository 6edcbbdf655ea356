/** Reminders come by this person's clock, so the server is told which zone that is, once and whenever it changes. */
import { fact, setFact } from '../store/facts.js';
import { call } from '../sync/api.js';
import { store } from './desk.js';

const KEY = 'time-zone';

/**
 * @returns {Promise<boolean>} whether there was something to tell
 * @throws {import('./desk.js').Nobody | import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export async function tellTimeZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const db = await store();
  if (!zone || (await fact(db, KEY)) === zone) return false;
  await call('PATCH', 'me/', { time_zone: zone });
  await setFact(db, KEY, zone);
  return true;
}
