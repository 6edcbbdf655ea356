/** A letter to oneself that comes back on a day. That it is one, and which, only this device knows. */
import { dropTime, seekTime, wantedTimes, wantTime } from './own-times.js';

/** @typedef {import('./drafting.js').Draft} Draft */

const GUIDE = 'free-writing';
const FOR_LATER = 2;
const HOUR = '10:00';

/** @param {Pick<Draft, 'guide' | 'answers'>} draft */
export function isLetterForLater({ guide, answers }) {
  return guide.slug === GUIDE && answers.shape === FOR_LATER;
}

/** @param {import('./entries.js').EntryBody} body */
export function wasLetterForLater({ guide, answers }) {
  return guide.slug === GUIDE && answers.some(({ prompt, value }) => prompt === 'shape' && value === FOR_LATER);
}

/**
 * @param {string} entry
 * @param {string} day `2026-12-24`, from tomorrow on
 */
export async function bringBackOn(entry, day) {
  await wantTime({ ...letter(entry), at: `${day}T${HOUR}` });
}

/** @param {string} entry */
export async function leaveLetter(entry) {
  await dropTime('letter', entry);
}

/** @param {string} entry @returns {Promise<string>} local, `2026-12-24T10:00`; empty when it doesn't come back */
export async function letterTime(entry) {
  const found = (await wantedTimes()).find(({ purpose, key }) => purpose === 'letter' && key === entry);
  return found && !found.off && new Date(found.at) > new Date() ? found.at : '';
}

/** Another device may have chosen its day. @param {string} entry */
export async function seekLetter(entry) {
  await seekTime(letter(entry));
}

/** @param {string} entry */
function letter(entry) {
  return { purpose: 'letter', key: entry, text: 6, opens: `/entry/#${entry}` };
}
