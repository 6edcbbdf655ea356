/** Brings the server in line with what this device knows of times: when one last wrote, wished times, rests around sessions. */

import { fact, setFact } from '../store/facts.js';
import { dropOpens, keepOpens } from '../store/opens.js';
import { ApiProblem, call } from '../sync/api.js';
import { here, isUnlocked, store } from './desk.js';
import { askedLast, changeWish, hasSettled, timeId, wishes } from './own-times.js';
import { settleRests } from './session-rest.js';
import { hasUntoldWriting, tellWriting } from './wrote.js';

/** @typedef {import('./own-times.js').Wish} Wish */

const LOOKED = 'times-looked';
const LOOK_AGAIN = 6 * 60 * 60 * 1000;
/** A note that has come may still be put off for three days. */
const OVER = 4 * 24 * 60 * 60 * 1000;

/**
 * Idempotent, one tab at a time. Without a key only the writing is told, as ids of times are worked out from the key.
 * @param {{look?: boolean}} [how] `look`: also when nothing is known to wait
 * @throws {import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export function settleTimes({ look = false } = {}) {
  return navigator.locks.request('afterword-times', async () => {
    const [{ userId }, db, now] = [await here(), await store(), new Date()];
    const [written, asked] = await Promise.all([hasUntoldWriting(), askedLast()]);
    const wished = isUnlocked() && (look || asked !== '' || (await waits(db, now)));
    if (!written && !wished) return;
    if ((await call('GET', 'me/')).json.id !== userId) return;
    await unlessRefused(tellWriting);
    if (!wished || !isUnlocked()) return;
    const { reminders, pauses = [] } = (await call('GET', 'reminders/')).json;
    for (const wish of await wishes()) await settleWish(wish, reminders, now);
    await unlessRefused(() => settleRests(reminders, pauses, now));
    await hasSettled(asked);
    await setFact(db, LOOKED, now.getTime());
  });
}

/** What is refused for its own sake holds up nothing else. @param {() => Promise<void>} work */
async function unlessRefused(work) {
  try {
    await work();
  } catch (error) {
    if (isForAll(error)) throw error;
  }
}

/** Without a network, a session or the proof nothing will go. @param {unknown} error */
function isForAll(error) {
  return !(error instanceof ApiProblem) || [401, 403].includes(error.status) || error.status >= 500;
}

/** @param {import('../store/database.js').Store} db @param {Date} now */
async function waits(db, now) {
  const looked = (await fact(db, LOOKED)) ?? 0;
  if (now.getTime() - looked > LOOK_AGAIN) return true;
  return (await wishes()).some(({ state, refused = 0 }) => !['told', 'ended'].includes(state) && now.getTime() - refused > LOOK_AGAIN);
}

/** What the server refuses waits, and holds up nothing else. @param {Wish} wish @param {any[]} reminders @param {Date} now */
async function settleWish(wish, reminders, now) {
  const id = await timeId(wish);
  const there = reminders.find((one) => one.id === id);
  try {
    const after = await settled(wish, id, there, now);
    await changeWish(wish, (current) => (isSame(current, wish) ? after : current));
  } catch (error) {
    if (isForAll(error)) throw error;
    await changeWish(wish, (current) => current && { ...current, refused: now.getTime() });
  }
}

/**
 * @param {Wish} wish
 * @param {string} id
 * @param {any} there the server's, if it has one
 * @param {Date} now
 * @returns {Promise<Wish | undefined>} what becomes of the wish
 */
async function settled(wish, id, there, now) {
  if (wish.state === 'ended') return wish;
  const over = wish.at && now.getTime() - new Date(wish.at).getTime() > OVER;
  const adopts = there && ['new', 'sought', 'told'].includes(wish.state);
  if (wish.state === 'dropped' || (over && wish.state === 'told')) return letGo(id, there);
  if (adopts) return known({ ...wish, at: there.starts_at.slice(0, 16), off: there.disabled, state: 'told' }, id);
  if (wish.state === 'sought') return undefined;
  if (wish.state === 'told') {
    await letGo(id, null);
    return { ...wish, state: 'ended' };
  }
  if (new Date(wish.at) <= now) return letGo(id, there);
  await call('PUT', `reminders/${id}/`, shapeOf(wish, there));
  return known({ ...wish, state: 'told' }, id);
}

/** @param {Wish} wish @param {any} there what the person chose for it on its page stays */
function shapeOf({ at, text, off }, there) {
  const { by_push = true, by_email = true, quiet_from = null, quiet_until = null } = there ?? {};
  return { starts_at: at, rule: '', text, by_push, by_email, quiet_from, quiet_until, disabled: off };
}

/** @param {Wish} wish @param {string} id */
async function known(wish, id) {
  await keepOpens(id, wish.opens);
  return wish;
}

/** @param {string} id @param {any} there @returns {Promise<undefined>} */
async function letGo(id, there) {
  if (there) await call('DELETE', `reminders/${id}/`);
  await dropOpens(id);
  return undefined;
}

/** Whether nobody wished otherwise meanwhile. @param {Wish | undefined} current @param {Wish} before */
function isSame(current, before) {
  return current?.state === before.state && current.at === before.at && current.off === before.off;
}
