/**
 * What can only be done unlocked, done as soon as it is: finished drafts, copies of what two devices changed, one's name, the proof.
 * Fetched with the ways of unlocking, or once it is unlocked: then there is something to do at once.
 */
import { onChange } from '../store/changes.js';
import { FullError } from '../store/errors.js';
import { ApiProblem, Offline } from '../sync/api.js';
import { onSync, syncNow, syncState } from '../sync/engine.js';
import { finishWaiting } from './becoming.js';
import { keepCopies } from './conflicts.js';
import { isUnlocked, Locked, onDesk } from './desk.js';
import { sendMyName } from './profile.js';
import { prove } from './proving.js';

const WAITING = [finishWaiting, keepCopies, sendMyName];

onDesk((event) => event === 'unlocked' && void settle(WAITING));
onChange((change) => change.topic === 'outbox' && change.detail === 'settled' && isUnlocked() && void settle([keepCopies]));
onSync(({ state }) => state === 'locked' && isUnlocked() && void settle([proveAgain]));
if (isUnlocked()) void settle(syncState().state === 'locked' ? [proveAgain, ...WAITING] : WAITING);

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
      if (![Locked, Offline, ApiProblem, FullError].some((kind) => error instanceof kind)) reportError(error);
    }
  }
}
