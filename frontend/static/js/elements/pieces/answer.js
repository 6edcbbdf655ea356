// One answer as it is read: its question, then the person's words.
import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { feelingName } from '../../journal/feelings.js';
import { gettext, interpolate } from '../../journal/texts.js';
import { dayFrom, longDay } from './when.js';

/** @typedef {import('../../journal/reflections.js').Answer} Answer */

/** What an answer says, as plain text; empty when nothing was said. @param {Answer} answer @returns {string} */
export function said({ kind, value, label }) {
  if (value === null || value === undefined || value === '') return '';
  if (kind === 'feelings' && Array.isArray(value)) return capital(value.map(feelingName).join(', '));
  if (kind === 'scale') return interpolate(gettext('%(number)s of 10'), { number: value });
  if (kind === 'choice') return label ?? '';
  if (kind === 'date' && typeof value === 'string') return longDay(dayFrom(value), new Date());
  return typeof value === 'string' ? value : '';
}

/** @param {string} words */
const capital = (words) => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** Are these the person's own words, and not a pick? @param {Answer} answer */
export const inWords = ({ kind }) => kind === 'text' || kind === 'commitment' || kind === 'voice';

/** The first words of an entry, for a list. @param {Answer[]} answers */
export function firstWords(answers) {
  const written = answers.filter(inWords).map(said).find((words) => words.trim());
  return written ?? answers.map(said).find(Boolean) ?? '';
}

/** @param {Answer} answer */
export function answerWords(answer) {
  const words = said(answer);
  if (!words) return nothing;
  return inWords(answer) ? html`<p class="words written">${words}</p>` : html`<p>${words}</p>`;
}

/** @param {Answer[]} answers in the order of the guide */
export function answersRead(answers) {
  return answers.filter(said).map(
    (answer) => html`<div class="answer"><h3 class="question">${answer.text}</h3>${answerWords(answer)}</div>`,
  );
}
