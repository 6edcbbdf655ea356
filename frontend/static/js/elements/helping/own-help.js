import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { isUnlocked } from '../../journal/desk.js';
import { plainPlan, plan } from '../../journal/plan.js';
import { gettext } from '../../journal/texts.js';
import { icon } from '../icon.js';
import { telephone } from './crisis-lines.js';

/** @typedef {import('../../journal/plan.js').Plan} Plan */

const NUMBER = /\+?\d[\d\s().-]{2,}\d/;

/** One's own plan: opened, or the plain copy that was chosen for this; null where neither can be read now. @returns {Promise<Plan | null>} */
export async function readablePlan() {
  const opened = isUnlocked() ? await plan().catch(() => null) : null;
  return opened ?? (await plainPlan().catch(() => null));
}

/** @param {Plan | null} own */
export function ownHelp(own) {
  const lines = own ? Object.values(own).some((list) => list.length > 0) : false;
  return html`<nav class="list sheet" aria-label=${gettext('Other help')}>
    ${contacts('you', gettext('Someone I trust'), own?.straight_with ?? [])}
    <a href="/you/plan/">${icon('help')}<span>${gettext('My steady plan')}${lines || isUnlocked() ? nothing : html`<br><span class="small">${gettext('Unlock to read it')}</span>`}</span></a>
    <a href="/grounding/">${icon('insights')}<span>${gettext('Help me get grounded')}</span></a>
    ${contacts('phone', gettext('My clinic'), own?.care_team ?? [])}
  </nav>`;
}

/** Each line of the plan; one with a number in it calls. @param {string} picture @param {string} label @param {string[]} lines */
function contacts(picture, label, lines) {
  if (!lines.length) {
    return html`<a href="/you/plan/">${icon(picture)}<span>${label}<br><span class="small">${gettext('Add a name and number')}</span></span></a>`;
  }
  return lines.map((line) => {
    const number = line.match(NUMBER)?.[0];
    const what = html`${icon(picture)}<span>${label}<br><span class="small">${line}</span></span>`;
    return number ? html`<a href=${telephone(number)}>${what}</a>` : html`<a href="/you/plan/">${what}</a>`;
  });
}

/** The plan itself, above all else. @param {Plan | null} own */
export function ownPlan(own) {
  const parts = own ? [[gettext('What I can do by myself'), own.by_myself], [gettext('Good company, good places'), own.good_company], [gettext('Why I stay'), own.why_i_stay]] : [];
  const said = /** @type {[string, string[]][]} */ (parts.filter(([, lines]) => lines.length));
  if (!said.length) return nothing;
  return html`<section class="sheet stack" aria-label=${gettext('My steady plan')}>${said.map(
    ([title, lines]) => html`<div class="stack tight"><h2 class="plan-part">${title}</h2>${lines.map((line) => html`<p class="words">${line}</p>`)}</div>`,
  )}</section>`;
}
