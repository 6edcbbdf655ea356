/** A person's secret keys, newest first, and the public halves that others check before use. */

import { generateX25519Identity, identityToRecipient } from '../../vendor/age-encryption@0.3.1/age-encryption.js';
import { identitiesOf } from './age.js';
import { parseJson, toBase64Url, utf8 } from './bytes.js';
import { SealedError } from './errors.js';
import { makeSeed, sign, verify, verifyKeyOf } from './signing.js';

export { identitiesOf } from './age.js';

/**
 * @typedef {{identity: string, signing: string, created: string}} KeyPair identity `AGE-SECRET-KEY-1...`, signing a base64url
 *   Ed25519 seed, created RFC 3339
 * @typedef {{v: 1, user: string, keys: KeyPair[]}} Keyring
 * @typedef {{recipient: string, verify_key: string, binding: string}} PublicKeys
 */

/** @type {WeakMap<Keyring, Promise<string[]>>} held weakly, so that locking leaves no secret behind here */
const recipients = new WeakMap();

/** @param {string} userId @param {Date} now @returns {Promise<Keyring>} with one fresh pair */
export async function makeKeyring(userId, now) {
  const identity = await generateX25519Identity();
  return { v: 1, user: userId, keys: [{ identity, signing: makeSeed(), created: now.toISOString() }] };
}

/** @param {string} json @returns {Keyring} @throws {SealedError} `shape`, or `version` for a later one */
export function readKeyring(json) {
  const keyring = parseJson(json);
  if (!Number.isInteger(keyring?.v)) throw new SealedError('shape', 'keyring');
  if (keyring.v !== 1) throw new SealedError('version', 'keyring');
  if (typeof keyring.user !== 'string' || !Array.isArray(keyring.keys) || !keyring.keys.length || !keyring.keys.every(isPair)) {
    throw new SealedError('shape', 'keyring');
  }
  return keyring;
}

/** @param {Keyring} keyring @returns {Promise<PublicKeys>} of the newest pair */
export async function publicKeysOf(keyring) {
  const [{ signing }] = keyring.keys;
  const [recipient] = await recipientsOf(keyring);
  return {
    recipient,
    verify_key: await verifyKeyOf(signing),
    binding: await sign(signing, bindingText(keyring.user, recipient)),
  };
}

/** @param {string} userId @param {PublicKeys} keys @returns {Promise<boolean>} whether the signer vouches for the recipient */
export async function bindingHolds(userId, keys) {
  return verify(keys.verify_key, bindingText(userId, keys.recipient), keys.binding);
}

/** @param {Keyring} keyring @param {string} nonce as the server gave it @returns {Promise<string>} base64url, the proof of unlocking */
export async function signNonce(keyring, nonce) {
  return sign(keyring.keys[0].signing, utf8(`afterword/unlock/v1\n${nonce}`));
}

/** @param {{recipient: string, verify_key: string}} keys @returns {Promise<string>} base64url of 16 bytes, to compare by eye or link */
export async function fingerprint(keys) {
  const digest = await crypto.subtle.digest('SHA-256', utf8(`${keys.recipient}\n${keys.verify_key}`));
  return toBase64Url(new Uint8Array(digest, 0, 16));
}

/** @param {Keyring} keyring @returns {Promise<string[]>} every recipient, newest first */
export async function recipientsOf(keyring) {
  const known = recipients.get(keyring);
  if (known) return known;
  const all = Promise.all(identitiesOf(keyring).map((identity) => identityToRecipient(identity)));
  recipients.set(keyring, all);
  return all;
}

/** @param {any} pair @returns {boolean} */
function isPair(pair) {
  return /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/.test(pair?.identity) && /^[\w-]{43}$/.test(pair.signing) && typeof pair.created === 'string';
}

/** @param {string} userId @param {string} recipient */
function bindingText(userId, recipient) {
  return utf8(`afterword/keys/v1\n${userId}\n${recipient}`);
}
