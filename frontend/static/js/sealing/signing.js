/** Ed25519 (RFC 8032), by WebCrypto where it knows it, else by noble, which is loaded only then. */

import { fromBase64Url, toBase64Url } from './bytes.js';
import { SealedError } from './errors.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

const ED25519 = { name: 'Ed25519' };
// WebCrypto takes a private key as PKCS #8 only; for Ed25519 that is this, then the seed.
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** @type {Map<string, Promise<CryptoKey>>} */
const verifyKeys = new Map();
/** @type {Promise<boolean> | undefined} */
let native;

/** @returns {string} base64url of 32 random bytes */
export function makeSeed() {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** @param {string} seed @returns {Promise<string>} base64url of the 32-byte public key */
export async function verifyKeyOf(seed) {
  if (!(await isNative())) return toBase64Url((await noble()).getPublicKey(keyBytes(seed)));
  const key = await crypto.subtle.importKey('pkcs8', pkcs8(seed), ED25519, true, ['sign']);
  return /** @type {string} */ ((await crypto.subtle.exportKey('jwk', key)).x);
}

/** @param {string} seed @param {Uint8Array} bytes @returns {Promise<string>} base64url of the 64-byte signature */
export async function sign(seed, bytes) {
  if (!(await isNative())) return toBase64Url((await noble()).sign(bytes, keyBytes(seed)));
  const key = await crypto.subtle.importKey('pkcs8', pkcs8(seed), ED25519, false, ['sign']);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(ED25519, key, /** @type {Bytes} */ (bytes))));
}

/**
 * @param {string} verifyKey base64url
 * @param {Uint8Array} bytes
 * @param {string} signature base64url
 * @returns {Promise<boolean>} false also for a key or signature that is none
 */
export async function verify(verifyKey, bytes, signature) {
  try {
    const given = fromBase64Url(signature);
    if (!(await isNative())) return (await noble()).verify(given, bytes, keyBytes(verifyKey));
    return await crypto.subtle.verify(ED25519, await imported(verifyKey), given, /** @type {Bytes} */ (bytes));
  } catch {
    return false;
  }
}

/** @param {string} verifyKey */
function imported(verifyKey) {
  const known = verifyKeys.get(verifyKey);
  if (known) return known;
  const key = crypto.subtle.importKey('raw', keyBytes(verifyKey), ED25519, false, ['verify']);
  verifyKeys.set(verifyKey, key);
  return key;
}

function isNative() {
  native ??= crypto.subtle.importKey('raw', new Uint8Array(32).fill(9), ED25519, false, ['verify']).then(
    () => true,
    (error) => error.name !== 'NotSupportedError',
  );
  return native;
}

async function noble() {
  return (await import('../../vendor/noble-curves@2.4.0/noble-curves.js')).ed25519;
}

/** @param {string} seed */
function pkcs8(seed) {
  return new Uint8Array([...PKCS8, ...keyBytes(seed)]);
}

/** @param {string} key base64url */
function keyBytes(key) {
  const bytes = fromBase64Url(key);
  if (bytes.length !== 32) throw new SealedError('shape', 'an Ed25519 key has 32 bytes');
  return bytes;
}
