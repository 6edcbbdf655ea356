/** Entries as plain text, for the export: a file that opens anywhere, now and in thirty years. */
import { feelingName } from './feelings.js';
import { gettext, interpolate } from './texts.js';

/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Answer} Answer */

/**
 * @param {Entry[]} entries newest first
 * @returns {string}
 */
export function inPlainWords(entries) {
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeStyle: 'short' });
  const pages = entries.map(({ written_at, body }) => {
    const answers = body.answers.map((answer) => `${answer.text}\n${said(answer)}\n`);
    return [day.format(new Date(written_at)), body.guide?.title ?? '', '', ...answers].join('\n');
  });
  return `${pages.join('\n----------------------------------------\n\n')}\n`;
}

/** @returns {string} */
export function readMe() {
  return [
    gettext('What is in this file'),
    '',
    gettext('documents: every piece of your writing, sealed, each as a file of its own. drafts: what you had not finished.'),
    gettext('identity.txt: the key that opens them. Whoever has it can read all of it. Keep this file like a diary.'),
    gettext('journal.txt: what you wrote, as plain text.'),
    '',
    gettext('How to open a sealed file without Afterword'),
    '',
    gettext('The files use age, a free and open standard. Install the age tool, then run:'),
    '',
    '    age --decrypt -i identity.txt documents/NAME.age',
    '',
  ].join('\n');
}

/** @param {Answer} answer */
function said({ kind, value, label }) {
  if (kind === 'feelings' && Array.isArray(value)) return value.map(feelingName).join(', ');
  if (kind === 'scale') return interpolate(gettext('%(number)s of 10'), { number: value });
  return String(label ?? value ?? '');
}
