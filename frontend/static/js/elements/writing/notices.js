import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../../journal/texts.js';

/** @typedef {import('./rules.js').Offer} Offer */

/**
 * Quiet offers beside a high number or an unsure step. Nothing is blocked.
 * @param {Offer} offer
 * @param {{pause: () => void, keep: () => void, smaller: () => void}} then
 */
export function offerNotice(offer, { pause, keep, smaller }) {
  if (offer === 'steady') {
    return html`<div class="notice warm" role="status"><p>${gettext('That is a lot to hold. You can stop here for a while.')}</p>
      <div class="row close"><button type="button" class="button plain" @click=${pause}>${gettext('Pause and ground')}</button>
        <a class="button plain" href="/help/">${gettext('Help now')}</a>
        <button type="button" class="button text" @click=${keep}>${gettext('Keep writing')}</button></div></div>`;
  }
  if (offer === 'smaller') {
    return html`<div class="notice" role="status"><p>${gettext('Would a smaller step feel easier?')}</p>
      <div class="row close"><button type="button" class="button plain" @click=${smaller}>${gettext('Make it smaller')}</button>
        <button type="button" class="button text" @click=${keep}>${gettext('Keep it as it is')}</button></div></div>`;
  }
  return nothing;
}

/**
 * Saving failed: the words stand on this screen and nowhere else.
 * @param {boolean} full
 * @param {() => void} save
 */
export function unsavedNotice(full, save) {
  return html`<div class="notice warm" role="alert">
    <p><strong>${full ? gettext('This phone is full.') : gettext('Saving did not work just now.')}</strong>
      ${gettext('What you wrote is on this screen only. Keep this page open, make some room, or save it as a file. We keep trying as you write.')}</p>
    <div class="row"><button type="button" class="button plain" @click=${save}>${gettext('Save as a file')}</button></div></div>`;
}
