/**
 * A text of one's own for the lock screen: sealed under a key of two halves. One half is kept on this device; the other is the
 * server's and comes with each push, so that the service worker can open the text while the journal is locked.
 */
import { fromBase64Url, parseJson, text, toBase64Url, utf8 } from './bytes.js';
import { SealedError } from './errors.js';
import { pad } from './padding.js';

/** @typedef {{iv: string, sealed: string}} SealedText both base64url */
/** @typedef {{device: string, server: string}} Halves base64url: 32 bytes of this device, 16 of the server for this reminder */

/**
 * AES-256-GCM under HKDF-SHA256(device half || server half), info `afterword/note/v1`; padded, so that its length tells nothing.
 * @param {string} words
 * @param {Halves} halves
 * @returns {Promise<SealedText>}
 * @throws {SealedError} `shape` for halves that are none
 */
export async function sealNoteText(words, halves) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = pad(utf8(JSON.stringify(words)));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(halves), plain);
  return { iv: toBase64Url(iv), sealed: toBase64Url(new Uint8Array(sealed)) };
}

/**
 * @param {SealedText} kept
 * @param {Halves} halves
 * @returns {Promise<string>}
 * @throws {SealedError} `decrypt` or `shape`
 */
export async function openNoteText({ iv, sealed }, halves) {
  const how = { name: 'AES-GCM', iv: fromBase64Url(iv) };
  const key = await keyOf(halves);
  const plain = await crypto.subtle.decrypt(how, key, fromBase64Url(sealed)).catch(() => {
    throw new SealedError('decrypt', 'note text');
  });
  return parseJson(text(new Uint8Array(plain)));
}

/** @param {Halves} halves */
async function keyOf({ device, server }) {
  const halves = new Uint8Array([...ofLength(device, 32), ...ofLength(server, 16)]);
  const secret = await crypto.subtle.importKey('raw', halves, 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8('afterword/note/v1') };
  return crypto.subtle.deriveKey(hkdf, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** @param {string} half @param {number} length */
function ofLength(half, length) {
  const bytes = fromBase64Url(half);
  if (bytes.length !== length) throw new SealedError('shape', 'half of a key');
  return bytes;
}
