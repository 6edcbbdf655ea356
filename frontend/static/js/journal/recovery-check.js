/** Now and then one tries the recovery code, so that it opens when it is needed. The try changes nothing. */
import { SealedError } from '../sealing/errors.js';
import { unwrap } from '../sealing/wraps.js';
import { wraps } from '../store/wraps.js';
import { store } from './desk.js';
import { wantTime, wishes } from './own-times.js';
import { bringWraps } from './proving.js';

const CHECK = { purpose: 'recovery-check', key: '', text: 6, opens: '/you/unlocking/#check' };
const AFTER_MAKING = 30;
const AFTER_CHECKING = 180;
const MISSED = 3;
const HOUR = '10:00';

/**
 * @param {string} typed
 * @throws {SealedError} `code-shape`, or `decrypt` when it opens nothing
 */
export async function checkRecoveryCode(typed) {
  const codes = await recoveryWraps();
  let problem = new SealedError('decrypt', 'no recovery code here');
  for (const { sealed } of codes) {
    try {
      await unwrap(sealed, { kind: 'recovery', secret: typed });
      if (await isCheckOn()) await wantTime({ ...CHECK, at: inDays(AFTER_CHECKING, new Date()) });
      return;
    } catch (error) {
      if (!(error instanceof SealedError)) throw error;
      problem = error;
    }
  }
  throw problem;
}

/** @returns {Promise<boolean>} whether a note comes to remind of it */
export async function isCheckOn() {
  const wish = await lastWish();
  return !wish || (!wish.off && wish.state !== 'ended');
}

/** @returns {Promise<string>} local, `2026-12-24T10:00`; empty when none is planned */
export async function nextCheck() {
  const wish = await lastWish();
  return wish && (await isCheckOn()) ? wish.at : '';
}

/** @param {boolean} on */
export async function setCheckOn(on) {
  const [wish, now] = [await lastWish(), new Date()];
  const at = wish && new Date(wish.at) > now ? wish.at : inDays(AFTER_MAKING, now);
  await wantTime({ ...CHECK, at, off: !on });
}

/** After a recovery code was made: the next check is in a month. */
export async function planAfterMaking() {
  if (await isCheckOn()) await wantTime({ ...CHECK, at: inDays(AFTER_MAKING, new Date()) });
}

/** The first plan on this device, and another one when the last note went by. */
export async function planCheck() {
  const [wish, now] = [await lastWish(), new Date()];
  if (wish && new Date(inDays(MISSED, new Date(wish.at))) > now) return;
  if (wish && !(await isCheckOn())) return;
  const made = (await wraps(await store())).filter(({ kind }) => kind === 'recovery').at(-1)?.created_at;
  if (!made) return;
  const first = inDays(AFTER_MAKING, new Date(made));
  const at = wish ? inDays(AFTER_MAKING, now) : first;
  await wantTime({ ...CHECK, at: new Date(at) > now ? at : inDays(1, now), unlessThere: !wish });
}

async function lastWish() {
  return (await wishes()).find(({ purpose, state }) => purpose === CHECK.purpose && state !== 'dropped');
}

async function recoveryWraps() {
  const db = await store();
  if (!(await wraps(db)).some(({ kind }) => kind === 'recovery')) await bringWraps();
  return (await wraps(db)).filter(({ kind }) => kind === 'recovery');
}

/** @param {number} days @param {Date} from @returns {string} local, in the morning of that day */
function inDays(days, from) {
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${HOUR}`;
}
