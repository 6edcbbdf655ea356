/**
 * Reminders rest around a medicine session: from its start until nine the next morning. The server is asked for a plain pause,
 * and only where something would come in that time; its id is worked out from the key, so it never tells which session it is.
 */
import { changeFact, fact } from '../store/facts.js';
import { call } from '../sync/api.js';
import { store } from './desk.js';
import { fixedId } from './ids.js';
import { mine } from './library.js';

/** `from_at` and `until` in UTC. @typedef {{id: string, from_at: string, until: string}} Pause */

const TOLD = 'rests-told';
const MORNING = 9;
/** The server takes twenty; some are left for what the person asks for. */
const MOST = 10;

/**
 * Idempotent. A pause that the person took away on the page of reminders is not made again.
 * @param {any[]} reminders as the server lists them
 * @param {Pause[]} pauses likewise
 * @param {Date} now
 * @throws {import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export async function settleRests(reminders, pauses, now) {
  const db = await store();
  const told = (await fact(db, TOLD)) ?? {};
  const all = await restsOf(now);
  for (const { id, rest } of all) {
    const there = pauses.find((one) => one.id === id);
    const said = rest && `${rest.from_at} ${rest.until}`;
    if (!rest) {
      if (there && new Date(there.until) > now) await call('DELETE', `reminders/pauses/${id}/`);
    } else if (there ? !isSame(there, rest) : told[id] !== said && wouldCome(reminders, rest)) {
      await call('PUT', `reminders/pauses/${id}/`, rest);
    } else if (!there && told[id] !== said) continue;
    await changeFact(db, TOLD, ({ [id]: _, ...others } = {}) => (said ? { ...others, [id]: said } : others));
  }
}

/** @param {Date} now @returns {Promise<{id: string, rest: Omit<Pause, 'id'> | null}[]>} null: none, or no longer */
async function restsOf(now) {
  const known = (await mine()).filter(({ row, signed }) => row.kind === 'own' && signed?.body.type === 'session');
  const all = await Promise.all(
    known.map(async ({ row, signed }) => ({
      id: await fixedId(`rest ${row.id}`),
      rest: row.withdrawn_at ? null : restAround(/** @type {any} */ (signed?.body), now),
    })),
  );
  const coming = all.filter(({ rest }) => rest).sort((a, b) => String(a.rest?.from_at).localeCompare(String(b.rest?.from_at)));
  return [...all.filter(({ rest }) => !rest), ...coming.slice(0, MOST)];
}

/**
 * @param {{date?: string, time?: string}} session
 * @param {Date} now
 * @returns {Omit<Pause, 'id'> | null}
 */
function restAround({ date, time }, now) {
  if (!date) return null;
  const from = new Date(`${date}T${time || '00:00'}`);
  const until = new Date(`${date}T00:00`);
  until.setDate(until.getDate() + 1);
  until.setHours(MORNING);
  return until > now ? { from_at: utc(from), until: utc(until) } : null;
}

/** @param {any[]} reminders @param {Omit<Pause, 'id'>} rest */
function wouldCome(reminders, { from_at, until }) {
  const within = (/** @type {string} */ local) => new Date(local) >= new Date(from_at) && new Date(local) < new Date(until);
  return reminders.some(({ rule, starts_at, disabled }) => !disabled && (rule || within(starts_at)));
}

/** @param {Pause} there @param {Omit<Pause, 'id'>} rest */
function isSame(there, rest) {
  return utc(new Date(there.from_at)) === rest.from_at && utc(new Date(there.until)) === rest.until;
}

/** @param {Date} at */
function utc(at) {
  return `${at.toISOString().slice(0, 19)}Z`;
}
