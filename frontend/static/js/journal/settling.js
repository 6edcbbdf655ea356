/**
 * What can only be done unlocked, done as soon as it is: finished drafts, copies of what two devices changed, one's name, the proof.
 * Fetched with the ways of unlocking, or once it is unlocked: then there is something to do at once.
 */
import { onChange } from '../store/changes.js';
import { FullError, isTakenAway } from '../store/errors.js';
import { ApiProblem, Offline } from '../sync/api.js';
import { onSync, syncNow, syncState } from '../sync/engine.js';
import { finishWaiting } from './becoming.js';
import { keepCopies } from './conflicts.js';
import { isUnlocked, Locked, Nobody, onDesk } from './desk.js';
import { onTimes } from './own-times.js';
import { sendMyName } from './profile.js';
import { prove } from './proving.js';

const WAITING = [finishWaiting, keepCopies, sendMyName, planCheck, settleTimes];

onDesk((event) => event === 'unlocked' && void settle(WAITING));
onChange((change) => change.topic === 'outbox' && change.detail === 'settled' && isUnlocked() && void settle([keepCopies]));
onSync(({ state }) => state === 'locked' && isUnlocked() && void settle([proveAgain]));
onSync(({ state }) => state === 'backed-up' && void settle([planCheck, settleTimes]));
onTimes('asked', lookAtTimes);
// The page of reminders changed one.
document.addEventListener('reminders-changed', lookAtTimes);
if (isUnlocked()) void settle(syncState().state === 'locked' ? [proveAgain, ...WAITING] : WAITING);

function lookAtTimes() {
  void settle([async () => (await later(import('./settling-times.js'))).settleTimes({ look: true })]);
}

async function settleTimes() {
  await (await later(import('./settling-times.js'))).settleTimes();
}

async function planCheck() {
  await (await later(import('./recovery-check.js'))).planCheck();
}

/** A module that can't be fetched now waits like everything else. @template T @param {Promise<T>} module @returns {Promise<T>} */
function later(module) {
  return module.catch(() => {
    throw new Offline();
  });
}

/** The server forgot that this device proved the key: it signed in anew, for one. */
async function proveAgain() {
  await prove();
  await syncNow();
}

/**
 * One after the other; what has to wait for a network, a key or room waits for the next time.
 * @param {(() => Promise<unknown>)[]} steps
 */
async function settle(steps) {
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      const expected = [Locked, Nobody, Offline, ApiProblem, FullError].some((kind) => error instanceof kind);
      if (!expected && !isTakenAway(error)) reportError(error);
    }
  }
}
