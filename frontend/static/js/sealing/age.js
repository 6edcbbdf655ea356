/** age v1 files, binary, for X25519 recipients. https://age-encryption.org/v1 */

import { bech32, Decrypter, Encrypter } from '../../vendor/age-encryption@0.3.1/age-encryption.js';
import { SealedError } from './errors.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** @type {Map<string, Decrypter>} the last sets of identities used, as making one costs as much as opening with it */
const decrypters = new Map();

/**
 * @param {Uint8Array} bytes
 * @param {string[]} recipients `age1...`, one or more
 * @returns {Promise<Bytes>}
 */
export async function seal(bytes, recipients) {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return /** @type {Bytes} */ (await encrypter.encrypt(bytes));
}

/**
 * @param {Uint8Array} sealed
 * @param {string[]} identities `AGE-SECRET-KEY-1...`, any of which may open it
 * @returns {Promise<Bytes>}
 * @throws {SealedError} `decrypt`
 */
export async function open(sealed, identities) {
  try {
    return /** @type {Bytes} */ (await decrypterFor(identities).decrypt(sealed));
  } catch {
    throw new SealedError('decrypt');
  }
}

/** Drops every identity that was kept for speed: part of locking. */
export function forgetIdentities() {
  decrypters.clear();
}

/** @param {import('./keyring.js').Keyring} keyring @returns {string[]} every identity, newest first */
export function identitiesOf(keyring) {
  return keyring.keys.map((pair) => pair.identity);
}

/** @param {Uint8Array} secret 32 bytes @returns {string} the X25519 identity made of them, `AGE-SECRET-KEY-1...` */
export function identityOf(secret) {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase();
}

/** @param {string[]} identities */
function decrypterFor(identities) {
  const name = identities.join();
  const known = decrypters.get(name);
  if (known) return known;
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  if (decrypters.size >= 4) decrypters.clear();
  decrypters.set(name, decrypter);
  return decrypter;
}
