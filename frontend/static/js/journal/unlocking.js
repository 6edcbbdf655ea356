/** Ways of unlocking: on this device, with no network where a wrap is kept here. A wrong secret harms nothing. */
import { SealedError } from '../sealing/errors.js';
import { unwrap } from '../sealing/wraps.js';
import { fact, setFact } from '../store/facts.js';
import { staysUnlocked } from '../store/staying.js';
import { wraps } from '../store/wraps.js';
import { ApiProblem, Offline } from '../sync/api.js';
import { syncNow } from '../sync/engine.js';
import { here, isUnlocked, keyring, openDesk, store } from './desk.js';
import { touchPasskey } from './passkeys.js';
import { soon } from './patience.js';
import { bringWraps, prove } from './proving.js';
import './settling.js';
import { chooseStaying, keepKeyring } from './staying.js';

export { staysUnlocked } from '../store/staying.js';
export { resume } from './waking.js';
export { addWay, newRecoveryCode, proveRecoveryCode, removeWay } from './ways.js';

/** @typedef {import('../store/wraps.js').Wrap} Wrap */
/** @typedef {{id: string, kind: Wrap['kind'], created_at: string}} Way */

/** @returns {Promise<Way[]>} the ways that this device has, oldest first */
export async function ways() {
  return (await keptWraps()).map(({ id, kind, created_at }) => ({ id, kind, created_at }));
}

/**
 * @throws {SealedError} `decrypt` when this passkey belongs to no way of unlocking
 * @throws {DOMException} when the person turned away
 */
export async function unlockWithPasskey() {
  const known = (await keptWraps()).filter(({ kind }) => kind === 'passkey');
  const { credentialId, prf } = await touchPasskey(known.map(({ credential_id }) => credential_id));
  await unlockWithTouch(credentialId, prf);
}

/**
 * @param {string} credentialId
 * @param {Uint8Array | null} prf
 * @throws {SealedError} `decrypt`
 */
export async function unlockWithTouch(credentialId, prf) {
  const known = (await keptWraps()).filter((wrap) => wrap.credential_id === credentialId);
  if (!prf) throw new SealedError('decrypt', 'the passkey gave no secret');
  await unlockBy(known, { kind: 'passkey', secret: prf });
}

/**
 * @param {string} typed
 * @throws {SealedError} `code-shape` or `decrypt`
 */
export async function unlockWithRecovery(typed) {
  const known = (await keptWraps()).filter(({ kind }) => kind === 'recovery');
  await unlockBy(known, { kind: 'recovery', secret: typed });
}

/**
 * @param {string} passphrase
 * @throws {SealedError} `decrypt`
 */
export async function unlockWithPassphrase(passphrase) {
  const known = (await keptWraps()).filter(({ kind }) => kind === 'passphrase');
  await unlockBy(known, { kind: 'passphrase', secret: passphrase });
}

/** @param {boolean} on */
export async function stayUnlocked(on) {
  await chooseStaying(on);
  if (on && isUnlocked()) await keepKeyring(keyring());
}

/** What follows when the keyring is on the desk: the proof, the wraps, the other half; each waits for a network by itself. */
export async function afterUnlocking() {
  try {
    await prove();
    if (await staysUnlocked()) await keepKeyring(keyring());
    await bringWraps();
  } catch (error) {
    if (!(error instanceof Offline || error instanceof ApiProblem)) throw error;
  }
  void syncNow();
}

/**
 * @param {Wrap[]} known
 * @param {import('../sealing/wraps.js').Way} way
 */
async function unlockBy(known, way) {
  /** @type {unknown} */
  let problem = new SealedError('decrypt', 'no such way here');
  for (const { id, sealed } of known) {
    try {
      await openDesk(await unwrap(sealed, way));
      await setFact(await store(), 'last-way', id);
      await soon(afterUnlocking(), undefined);
      return;
    } catch (error) {
      if (!(error instanceof SealedError)) throw error;
      problem = error;
    }
  }
  throw problem;
}

/** @returns {Promise<Wrap[]>} from the device; from the server when this device has none yet; the way used last comes first */
async function keptWraps() {
  await here();
  const db = await store();
  if (!(await wraps(db)).length) await bringWraps();
  const last = await fact(db, 'last-way');
  return (await wraps(db)).sort((a, b) => Number(b.id === last) - Number(a.id === last));
}
