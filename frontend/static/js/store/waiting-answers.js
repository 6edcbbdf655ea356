/** What a person answered to a note, until the server has it. */
import { dropAt, keepAt, keepAtMost, keysBelow, readAt } from './note-cache.js';

/**
 * `at`: when it shall come again, for `later`; `since`: when it was answered. Both ISO 8601, UTC.
 * @typedef {'arrived' | 'opened' | 'done' | 'later' | 'go-on' | 'stop'} How
 * @typedef {{note: string, how: How, at?: string, since: string}} Answer
 */

const WAITING = '/notes/waiting/';
const MOST = 60;

/** The same answer to the same note counts once; the newest of them. @param {Answer} answer */
export async function keepAnswer(answer) {
  await keepAt(keyOf(answer), answer);
  await keepAtMost(WAITING, MOST);
}

/** @param {Answer} answer */
export function dropAnswer(answer) {
  return dropAt(keyOf(answer));
}

/** @returns {Promise<Answer[]>} the oldest first */
export async function waitingAnswers() {
  const found = await Promise.all((await keysBelow(WAITING)).map(readAt));
  return found.filter(Boolean);
}

/** @param {Answer} answer */
function keyOf({ note, how }) {
  return `${WAITING}${note}/${how}/`;
}
