/** Proves to the server that this device holds the key, which opens the sealed documents' side of the API to it. */
import { fromBase64 } from '../sealing/bytes.js';
import { signNonce } from '../sealing/keyring.js';
import { keepWraps } from '../store/wraps.js';
import { ApiProblem, call } from '../sync/api.js';
import { keyring, store } from './desk.js';

/** @typedef {import('../store/person.js').Person} Person */

/** @type {Promise<void> | null} */
let underWay = null;

/**
 * Unlocking and a sync that was refused may both want the proof at once: they share one, as each nonce makes an older one void.
 * @throws {import('../sync/api.js').Offline | ApiProblem}
 */
export async function prove() {
  underWay ??= proveWith(keyring()).finally(() => {
    underWay = null;
  });
  await underWay;
}

/** @param {import('../sealing/keyring.js').Keyring} ring */
export async function proveWith(ring) {
  try {
    await answerChallenge(ring);
  } catch (error) {
    // Another tab of this browser asked for a nonce in between.
    if (!(error instanceof ApiProblem && error.type === 'challenge-unknown')) throw error;
    await answerChallenge(ring);
  }
}

/** @param {import('../sealing/keyring.js').Keyring} ring */
async function answerChallenge(ring) {
  const { json } = await call('POST', 'unlock/challenge/');
  await call('POST', 'unlock/proof/', { nonce: json.nonce, signature: await signNonce(ring, json.nonce) });
}

/** @returns {Promise<Person & {unlocked: boolean}>} who the server says is signed in */
export async function whoSignedIn() {
  const { id, role, locale, keys, device } = (await call('GET', 'me/')).json;
  return { userId: id, role, locale, keys, device: device.name, unlocked: device.unlocked };
}

/** Brings the ways of unlocking onto this device, so that they work offline. */
export async function bringWraps() {
  const { json } = await call('GET', 'wraps/');
  const list = json.wraps.map((/** @type {any} */ wrap) => ({ ...wrap, sealed: fromBase64(wrap.sealed) }));
  await keepWraps(await store(), list);
}
