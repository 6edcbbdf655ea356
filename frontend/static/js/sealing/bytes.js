/** Bytes and their written forms. Everything here is synchronous but the hash. */

import { SealedError } from './errors.js';

const encoder = new TextEncoder();

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {string} string @returns {Bytes} */
export function utf8(string) {
  return encoder.encode(string);
}

/** @param {Uint8Array} bytes @returns {string} @throws {SealedError} `shape` when they are not UTF-8 */
export function text(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SealedError('shape', 'not UTF-8');
  }
}

/** @param {Uint8Array} bytes @returns {string} padded, standard alphabet: the API's form for sealed bytes */
export function toBase64(bytes) {
  let binary = '';
  // In slices, as a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** @param {string} string @returns {Bytes} @throws {SealedError} `shape` */
export function fromBase64(string) {
  try {
    const native = /** @type {any} */ (Uint8Array).fromBase64;
    if (native) return native.call(Uint8Array, string);
    const binary = atob(string);
    const bytes = new Uint8Array(binary.length);
    // A plain loop: a journal has megabytes of it, and Uint8Array.from with a function takes several times as long.
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    throw new SealedError('shape', 'not base64');
  }
}

/** @param {Uint8Array} bytes @returns {string} unpadded, URL alphabet: the form of keys, signatures and nonces */
export function toBase64Url(bytes) {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} string @returns {Bytes} @throws {SealedError} `shape`, also for padding or the standard alphabet */
export function fromBase64Url(string) {
  if (!/^[\w-]*$/.test(string)) throw new SealedError('shape', 'not base64url');
  const bytes = fromBase64(string.replaceAll('-', '+').replaceAll('_', '/'));
  // Exactly one writing for each value: the unused bits of the last character are zero.
  if (toBase64Url(bytes) !== string) throw new SealedError('shape', 'not base64url');
  return bytes;
}

/** @param {Uint8Array} bytes @returns {string} lower case */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Uint8Array} bytes @returns {Promise<string>} */
export async function sha256Hex(bytes) {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', /** @type {Bytes} */ (bytes))));
}

/** @param {string} string @returns {any} @throws {SealedError} `shape` */
export function parseJson(string) {
  try {
    return JSON.parse(string);
  } catch {
    throw new SealedError('shape', 'not JSON');
  }
}
