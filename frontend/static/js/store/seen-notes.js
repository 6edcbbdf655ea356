/** Which notes this device has shown, so that a push that comes a second time bothers nobody. */
import { keepAt, keepAtMost, readAt } from './note-cache.js';

const SEEN = '/notes/seen/';
const MOST = 60;

/** @typedef {{over: boolean}} Seen `over`: the person has put it away or answered it */

/** @param {string} note @returns {Promise<Seen | null>} null for one that is new here */
export function seenNote(note) {
  return readAt(SEEN + note);
}

/** @param {string} note @param {Seen} how */
export async function markSeen(note, how) {
  await keepAt(SEEN + note, how);
  await keepAtMost(SEEN, MOST);
}
