/** Proves to the server that this device holds the key, which opens the sealed documents' side of the API to it. */
import { fromBase64 } from '../sealing/bytes.js';
import { signNonce } from '../sealing/keyring.js';
import { keepWraps } from '../store/wraps.js';
import { call } from '../sync/api.js';
import { keyring, store } from './desk.js';

/** @typedef {import('../store/person.js').Person} Person */

/** @throws {import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem} */
export async function prove() {
  await proveWith(keyring());
}

/** @param {import('../sealing/keyring.js').Keyring} ring */
export async function proveWith(ring) {
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
