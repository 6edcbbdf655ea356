import { openNoteText } from '../sealing/note-text.js';
import { deviceHalf, sealedText } from '../store/own-texts.js';

/**
 * A reminder's text in the person's own words, opened.
 * @param {string} reminder id, with or without hyphens
 * @param {string} textKey the server's half of its key, base64url of 16 bytes
 * @returns {Promise<string | null>} null when this device has none, or can't open it
 */
export async function ownText(reminder, textKey) {
  const [kept, device] = await Promise.all([sealedText(reminder), deviceHalf()]);
  if (!kept || !device) return null;
  try {
    return await openNoteText(kept, { device, server: textKey });
  } catch {
    return null;
  }
}
