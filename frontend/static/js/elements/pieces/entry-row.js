// One entry in the journal's list.
import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext, interpolate, ngettext } from '../../journal/texts.js';
import { firstWords } from './answer.js';
import { standing } from './standing.js';
import { moment, momentWithin } from './when.js';

/** @typedef {import('../../journal/reflections.js').Entry} Entry */

/** @param {Entry} entry */
export const titleOf = (entry) => entry.body.guide?.title || gettext('Just writing');

/** @param {Entry} entry @param {number} shares how many people can read some of it */
function tags(entry, shares) {
  return html`<span class="row tags">
    ${shares ? html`<span class="tag shared">${interpolate(ngettext('Shared with %(count)s', 'Shared with %(count)s', shares), { count: shares })}</span>` : nothing}
    ${entry.body.insights?.length ? html`<span class="tag">${gettext('Insight')}</span>` : nothing}
    ${entry.body.guide?.slug === 'set-an-intention' ? html`<span class="tag">${gettext('Intention')}</span>` : nothing}
    ${entry.copyOf ? html`<span class="tag warm">${gettext('Second copy')}</span>` : nothing}
  </span>`;
}

/** @param {Entry} entry @param {number} shares @param {Date} now */
export function entryRow(entry, shares, now) {
  return html`<a class="entry" href="/entry/#${entry.id}">
    <span class="row apart small"><span>${moment(entry.written_at, now)}</span>${tags(entry, shares)}</span>
    <h3>${titleOf(entry)}</h3>
    <p class="words">${firstWords(entry.body.answers ?? [])}</p>
    ${entry.copyOf ? html`<p class="small">${copyLine(entry, now)}</p>` : nothing}
    ${entry.state === 'here' ? standing('here') : nothing}
  </a>`;
}

/** Whose copy this is, when two devices changed the same entry. @param {Entry} entry @param {Date} now */
export function copyLine(entry, now) {
  const device = entry.device || gettext('another device');
  return interpolate(gettext('Copy from %(device)s, %(when)s'), { device, when: momentWithin(entry.written_at, now) });
}
