/** A reminder's text in the person's own words. It is sealed, stays on this device, and shows on its lock screen only. */
import { sealNoteText } from '../sealing/note-text.js';
import { plainId } from '../store/note-cache.js';
import { dropSealedText, keepSealedText, madeDeviceHalf, sealedTextsFor } from '../store/own-texts.js';

export { ownText } from '../worker/own-text.js';
export const MOST_LETTERS = 80;

/**
 * @param {string} reminderId
 * @param {string} textKey the server's half, base64url of 16 bytes
 * @param {string} text empty for none any more
 * @returns {Promise<void>}
 */
export async function keepOwnText(reminderId, textKey, text) {
  const words = text.trim().slice(0, MOST_LETTERS);
  if (!words) return dropSealedText(reminderId);
  const sealed = await sealNoteText(words, { device: await madeDeviceHalf(), server: textKey });
  await keepSealedText(reminderId, sealed);
}

/**
 * Reminders that are gone leave no words behind, wherever they were removed.
 * @param {string[]} reminders ids of all that there are
 */
export async function keepOwnTextsOf(reminders) {
  const known = new Set(reminders.map(plainId));
  const others = (await sealedTextsFor()).filter((reminder) => !known.has(reminder));
  await Promise.all(others.map(dropSealedText));
}
