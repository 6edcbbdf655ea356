/** Opens the desk again without asking, where the person stays unlocked on this device. A locked writer needs no more than this. */
import { keptFor, staysUnlocked } from '../store/staying.js';
import { ApiProblem, Offline } from '../sync/api.js';
import { isUnlocked, openDesk, whoIsHere } from './desk.js';

document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void resume());

/**
 * Both halves of the key must be there: this device's and the server's.
 * @returns {Promise<boolean>} whether it is unlocked now; never throws for want of a network or a session
 */
export async function resume() {
  if (isUnlocked()) return true;
  try {
    const someone = await whoIsHere();
    const kept = someone && (await staysUnlocked()) ? await keptFor(someone.userId) : null;
    const ring = kept ? await (await staying()).openKept(kept) : null;
    if (!ring || isUnlocked()) return isUnlocked();
    await openDesk(ring);
    return true;
  } catch (error) {
    if (error instanceof Offline || error instanceof ApiProblem) return false;
    throw error;
  }
}

/** Fetched where a keyring was kept; what can't be fetched now has no network for the server's half either. */
function staying() {
  return import('./staying.js').catch(() => {
    throw new Offline();
  });
}
