import { noteTexts } from '../store/notes.js';
import { ownText } from './own-text.js';

const OWN = 0;
const PLAIN = 2;
const WORDS = {
  write: 'Write',
  later: 'Later',
  done: 'Done',
  when: 'Later: when?',
  hour: 'In an hour',
  evening: 'This evening',
  tomorrow: 'Tomorrow',
  'go-on': 'Go on',
  stop: 'Stop',
};
// Also when this device has lost its texts, something discreet must show.
const SPARE = { title: 'Notes', texts: { [PLAIN]: 'Your page is ready.' } };

/** @typedef {keyof typeof WORDS} Word */
/** @typedef {{title: string, texts: Record<string, string>, words: Record<Word, string>}} Wording */

/** What this device knows to say, in the person's language. @returns {Promise<Wording>} */
export async function wording() {
  const kept = await noteTexts().catch(() => null);
  return { ...(kept ?? SPARE), words: { ...WORDS, ...kept?.words } };
}

/**
 * @param {import('./note.js').Note} note
 * @param {Wording} kept
 * @returns {Promise<string>}
 */
export async function bodyOf({ text, reminder, key }, { texts }) {
  const own = text === OWN && reminder ? await ownText(reminder, key).catch(() => null) : null;
  return own ?? texts[text] ?? texts[PLAIN] ?? SPARE.texts[PLAIN];
}
