// One way of unlocking in the list, with the question before it goes.
import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext, interpolate } from '../../journal/texts.js';
import { icon } from '../icon.js';
import { shortDay } from './when.js';

/** @typedef {import('../../journal/unlocking.js').Way} Way */

const PICTURES = { passkey: 'device', passphrase: 'lock', recovery: 'key' };

/** @param {Way['kind']} kind */
export function nameOfWay(kind) {
  if (kind === 'passkey') return gettext('Passkey');
  return kind === 'passphrase' ? gettext('Passphrase') : gettext('Recovery code');
}

/** @param {Way} way @param {boolean} canGo @param {boolean} busy @param {() => void} remove */
export function wayRow({ kind, created_at }, canGo, busy, remove) {
  const since = interpolate(gettext('Since %(day)s'), { day: shortDay(new Date(created_at), new Date()) });
  return html`<li class="record">
    ${icon(PICTURES[kind])}
    <div class="stack tight"><strong>${nameOfWay(kind)}</strong><span class="small">${since}</span></div>
    ${canGo ? question(kind, busy, remove) : nothing}
  </li>`;
}

/** @param {Way['kind']} kind @param {boolean} busy @param {() => void} remove */
function question(kind, busy, remove) {
  return html`<details class="ask">
    <summary class="button text">${gettext('Remove')}</summary>
    <div class="notice warm">
      <p>${kind === 'passkey' ? gettext('It will no longer open your words. Your device may still list it; you can delete it there too.') : gettext('It will no longer open your words.')}</p>
      <button type="button" class="button" ?disabled=${busy} @click=${remove}>${gettext('Yes, remove it')}</button>
    </div>
  </details>`;
}
