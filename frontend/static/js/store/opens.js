/** Which page of ours a reminder's notes open, instead of Write; the server never learns it. Paths only, never anyone's words. */
import { dropAt, keepAt, plainId, readAt } from './note-cache.js';

const OPENS = '/notes/opens/';

/**
 * @param {string} reminder id, with or without hyphens
 * @param {string} path such as `/entry/#<uuid>`
 */
export function keepOpens(reminder, path) {
  return keepAt(OPENS + plainId(reminder), path);
}

/** @param {string} reminder */
export function dropOpens(reminder) {
  return dropAt(OPENS + plainId(reminder));
}

/** @param {string} reminder @returns {Promise<string | null>} */
export function opensOf(reminder) {
  return readAt(OPENS + plainId(reminder));
}
