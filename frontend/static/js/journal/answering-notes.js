/** Answering a note from a page. It works while locked and without a network: who knows the note's id may answer. */
import { markSeen } from '../store/seen-notes.js';
import { answerNote } from '../worker/answers.js';

export { laterChoices } from '../worker/later-times.js';

/**
 * Puts a note off, and takes it from the screen.
 * @param {string} note 32 hex digits
 * @param {Date} at when it shall come again
 * @returns {Promise<'sent' | 'waiting' | 'refused'>} `waiting`: told to the server at the next push, tap or opening
 */
export async function putOff(note, at) {
  const became = await answerNote(note, 'later', at);
  await takeAway(note).catch(() => undefined);
  return became;
}

/** @param {string} note */
async function takeAway(note) {
  await markSeen(note, { over: true });
  const registration = await navigator.serviceWorker?.getRegistration();
  const showing = (await registration?.getNotifications()) ?? [];
  for (const each of showing) if (each.data?.note === note) each.close();
}
