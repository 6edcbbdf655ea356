import { html } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../../journal/texts.js';
import '../choice-picker.js';
import '../feelings-picker.js';
import '../growing-text.js';

/** @typedef {import('../../journal/drafting.js').DraftPrompt} DraftPrompt */

/**
 * What only some guides need comes as the guide opens, and not with its question, for which there may be no network any more.
 * @param {DraftPrompt[]} prompts
 */
export async function fetchFields(prompts) {
  if (prompts.some(({ kind }) => kind === 'scale')) await import('../scale-picker.js');
}

/**
 * The way to answer one question, by its kind.
 * @param {DraftPrompt} prompt
 * @param {any} value
 * @param {(value: any) => void} onChange
 * @param {boolean} calm shorter, as in the first hours
 */
export function answerField(prompt, value, onChange, calm) {
  const { kind, text } = prompt;
  const picked = (/** @type {CustomEvent} */ { detail }) => onChange(detail);
  if (kind === 'scale') {
    return html`<scale-picker label=${text} low=${prompt.min_label ?? ''} high=${prompt.max_label ?? ''} .value=${value} @picked=${picked}></scale-picker>`;
  }
  if (kind === 'feelings') {
    return html`<feelings-picker label=${text} ?short=${calm} .value=${value ?? []} @picked=${picked}></feelings-picker>`;
  }
  if (kind === 'choice') {
    return html`<choice-picker label=${text} .options=${prompt.options ?? []} .value=${value} @picked=${picked}></choice-picker>`;
  }
  if (kind === 'date') return dateField(text, value, onChange);
  return html`<growing-text label=${gettext('Your answer')} hint=${calm ? (prompt.help ?? '') : ''} ?plain=${calm} lines=${linesFor(kind, calm)}
    .value=${value ?? ''} @words=${picked}></growing-text>`;
}

/** @param {string} text @param {string | undefined} value @param {(value: any) => void} onChange */
function dateField(text, value, onChange) {
  const changed = (/** @type {Event} */ { target }) => onChange(/** @type {HTMLInputElement} */ (target).value || undefined);
  return html`<input class="input" type="date" autocomplete="off" aria-label=${text} min=${tomorrow()} .value=${value ?? ''} @change=${changed}>`;
}

/** @param {string} kind @param {boolean} calm */
function linesFor(kind, calm) {
  if (kind === 'commitment') return 2;
  return calm ? 4 : 5;
}

/** The local day after today: these days are for later. */
function tomorrow() {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}
