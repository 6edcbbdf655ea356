// Where an entry is, in a few quiet words.
import { html } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../../journal/texts.js';

/** @param {'here'|'backed-up'} state */
export function standing(state) {
  return state === 'backed-up'
    ? html`<span class="state">${gettext('Backed up')}</span>`
    : html`<span class="state here">${gettext('Saved on this phone')}</span>`;
}

/** Why a kept document can't be read here. @param {string} code of a SealedError */
export function whyUnreadable(code) {
  if (code === 'version') return gettext('It was written by a newer version of this app. Update, and it opens.');
  if (code === 'decrypt') return gettext('It was locked with a key that is not on this device.');
  if (code === 'rollback') return gettext('An older version arrived than the one seen before.');
  if (code === 'signature' || code === 'mismatch') return gettext('It could not be proven to be yours, unchanged.');
  return gettext('Its contents could not be understood.');
}
