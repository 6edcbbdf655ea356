import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext, interpolate } from '../../journal/texts.js';
import { icon } from '../icon.js';
import { daysAgo } from '../pieces/when.js';

/** @typedef {import('./gathering.js').Today} Today */

/** Writing that was begun and can be carried on. @param {Today} today */
export function draftCards({ drafts, sealedDrafts }) {
  const cards = drafts.slice(0, 2).map(({ id, guide, at, prompts }) => {
    const place = { title: guide.title, at: at + 1, all: prompts.length };
    const line = interpolate(gettext('%(title)s, %(at)s of %(all)s. Kept on this phone.'), place);
    return card(`/write/#draft=${id}`, gettext('Carry on writing'), line);
  });
  return sealedDrafts > 0 ? [...cards, card('/unlock/', gettext('Carry on writing'), gettext('What you began is sealed. Unlock to go on.'))] : cards;
}

/** @param {string} href @param {string} title @param {string} line */
function card(href, title, line) {
  return html`<a class="sheet quiet row whole" href=${href}>${icon('pen')}<span class="stack tight"><strong>${title}</strong><span class="small">${line}</span></span></a>`;
}

/** A reply, an insight to look at again, a step that is due; nothing when nothing waits. @param {Today} today @param {Date} now */
export function waitingList({ reply, look, step }, now) {
  if (!reply && !look && !step) return nothing;
  return html`<section class="stack"><h2 class="waiting-title">${gettext('Waiting for you')}</h2>
    ${reply ? html`<a class="sheet quiet stack" href=${reply.entry ? `/entry/#${reply.entry}` : '/sharing/'}><span class="tag shared">${gettext('Reply')}</span>
      <span>${interpolate(gettext('%(name)s answered something you shared.'), { name: reply.name || gettext('Your therapist') })}</span></a>` : nothing}
    ${step ? html`<a class="sheet quiet stack" href="/insights/"><span class="tag warm">${gettext('A small step')}</span>
      <span class="words">${step.text}</span><span class="small">${gettext('How did it go? Any answer is fine.')}</span></a>` : nothing}
    ${look ? html`<a class="sheet quiet stack" href="/insights/"><span class="tag">${agoLine(look.marked_at, now)}</span>
      <span class="words">“${look.text}”</span><span class="small">${gettext('Is it still true for you?')}</span></a>` : nothing}
  </section>`;
}

/** @param {string} instant @param {Date} now */
function agoLine(instant, now) {
  return interpolate(gettext('From %(days)s days ago'), { days: daysAgo(new Date(instant), now) });
}
