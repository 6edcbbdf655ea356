import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { commitments, insights, setLiving } from '../journal/insights.js';
import { entries } from '../journal/reflections.js';
import { gettext, interpolate } from '../journal/texts.js';
import './small-step.js';
import { titleOf } from './pieces/entry-row.js';
import { daysAgo, shortDay } from './pieces/when.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/insights.js').Insight} Insight */
/** @typedef {import('../journal/insights.js').Living} Living */

/** How an insight lives, in order. @returns {[Living, string][]} */
const LIVING = () => [
  ['still-true', gettext('Still true')],
  ['changing', gettext('Changing')],
  ['let-go', gettext('Let go')],
];

/** `<insight-list>`: what I learned, in my words, where from and how it lives; and the small steps I picked. */
export class InsightList extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, past: { state: true } };

  constructor() {
    super();
    this.past = false;
    this.forget();
  }

  /** @override */
  async load() {
    const [learned, steps, written] = await Promise.all([insights(), commitments(), entries()]);
    this.insights = learned;
    this.steps = steps;
    this.titles = new Map(written.map((entry) => [entry.id, titleOf(entry)]));
  }

  /** @override */
  forget() {
    /** @type {Insight[]} */
    this.insights = [];
    /** @type {import('../journal/insights.js').Commitment[]} */
    this.steps = [];
    /** @type {Map<string, string>} */
    this.titles = new Map();
  }

  /** @override */
  open() {
    const kept = this.insights.filter(({ how }) => how !== 'let-go');
    const gone = this.insights.filter(({ how }) => how === 'let-go');
    return html`${this.problemLine()}
      ${this.insights.length || this.steps.length ? nothing : this.#empty()}
      ${kept.map((insight) => this.#insight(insight, new Date()))}
      ${this.#steps()}
      ${gone.length ? html`<details class="stack"><summary>${gettext('Let go')}</summary><div class="stack loose">${gone.map((insight) => this.#insight(insight, new Date()))}</div></details>` : nothing}`;
  }

  #empty() {
    return html`<section class="empty stack"><p class="words">${gettext('What you learn will be here, in your own words.')}</p>
      <p>${gettext('While you write, mark a line that you want to keep.')}</p>
      <p><a class="button" href="/write/">${gettext('Write')}</a></p></section>`;
  }

  /** @param {Insight} insight @param {Date} now */
  #insight({ id, text, marked_at, entry, how }, now) {
    const title = entry ? this.titles.get(entry) : '';
    return html`<article class="sheet stack insight">
      <p class="over">${ageOf(new Date(marked_at), now)}</p>
      <p class="words quote">${text}</p>
      ${title ? html`<p class="small">${gettext('From')} <a href="/entry/#${entry}">${title}</a></p>` : nothing}
      <div class="row" role="group" aria-label=${gettext('How is it now?')}>${LIVING().map(([name, label]) => html`<button type="button" class="chip"
        aria-pressed=${how === name ? 'true' : 'false'} ?disabled=${this.busy} @click=${() => this.attempt(() => setLiving(id, name))}>${label}</button>`)}</div>
    </article>`;
  }

  #steps() {
    const open = this.steps.filter(({ settled }) => !settled);
    const settled = this.steps.filter(({ settled: how }) => how);
    if (!this.steps.length) return nothing;
    return html`<section class="stack"><h2>${open.length === 1 ? gettext('One small step') : gettext('Small steps')}</h2>
      ${open.length ? open.map((step) => html`<small-step .step=${step}></small-step>`) : html`<p>${gettext('No step is open.')}</p>`}
      ${settled.length ? html`<details><summary>${gettext('Earlier steps')}</summary>
        <div class="stack">${settled.map((step) => html`<small-step .step=${step}></small-step>`)}</div></details>` : nothing}</section>`;
  }
}

/** @param {Date} date @param {Date} now */
function ageOf(date, now) {
  const days = daysAgo(date, now);
  if (days === 0) return gettext('From today');
  if (days === 1) return gettext('From yesterday');
  if (days < 31) return interpolate(gettext('From %(days)s days ago'), { days });
  return interpolate(gettext('From %(day)s'), { day: shortDay(date, now) });
}

customElements.define('insight-list', InsightList);
