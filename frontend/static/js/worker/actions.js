import { laterChoices } from './later-times.js';

/** @typedef {import('./wording.js').Word} Word */
/** @typedef {{action: Word, title: string}} Action */

const ASKS_TO_GO_ON = 13;

/**
 * What can be answered on the note itself; a tap on it is always there as well.
 * @param {{text: number, note: string}} note
 * @param {Record<Word, string>} words
 * @returns {Action[]}
 */
export function actionsOf({ text, note }, words) {
  if (!note) return [];
  return named(text === ASKS_TO_GO_ON ? ['go-on', 'stop'] : usual(), words);
}

/** What the question "When?" can be answered with. @param {Record<Word, string>} words @param {Date} now @returns {Action[]} */
export function laterActions(words, now) {
  return named(laterChoices(now).map(({ choice }) => choice), words);
}

/** How many a note can hold on this device: two in Chrome, none on an iPhone. @returns {number} */
export function mostActions() {
  return /** @type {any} */ (globalThis).Notification?.maxActions ?? 0;
}

/** @param {number} text */
export function asksToGoOn(text) {
  return text === ASKS_TO_GO_ON;
}

/** @returns {Word[]} */
function usual() {
  return mostActions() > 2 ? ['write', 'later', 'done'] : ['later', 'done'];
}

/** @param {Word[]} actions @param {Record<Word, string>} words */
function named(actions, words) {
  return actions.slice(0, mostActions()).map((action) => ({ action, title: words[action] }));
}
