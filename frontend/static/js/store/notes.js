/** What the service worker needs to show a note by itself, kept on this device. Nothing here is anyone's words. */
import { dropAt, keepAt, readAt } from './note-cache.js';

/** @typedef {{title: string, texts: Record<string, string>, words?: Record<string, string>}} NoteTexts `words` are those of the actions */

const TEXTS = '/notes/texts/';
const WANTED = '/notes/wanted/';
const ARRIVED = '/notes/arrived/';
const STALE = '/notes/stale-address/';

/** @param {NoteTexts} kept */
export function keepNoteTexts({ title, texts, words = {} }) {
  return keepAt(TEXTS, { title, texts, words });
}

/** @returns {Promise<NoteTexts | null>} */
export function noteTexts() {
  return readAt(TEXTS);
}

/** Whether the person asked to be told on this device. @param {boolean} wanted */
export function setNotesWanted(wanted) {
  return keepAt(WANTED, wanted);
}

/** @returns {Promise<boolean>} */
export async function notesWanted() {
  return (await readAt(WANTED)) === true;
}

/** @param {Date} at */
export function noteArrived(at) {
  return keepAt(ARRIVED, at.toISOString());
}

/** @returns {Promise<Date | null>} when a note last reached this device */
export async function lastArrival() {
  const at = await readAt(ARRIVED);
  return at ? new Date(at) : null;
}

/** Whether the browser has given up the address that the server knows. @param {boolean} stale */
export function setAddressStale(stale) {
  return stale ? keepAt(STALE, true) : dropAt(STALE);
}

/** @returns {Promise<boolean>} */
export async function addressIsStale() {
  return (await readAt(STALE)) === true;
}
