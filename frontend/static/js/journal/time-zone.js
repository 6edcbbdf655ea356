/**
 * Reminders come by one person's clock. The first zone is told by itself; when the phone goes to another one, the person is asked,
 * and the answer stands for that zone until the phone goes on.
 */
import { fact, setFact } from '../store/facts.js';
import { call } from '../sync/api.js';
import { store } from './desk.js';

/** IANA names. @typedef {{phone: string, account: string}} Zones */

/** The zone that was told, or answered about, last. */
const KEY = 'time-zone';
const NEVER_TOLD = 'UTC';
const YEAR = 366;
const DAY = 24 * 60 * 60 * 1000;

/**
 * @returns {Promise<boolean>} whether there was something to tell
 * @throws {import('./desk.js').Nobody | import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export async function tellTimeZone() {
  return (await settleZone()).told;
}

/**
 * Tells the first zone by itself, and says what is to be asked.
 * @returns {Promise<{told: boolean, question: Zones | null}>}
 * @throws {import('./desk.js').Nobody | import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export async function settleZone() {
  const phone = phoneZone();
  const known = await fact(await store(), KEY);
  if (!phone || known === phone) return { told: false, question: null };
  const account = (await call('GET', 'me/')).json.time_zone;
  if (account === NEVER_TOLD && !known) {
    await followZone(phone);
    return { told: true, question: null };
  }
  if (!isAlike(phone, account, new Date())) return { told: false, question: { phone, account } };
  await keepZone(phone);
  return { told: false, question: null };
}

/** Reminders come by the clock of `zone` from now on. @param {string} zone */
export async function followZone(zone) {
  await call('PATCH', 'me/', { time_zone: zone });
  await setFact(await store(), KEY, zone);
}

/** Reminders stay as they are for as long as the phone is in `phone`. @param {string} phone */
export async function keepZone(phone) {
  await setFact(await store(), KEY, phone);
}

/**
 * One zone has several names, and some zones share a clock.
 * @param {string} one
 * @param {string} other
 * @param {Date} now
 * @returns {boolean} whether clocks there agree on every day of the coming year
 */
export function isAlike(one, other, now) {
  if (one === other) return true;
  try {
    const [here, there] = [one, other].map((zone) => new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }));
    for (let day = 0; day < YEAR; day += 1) {
      const at = now.getTime() + day * DAY;
      if (here?.format(at) !== there?.format(at)) return false;
    }
    return true;
  } catch {
    return false;
  }
}

function phoneZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
