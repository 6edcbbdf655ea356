/** Sealed texts of a person's own for the lock screen, by reminder, and this device's half of their key. */
import { toBase64Url } from '../sealing/bytes.js';
import { dropAt, keepAt, keepAtMost, keysBelow, plainId, readAt } from './note-cache.js';

/** @typedef {import('../sealing/note-text.js').SealedText} SealedText */

const OWN = '/notes/own/';
const HALF = '/notes/device-half/';
const MOST = 60;

/** @param {string} reminder @param {SealedText} sealed */
export async function keepSealedText(reminder, sealed) {
  await keepAt(OWN + plainId(reminder), sealed);
  await keepAtMost(OWN, MOST);
}

/** @param {string} reminder @returns {Promise<SealedText | null>} */
export function sealedText(reminder) {
  return readAt(OWN + plainId(reminder));
}

/** @param {string} reminder */
export function dropSealedText(reminder) {
  return dropAt(OWN + plainId(reminder));
}

/** @returns {Promise<string[]>} the reminders that have one, as 32 hex digits each */
export async function sealedTextsFor() {
  return (await keysBelow(OWN)).map((key) => key.slice(OWN.length));
}

/** @returns {Promise<string | null>} 32 random bytes, base64url; null while nothing was ever sealed here */
export function deviceHalf() {
  return readAt(HALF);
}

/** The same, made now if there is none: once, also when two tabs ask at a time. @returns {Promise<string>} */
export function madeDeviceHalf() {
  return navigator.locks.request('notes-device-half', async () => {
    const known = await deviceHalf();
    if (known) return known;
    const made = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
    await keepAt(HALF, made);
    return made;
  });
}
